//! The next year's draft: of the shipped plan, and of plans written in every way that YAML has.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anpai::{
    check::{Mode, check},
    diagnostic::{Finding, Severity},
    load::{comments::fabric, load, load_texts},
    place::Source,
    plan::{Mark, Plan},
    roll::{Rolled, Step, roll},
};
use proptest::prelude::*;
use serde_yaml::Value;

fn shipped() -> Plan {
    load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("plan/2023")).expect("the shipped plan").plan
}

fn reload(rolled: &Rolled) -> Plan {
    let files = rolled.files.iter().map(|file| (file.path.clone(), file.text.clone())).collect();
    let loaded = load_texts(files);
    let errors: Vec<_> = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    loaded.plan
}

fn findings(plan: &Plan, mode: Mode) -> Vec<Finding> {
    check(plan.clone(), Vec::new(), mode).findings
}

fn is_mark(line: &str) -> bool {
    line.trim_start_matches('\u{feff}').trim().starts_with("# 待定[")
}

/// A file's text without the marks.
fn unmarked(text: &str) -> String {
    text.split_inclusive('\n').filter(|line| !is_mark(line)).collect()
}

fn comments(text: &str) -> Vec<&str> {
    fabric(text)
        .comments
        .into_iter()
        .map(|range| &text[range])
        .filter(|comment| Mark::read(comment).is_none())
        .collect()
}

/// The marks directly above the value that the byte `at` belongs to.
fn marks_above(text: &str, at: usize) -> Vec<&str> {
    let line = fabric(text).line_for(text, at);
    text[..line]
        .lines()
        .rev()
        .take_while(|line| line.trim_start().starts_with('#'))
        .filter(|line| is_mark(line))
        .collect()
}

/// Every year that a file still has stands in a mark or below one that speaks of it.
fn all_listed(file: &Source, year: &str) {
    let fabric = fabric(&file.text);
    for (at, _) in file.text.match_indices(year) {
        let own = file.text[..at].lines().next_back().unwrap_or_default();
        let comment = fabric.comments.iter().find(|comment| comment.contains(&at));
        let in_mark = comment.is_some_and(|comment| Mark::read(&file.text[comment.clone()]).is_some());
        let listed = in_mark || marks_above(&file.text, at).iter().any(|mark| mark.contains(year));
        assert!(listed, "{}: {own}", file.path.display());
    }
}

#[test]
fn nothing_of_the_shipped_plan_changes_but_what_is_listed() {
    let old = shipped();
    let rolled = roll(&old, 2024).expect("a draft");
    let mut changed = Vec::new();
    for (before, after) in old.sources.iter().zip(&rolled.files) {
        let before = before.text.split("\nwaivers:").next().unwrap().to_owned();
        let after = unmarked(&after.text).replace("\nwaivers: []\n", "");
        assert_eq!(before.lines().count(), after.lines().count());
        changed
            .extend(before.lines().zip(after.lines()).filter(|(old, new)| old != new).map(|(_, new)| new.to_owned()));
    }
    let corrections: BTreeSet<_> =
        rolled.notes.iter().filter(|note| note.step == Step::Corrected).map(|note| (note.file, note.line)).collect();
    // Year, number, title, preamble, two periods; and the corrections.
    assert_eq!(changed.len(), 6 + corrections.len(), "{changed:#?}");
    let expected = [
        "year: 2024",
        "document_number:",
        "  关于印发友好区2024年食品安全",
        "      covers: 2024年1月1日至6月30日",
        "      covers: 2024年1月1日至12月31日",
    ];
    assert!(expected.iter().all(|line| changed.iter().any(|own| own == line)), "{changed:#?}");
    assert!(changed.iter().any(|line| line.starts_with("preamble: 2024年食品安全工作")));
    let last = rolled.notes.iter().filter(|note| note.step != Step::Corrected).count();
    let marks: usize = rolled.files.iter().map(|file| file.text.lines().filter(|line| is_mark(line)).count()).sum();
    assert_eq!(marks, last, "every note has its mark");
}

#[test]
fn every_year_that_is_left_is_listed_and_every_comment_is_kept() {
    let old = shipped();
    let rolled = roll(&old, 2024).expect("a draft");
    rolled.files.iter().for_each(|file| all_listed(file, "2023"));
    for (before, after) in old.sources.iter().zip(&rolled.files) {
        assert_eq!(comments(&before.text), comments(&after.text));
    }
    for note in &rolled.notes {
        let line = rolled.files[note.file].text.lines().nth(note.line - 1).expect("the line is there");
        assert!(!is_mark(line), "{}: {line}", note.line);
    }
}

#[test]
fn what_ties_a_text_to_its_year_is_found() {
    let rolled = roll(&shipped(), 2024).expect("a draft");
    let said: Vec<String> = rolled.notes.iter().map(|note| format!("[{}]{}", note.code, note.message.zh)).collect();
    for (code, words) in [
        ("期限", "三年专项行动"),
        ("期限", "三年行动"),
        ("会议", "党的二十大"),
        ("首年", "《企业落实食品安全主体责任监督管理规定》"),
        ("首年", "《食品相关产品质量安全监督管理暂行办法》"),
        ("首年", "新国标"),
        ("首年", "到期换证"),
        ("试点", "试点工作"),
        ("试点", "试点基地"),
        ("数目", "11个重点品种"),
        ("指标", "3批次/千人"),
        ("指标", "1.7批次/千人"),
        ("时限", "每半年"),
        ("文号", "友政发〔2024〕×号"),
        ("豁免", "26条"),
    ] {
        assert!(said.iter().any(|one| one.starts_with(&format!("[{code}]")) && one.contains(words)), "{code} {words}");
    }
    assert_eq!(said.iter().filter(|one| one.starts_with("[指标]")).count(), 10);
    assert!(rolled.notes.iter().all(|note| !note.message.en.is_empty()));
}

#[test]
fn check_reports_the_marks_at_their_places_and_real_faults_only() {
    let plan = reload(&roll(&shipped(), 2024).expect("a draft"));
    let found = findings(&plan, Mode::Draft);
    let marks: Vec<&Finding> = found.iter().filter(|finding| finding.code == "N001").collect();
    assert!(marks.iter().all(|mark| is_mark(plan.sources.text(mark.place)) && mark.severity == Severity::Warning));
    let lines: usize = plan.sources.iter().map(|file| file.text.lines().filter(|line| is_mark(line)).count()).sum();
    assert_eq!(marks.len(), lines);
    let others: BTreeSet<&str> = found.iter().map(|finding| finding.code).filter(|code| *code != "N001").collect();
    // What the checker could mend is mended; what a person has to mend is reported.
    assert_eq!(others, BTreeSet::from(["R007", "T002", "T004", "T005", "T006", "W002", "W003", "W004"]));
    let last = findings(&plan, Mode::Final);
    assert_eq!(
        last.iter().filter(|finding| finding.code == "N001" && finding.severity == Severity::Error).count(),
        lines
    );
}

#[test]
fn taking_a_mark_out_settles_it() {
    let rolled = roll(&shipped(), 2024).expect("a draft");
    let files = rolled.files.iter().map(|file| (file.path.clone(), unmarked(&file.text))).collect();
    let found = findings(&load_texts(files).plan, Mode::Draft);
    assert!(found.iter().all(|finding| finding.code != "N001"));
}

#[test]
fn the_year_after_that_works_too() {
    let first = reload(&roll(&shipped(), 2024).expect("a draft"));
    let second = roll(&first, 2025).expect("another");
    let plan = reload(&second);
    assert_eq!(plan.head.title.as_ref().unwrap().value, "关于印发友好区2025年食品安全\n重点工作安排的通知\n");
    assert_eq!(plan.head.reports.periods[1].covers.as_ref().unwrap().value, "2025年1月1日至12月31日");
    second.files.iter().for_each(|file| all_listed(file, "2024"));
    for file in &second.files {
        let mut above: BTreeSet<&str> = BTreeSet::new();
        for line in file.text.lines() {
            if !is_mark(line) {
                above.clear();
            } else {
                assert!(above.insert(line), "{line} stands twice above one line");
            }
        }
    }
}

#[test]
fn a_year_that_is_not_later_or_a_plan_without_one_is_refused() {
    let plan = shipped();
    assert!(roll(&plan, 2023).is_err() && roll(&plan, 2022).is_err());
    assert!(roll(&Plan::default(), 2024).is_err());
}

const REGISTER: &str = "\
departments:
  - name: 区自然资源局
    successor_of: [区林草局, 区国土局]
  - name: 区数据局
    aliases: [大数据局]
  - name: 区林草局
  - name: 甲局
    successor_of: [旧局]
  - name: 乙局
    successor_of: [旧局]
";

fn small(head: &str, section: &str) -> Plan {
    let file = |name: &str, text: &str| (PathBuf::from(name), text.to_owned());
    let head = format!("year: 2023\nsections: [01-节]\n{head}");
    let loaded =
        load_texts(vec![file("departments.yaml", REGISTER), file("plan.yaml", &head), file("01-节.yaml", section)]);
    let errors: Vec<_> = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    loaded.plan
}

#[test]
fn renamed_and_merged_units_are_mapped_and_what_a_merger_makes_double_is_listed() {
    let section = "\
title: 节
clauses:
  - id: 一
    text: 由区国土局负责
    lead: '区国土局'
    with: [区林草局, 区数据局]
  - id: 二
    text: 甲
    responsible: [旧局, 区林草局]
";
    let rolled = roll(&small("copy_recipients: [区国土局]\n", section), 2024).expect("a draft");
    let text = unmarked(&rolled.files[2].text);
    assert!(text.contains("lead: '区自然资源局'\n    with: [区自然资源局, 区数据局]\n"), "{text}");
    assert!(text.contains("responsible: [旧局, 区自然资源局]"), "{text}");
    assert!(text.contains("text: 由区国土局负责"), "running text is left: {text}");
    assert!(rolled.files[1].text.contains("copy_recipients: [区自然资源局]"));
    let said: Vec<&str> = rolled.notes.iter().map(|note| note.message.zh.as_str()).collect();
    for words in ["出现两次", "分到了甲局、乙局", "文中提到“区国土局”"] {
        assert!(said.iter().any(|one| one.contains(words)), "{words}: {said:#?}");
    }
}

#[test]
fn the_own_year_moves_only_where_it_is_surely_the_own_year() {
    let moved = |text: &str| {
        let rolled = roll(&small(&format!("preamble: {text}\n"), "title: 节\n"), 2024).expect("a draft");
        let new = reload(&rolled).head.preamble.expect("a preamble").value;
        rolled.files.iter().for_each(|file| all_listed(file, "2023"));
        new
    };
    for (old, new) in [
        ("2023年工作要点", "2024年工作要点"),
        ("二〇二三年工作要点", "二〇二四年工作要点"),
        ("２０２３年工作要点", "２０２４年工作要点"),
        ("到2023年底前完成", "到2024年底前完成"),
        ("2021—2023年行动", "2021—2023年行动"),
        ("自2023年起实施", "自2023年起实施"),
        ("2023年以来", "2023年以来"),
        ("《食品安全2023年方案》", "《食品安全2023年方案》"),
        ("（国办发〔2023〕5号）", "（国办发〔2023〕5号）"),
        ("2023年5月1日施行", "2023年5月1日施行"),
        ("检测2023批次", "检测2023批次"),
        ("2022年的问题", "2022年的问题"),
        ("区第七届人民代表大会第二次会议", "区第七届人民代表大会第三次会议"),
        ("政协七届2次会议", "政协七届3次会议"),
        ("区第七届人民代表大会第五次会议", "区第七届人民代表大会第五次会议"),
        ("区政府第35次常务会议", "区政府第35次常务会议"),
        ("党的二十届三中全会", "党的二十届三中全会"),
    ] {
        assert_eq!(moved(old), new);
    }
}

#[test]
fn dates_and_numbers_of_the_old_paper_become_unknown_in_every_style() {
    for written in [
        "2023-03-15",
        "'2023-03-15'",
        "\"2023-03-15\"   # 注",
        "\n  2023-03-15",
        "|-\n  2023-03-15",
        ">2-\n  2023-03-15\n",
    ] {
        let plan = small(
            &format!(
                "date_of_issue: {written}\nletters: {{document_number: 甲发〔2023〕1号, form: 函}}\nreports:\n  periods:\n    - {{name: 全年, due: 2024年2月29日}}\n"
            ),
            "title: 节\n",
        );
        let rolled = roll(&plan, 2024).expect("a draft");
        let new = reload(&rolled);
        assert!(new.head.date_of_issue.is_none(), "{written}: {}", rolled.files[1].text);
        assert!(new.head.letters.document_number.is_none() && new.head.letters.form.is_some());
        assert!(written.contains('注') == rolled.files[1].text.contains("# 注"));
        // The next year has no such day.
        assert_eq!(new.head.reports.periods[0].due.as_ref().unwrap().value, "2024年2月29日");
    }
}

#[test]
fn waivers_go_whichever_way_they_are_written() {
    for waivers in [
        "waivers:\n- code: W001\n  at: 甲\n  reason: 乙   # 丙\n",
        "waivers: [{code: W001, at: 甲,\n  reason: 乙}]\n",
        "'waivers' :  # 注\n\n  # 内\n  - code: W001\n    reason: |\n      乙\n\n",
        "waivers: [ ]\n",
    ] {
        for (before, after) in [("", "closing: 完\n"), ("note: 注\n", "")] {
            let plan = small(&format!("{before}{waivers}{after}"), "title: 节\n");
            let new = reload(&roll(&plan, 2024).expect("a draft"));
            assert!(new.head.waivers.is_empty());
            assert_eq!(
                (new.head.closing.is_some(), new.head.note.is_some()),
                (plan.head.closing.is_some(), plan.head.note.is_some())
            );
        }
    }
}

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
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1000, max_global_rejects: 100_000, ..ProptestConfig::default() })]

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
