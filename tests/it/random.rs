//! What people may write anywhere: nothing panics, nothing is lost, every place is one.

use std::path::PathBuf;

use anpai::{
    model::{
        inline,
        source::{Colour, Content},
    },
    pipeline::{
        assign,
        check::{self, Mode},
        load::{Loaded, load_texts},
        render::{Templates, Wanted, render},
    },
};
use proptest::prelude::*;

/// A plan with these texts in its title, preamble and one clause.
fn plan(title: &str, preamble: &str, clause: &str) -> Loaded {
    let quoted = |text: &str| serde_json::to_string(text).expect("a string");
    let head = format!(
        "year: 2023\ntitle: {}\nrecipients: [各单位]\npreamble: {}\nsections: [a]\nletters: {{ sender: 区政府办, basis: 纪要 }}\nreports: {{ basis: 纪要 }}\n",
        quoted(title),
        quoted(preamble)
    );
    let section = format!(
        "title: 强化治理\nitems:\n  - title: 净化环境\n    clauses:\n      - id: 甲\n        text: {}\n        responsible: [区教育局]\n",
        quoted(clause)
    );
    let file = |name: &str, text: String| (PathBuf::from(name), text);
    load_texts(vec![
        file("departments.yaml", "departments: [{ name: 区教育局 }, { name: 区政府办 }]\n".to_owned()),
        file("plan.yaml", head),
        file("a.yaml", section),
    ])
}

fn fonts() -> std::collections::BTreeMap<&'static str, String> {
    ["fangsong", "xiaobiaosong", "kaiti", "heiti", "songti"].map(|role| (role, role.to_owned())).into()
}

fn visible(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '*' | '\\')).collect()
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[甲乙丙《》“”（）〔〕、，。：；·—…的关于印发通知0-9a-z% ]{0,70}",
        "[*_`~\\\\<>\\[\\]()!#&;:\"'甲乙，。 \\n|=+-]{0,40}",
        "\\PC{0,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markdown_loses_nothing_but_its_own_marks(text in text()) {
        prop_assert_eq!(visible(&inline::plain(&text)), visible(&text));
    }

    #[test]
    fn a_title_keeps_every_character_and_no_line_is_empty(title in "[甲乙丙《》“”（）、的关于印发通知区教育局0-9a-z%]{1,80}") {
        let loaded = plan(&title, "按照部署。", "落实制度");
        // What a rule would refuse is set too: this is about lines.
        let lines = assign::notice(&check::on_screen(loaded.plan), true).title;
        prop_assert_eq!(lines.concat(), title.trim());
        prop_assert!(lines.iter().all(|line| !line.is_empty()));
    }

    /// Every finding points at characters of its file, and every fix does.
    #[test]
    fn the_checker_points_into_the_text(title in text(), preamble in text(), clause in text()) {
        let loaded = plan(&title, &preamble, &clause);
        let checked = check::check(loaded.plan, loaded.findings, Mode::Draft);
        for finding in &checked.findings {
            let edits = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.place);
            for place in std::iter::once(finding.place).chain(finding.labels.iter().map(|label| label.0)).chain(edits) {
                let source = &checked.sources.of(place).text;
                prop_assert!(source.get(place.start as usize..place.end as usize).is_some(), "{:?}", finding);
            }
        }
    }

    /// Text reaches pages as text, and Typst as data.
    #[test]
    fn no_text_becomes_markup(clause in text(), preamble in text()) {
        let marked = format!("{clause}<i onclick=x>{{{{ 1 }}}}#panic()");
        let loaded = plan("关于印发安排的通知", &preamble, &marked);
        // What a rule would refuse is printed too: this is about escaping.
            let documents = assign::assign(&check::on_screen(loaded.plan), true);
            let wanted = Wanted { pdf: true, links_pdf: true, html: true, has_notice: true, fonts: fonts(), colour: Colour::default() };
            for source in render(&documents, &Templates::new(Vec::new()).expect("built in"), &wanted).expect("they render") {
                match &source.content {
                    Content::Html(page) => prop_assert!(!page.contains("<i onclick")),
                    Content::Page(_) => prop_assert!(false, "a page was not rendered"),
                    Content::Sheet(_) | Content::Register(_) => {}
                    Content::Typst { main, data, .. } => {
                        prop_assert!(!main.contains("panic"), "the Typst file binds values only");
                        prop_assert!(serde_json::from_str::<serde_json::Value>(data).is_ok());
                    }
                }
            }
    }
}
