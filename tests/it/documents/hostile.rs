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
