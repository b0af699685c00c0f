//! The draft that follows the shipped plan.

use std::collections::BTreeSet;

use anpai::{
    model::{
        finding::{Finding, Severity},
        plan::Plan,
    },
    pipeline::{check::Mode, load::load_texts},
    year::next_year::{Step, roll},
};

use super::draft::{all_listed, comments, findings, is_mark, reload, shipped, unmarked};

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
        ("豁免", "29条"),
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
    let grave = found.iter().filter(|finding| finding.severity < Severity::Note);
    let others: BTreeSet<&str> = grave.map(|finding| finding.code).filter(|code| *code != "N001").collect();
    // What the checker could mend is mended; what a person has to mend is reported.
    assert_eq!(others, BTreeSet::from(["P006", "T002", "T005", "W002", "W003", "W004"]));
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
            if is_mark(line) {
                assert!(above.insert(line), "{line} stands twice above one line");
            } else {
                above.clear();
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
