//! Plans written in every way that YAML has: another reader of YAML judges what changed.

use std::path::PathBuf;

use anpai::{model::finding::Severity, pipeline::load::load_texts, year::next_year::roll};
use proptest::prelude::*;
use serde_yaml::Value;

use super::draft::{REGISTER, all_listed, comments, reload};

/// Text with all that a roll looks for and all that YAML has a meaning for.
fn text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "2023年",
        "二〇二三年",
        "（2022）",
        "2021—2023年",
        "三年行动",
        "党的二十大",
        "试点",
        "《",
        "》",
        "11个",
        "新修订",
        "第七届人民代表大会第二次会议",
        "自2023年起",
        "〔2023〕",
        "待定",
        "# 待定[甲]：乙",
        "年底前",
        "贯彻落实《甲规定》",
        "甲",
        "，",
        "。",
        "区国土局",
    ]);
    let signs = prop::sample::select(vec![
        " ", "\n", "\n\n", "\n  ", ": ", " #", "#", "'", "\"", "\\", "- ", "{", "]", ",", "|", "😀",
    ]);
    prop::collection::vec(prop_oneof![3 => words, 1 => signs], 1..8).prop_map(|pieces| pieces.concat())
}

/// The text as a scalar of one of YAML's styles, below a key that is indented by `depth`.
fn written(text: &str, style: usize, depth: usize) -> String {
    let indented = format!("\n{}", " ".repeat(depth + 2));
    let lines = || text.replace('\n', &indented);
    match style {
        0 => lines(),
        1 => format!("'{}'", text.replace('\'', "''").replace('\n', &indented)),
        2 => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")),
        3 => format!("|{indented}{}", lines()),
        4 => format!("|+{indented}{}\n", lines()),
        5 => format!(">-{indented}{}", lines()),
        6 => format!("{indented}{}", lines()),
        _ => format!("|2-{indented}{}", lines()),
    }
}

/// A head and a section in every style, with comments wherever one may stand.
fn plan() -> impl Strategy<Value = (String, String, bool)> {
    let scalar = || (text(), 0..8_usize);
    let head = prop::collection::vec(scalar(), 5);
    let clauses = prop::collection::vec((scalar(), scalar(), any::<bool>()), 0..4);
    (head, clauses, any::<bool>()).prop_map(|(head, clauses, crlf)| {
        let mut plan = "# 2023年的注\nyear: 2023   # 今年\nsections: [01-节]\n".to_owned();
        for (key, (text, style)) in ["title", "preamble", "closing", "document_number", "note"].iter().zip(&head) {
            plan += &format!("# 注\n{key}: {}\n", written(text, *style, 0));
        }
        let mut section = "title: 2023年的节\nclauses:\n".to_owned();
        for (index, (text, target, flow)) in clauses.iter().enumerate() {
            section += &format!("  - id: 条{index}  # 2023\n    text: {}\n", written(&text.0, text.1, 4));
            section += &if *flow {
                "    responsible: [区国土局,  # 2023\n      区数据局]\n".to_owned()
            } else {
                format!("    targets:\n      - value: {}\n        name: 率\n", written(&target.0, target.1, 8))
            };
        }
        (plan, section, crlf)
    })
}

/// All years alike, and the sessions.
fn levelled(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(
            [
                ("2022", "Y"),
                ("2023", "Y"),
                ("2024", "Y"),
                ("二〇二三", "Y"),
                ("二〇二四", "Y"),
                ("第三次", "第二次"),
                ("区国土局", "区自然资源局"),
            ]
            .iter()
            .fold(text.clone(), |text, (from, to)| text.replace(from, to)),
        ),
        Value::Sequence(list) => Value::Sequence(list.iter().map(levelled).collect()),
        Value::Mapping(map) => Value::Mapping(map.iter().map(|(key, value)| (key.clone(), levelled(value))).collect()),
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: crate::support::fuzz::cases(1000), max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn a_mark_never_becomes_text_and_nothing_else_changes((head, section, crlf) in plan()) {
        let ends = |text: String| if crlf { text.replace('\n', "\r\n") } else { text };
        let (head, section) = (ends(head), ends(section));
        let file = |name: &str, text: &str| (PathBuf::from(name), text.to_owned());
        let files = vec![file("departments.yaml", REGISTER), file("plan.yaml", &head), file("01-节.yaml", &section)];
        let loaded = load_texts(files);
        prop_assume!(loaded.findings.iter().all(|finding| finding.severity != Severity::Error));
        let rolled = roll(&loaded.plan, 2024).expect("a draft of whatever loads");
        reload(&rolled);
        for (index, before) in [(1, &head), (2, &section)] {
            let after = &rolled.files[index].text;
            all_listed(&rolled.files[index], "2023");
            prop_assert_eq!(comments(before), comments(after));
            // Another reader of YAML is the judge, where it reads the old text at all.
            let Ok(mut old) = serde_yaml::from_str::<Value>(before) else { continue };
            let mut new: Value = serde_yaml::from_str(after).expect("the new text is read where the old one is");
            for plan in [&mut old, &mut new] {
                if let Some(map) = plan.as_mapping_mut() {
                    map.remove("year");
                    map.remove("document_number");
                }
            }
            prop_assert_eq!(levelled(&old), levelled(&new));
        }
    }
}
