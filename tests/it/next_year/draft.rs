//! Plans, drafts, and what stands in them.

use std::path::{Path, PathBuf};

use anpai::{
    model::{
        finding::{Finding, Severity},
        place::Source,
        plan::{Mark, Plan},
    },
    pipeline::{
        check::{Mode, check},
        load::{comments::fabric, load, load_texts},
    },
    year::next_year::Rolled,
};

pub(crate) fn shipped() -> Plan {
    load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("plan/2023")).expect("the shipped plan").plan
}

pub(crate) fn reload(rolled: &Rolled) -> Plan {
    let files = rolled.files.iter().map(|file| (file.path.clone(), file.text.clone())).collect();
    let loaded = load_texts(files);
    let errors: Vec<_> = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    loaded.plan
}

pub(crate) fn findings(plan: &Plan, mode: Mode) -> Vec<Finding> {
    check(plan.clone(), Vec::new(), mode).findings
}

pub(crate) fn is_mark(line: &str) -> bool {
    line.trim_start_matches('\u{feff}').trim().starts_with("# 待定[")
}

/// A file's text without the marks.
pub(crate) fn unmarked(text: &str) -> String {
    text.split_inclusive('\n').filter(|line| !is_mark(line)).collect()
}

pub(crate) fn comments(text: &str) -> Vec<&str> {
    fabric(text)
        .comments
        .into_iter()
        .map(|range| &text[range])
        .filter(|comment| Mark::read(comment).is_none())
        .collect()
}

/// The marks directly above the value that the byte `at` belongs to.
pub(crate) fn marks_above(text: &str, at: usize) -> Vec<&str> {
    let line = fabric(text).line_for(text, at);
    text[..line]
        .lines()
        .rev()
        .take_while(|line| line.trim_start().starts_with('#'))
        .filter(|line| is_mark(line))
        .collect()
}

/// Every year that a file still has stands in a mark or below one that speaks of it.
pub(crate) fn all_listed(file: &Source, year: &str) {
    let fabric = fabric(&file.text);
    for (at, _) in file.text.match_indices(year) {
        let own = file.text[..at].lines().next_back().unwrap_or_default();
        let comment = fabric.comments.iter().find(|comment| comment.contains(&at));
        let in_mark = comment.is_some_and(|comment| Mark::read(&file.text[comment.clone()]).is_some());
        let listed = in_mark || marks_above(&file.text, at).iter().any(|mark| mark.contains(year));
        assert!(listed, "{}: {own}", file.path.display());
    }
}

pub(crate) const REGISTER: &str = "\
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

pub(crate) fn small(head: &str, section: &str) -> Plan {
    let file = |name: &str, text: &str| (PathBuf::from(name), text.to_owned());
    let head = format!("year: 2023\nsections: [01-节]\n{head}");
    let loaded =
        load_texts(vec![file("departments.yaml", REGISTER), file("plan.yaml", &head), file("01-节.yaml", section)]);
    let errors: Vec<_> = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    loaded.plan
}
