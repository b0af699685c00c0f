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
fn a_character_without_a_glyph_stops_the_build_and_is_named() {
    let workplace = Workplace::new();
    workplace.edit("2023/01-源头治理.yaml", "text: 落实耕地", "text: 落实𰻝耕地");
    let options = crate::support::workplace::options(workplace.output());
    let progress = anpai::pipeline::Progress { begin: &|_| {}, done: &|_| {} };
    let error = anpai::pipeline::build(&workplace.plan(), &options, progress).expect_err("no font has it");
    let message = error.message();
    assert!(
        message.zh.contains('𰻝') && message.zh.contains("U+30EDD") && message.zh.contains("落实"),
        "{}",
        message.zh
    );
    assert!(!workplace.output().exists());
}
