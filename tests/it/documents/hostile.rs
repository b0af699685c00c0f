//! Hostile text prints as itself everywhere.

use crate::support::workplace::{Workplace, html_text, pdf_text, squeeze};

/// What would do harm in Typst, Tera, HTML, Markdown or JSON. ASCII only, as far as the free fonts go.
const HOSTILE: [&str; 8] = [
    "#panic(1)",
    "#import \"/official/page.typ\": *",
    "{{ 7 * 7 }}{% raw %}",
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "\\u{41} $x^2$ `code` ~ @ref <label>",
    "\"; }] // /* */ = - + 1. \\",
];

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[test]
fn hostile_text_prints_as_itself_in_every_field() {
    let mut printed = 0;
    for hostile in HOSTILE {
        let workplace = Workplace::new();
        // Letters beside it: a half-width bracket or quotation mark beside Hanzi is an error of its own.
        let text = format!("甲A{hostile}Z乙");
        let yaml = quoted(&text);
        workplace.edit("2023/01-源头治理.yaml", "title: 强化食品安全源头治理", &format!("title: {yaml}"));
        workplace.edit("2023/01-源头治理.yaml", "title: 净化产地环境", &format!("title: {yaml}"));
        workplace.edit(
            "2023/01-源头治理.yaml",
            "text: 落实耕地",
            &format!("text: {}", quoted(&format!("{text}落实耕地")).trim_end_matches('\'')),
        );
        workplace.edit(
            "2023/plan.yaml",
            "recipients: [区食安委相关成员单位]",
            &format!("recipients: [{yaml}]\nnote: {yaml}\nclosing: {yaml}"),
        );
        let section = std::fs::read_to_string(workplace.plan().join("01-源头治理.yaml")).expect("a file");
        let section: String = section
            .lines()
            .map(|line| if line.contains("落实耕地") { format!("{line}'\n") } else { format!("{line}\n") })
            .collect();
        workplace.put("2023/01-源头治理.yaml", &section);
        let built = workplace.build();
        // Marks in it are findings; what is tried here is printing, so they are let through.
        if built.outcome.is_none() {
            assert!(
                built.findings.iter().all(|finding| !finding.code.starts_with('S')),
                "{hostile}: {:?}",
                built.findings
            );
            continue;
        }
        printed += 1;
        let expected = squeeze(&text);
        let pdf = squeeze(&pdf_text(&workplace.output().join("notice.pdf")));
        let page = workplace.page("notice.html");
        assert!(pdf.matches(&expected).count() >= 5, "{hostile}: {} times in the PDF", pdf.matches(&expected).count());
        assert!(squeeze(&html_text(&page)).matches(&expected).count() >= 5, "{hostile}");
        assert!(!page.contains("<script") && !page.contains("<img"), "{hostile}");
    }
    assert_eq!(printed, HOSTILE.len(), "all are printed");
}

#[test]
fn a_character_that_no_font_has_is_marked_in_a_draft_and_refused_in_a_final() {
    let workplace = Workplace::new();
    super::final_build::complete(&workplace);
    workplace.edit("2023/01-源头治理.yaml", "text: 落实耕地", "text: 落实\u{323af}耕地");
    let of = |built: &anpai::pipeline::Built| {
        built.findings.iter().find(|finding| finding.code == "T019").map(|finding| finding.message.zh.clone())
    };
    let built = workplace.build();
    assert!(of(&built).expect("it is said").contains("U+323AF"), "{:?}", built.findings);
    let text = crate::support::workplace::pdf_text(&workplace.output().join("notice.pdf"));
    assert!(text.replace('\n', "").contains("落实〔缺字U+323AF〕耕地"), "{text}");
    let built = workplace.build_with(|options| options.mode = anpai::pipeline::check::Mode::Final);
    assert!(built.outcome.is_none() && of(&built).is_some(), "{:?}", built.findings);
}

#[test]
fn a_rare_character_that_the_plan_keeps_is_not_warned_of() {
    let workplace = Workplace::new();
    super::final_build::complete(&workplace);
    let of = |built: &anpai::pipeline::Built| {
        let rare = |finding: &&anpai::model::finding::Finding| finding.code == "T019" || finding.code == "V002";
        built.findings.iter().filter(rare).map(|finding| finding.message.zh.clone()).collect::<Vec<_>>()
    };
    workplace.edit("2023/01-源头治理.yaml", "text: 落实耕地", "text: 落实\u{323af}\u{323ad}耕地");
    assert_eq!(of(&workplace.build()).len(), 2);
    let waiver = "  - { code: T019, at: 耕地土壤污染, text: \u{323af}, reason: 人名用字 }\n";
    let head = std::fs::read_to_string(workplace.plan().join("plan.yaml")).expect("a head");
    let head = if head.contains("\nwaivers:\n") {
        head.replace("\nwaivers:\n", &format!("\nwaivers:\n{waiver}"))
    } else {
        format!("{head}\nwaivers:\n{waiver}")
    };
    workplace.put("2023/plan.yaml", &head);
    let told = of(&workplace.build());
    assert!(told.len() == 1 && told[0].contains("U+323AD"), "{told:?}");
    let built = workplace.build_with(|options| options.mode = anpai::pipeline::check::Mode::Final);
    assert!(of(&built).iter().any(|message| message.contains("U+323AF")), "a final still needs the character");
}
