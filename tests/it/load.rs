//! The reader of plans, over its whole surface: text in, plan and findings out.

mod bad;
mod folder;
mod random;

use std::path::PathBuf;

use anpai::pipeline::load::{Loaded, load_texts};

/// Reads one section.
fn section(text: &str) -> Loaded {
    load_texts(vec![(PathBuf::from("01-甲.yaml"), text.to_owned())])
}

/// Code, line, column, the text at the place, and the fix.
fn said(loaded: &Loaded) -> Vec<String> {
    let sources = &loaded.plan.sources;
    loaded
        .findings
        .iter()
        .map(|finding| {
            let (line, column) = sources.line_column(finding.place);
            let fix = finding.fix.as_ref().map_or(String::new(), |fix| format!(" → {}", fix.edits[0].replacement));
            format!("{} {line}:{column} {}{fix}", finding.code, sources.text(finding.place))
        })
        .collect()
}

#[test]
fn a_section_is_read_with_the_place_of_each_value() {
    let loaded = section(
        "title: 甲\nitems:\n  - title: 乙\n    clauses:\n      - id: 3.10\n        text: |\n          丙，\n          丁\n        lead: 戊\n",
    );
    assert_eq!(said(&loaded), Vec::<String>::new());
    let clause = &loaded.plan.sections[0].section.items[0].clauses[0];
    let (id, text) = (clause.id.as_ref().unwrap(), clause.text.as_ref().unwrap());
    assert_eq!((id.value.as_str(), text.value.as_str(), clause.lead[0].value.as_str()), ("3.10", "丙，\n丁\n", "戊"));
    assert_eq!(loaded.plan.sources.line_column(text.place), (7, 11));
    let place = loaded.plan.sources.within(text.place, &text.value, 7..10);
    assert_eq!((loaded.plan.sources.line_column(place), loaded.plan.sources.text(place)), ((8, 11), "丁"));
}

#[test]
fn one_run_says_all_faults_and_keeps_what_is_right() {
    let loaded = section(
        "titel: 甲\nitems:\n  - title: [a, b]\n    clauses:\n      - id: 甲\n        laed: 乙\n        new_paragraph: 是\n        with: {a: b}\n        deadline: 每年\n      -\n",
    );
    assert_eq!(
        said(&loaded),
        [
            "S001 1:1 titel → title",
            "S003 3:12 [a, b]",
            "S001 6:9 laed → lead",
            "S003 7:24 是 → true",
            "S003 8:15 {a: b}",
            "S003 10:8 ",
        ]
    );
    let clauses = &loaded.plan.sections[0].section.items[0].clauses;
    assert_eq!(clauses.len(), 1);
    assert_eq!(clauses[0].deadline.as_ref().unwrap().value, "每年");
}

#[test]
fn every_escape_has_its_own_place() {
    let loaded = section("title: \"甲\\uD842\\uDFB7\\x41\\U0001F600\\t\\\"\\/乙\"\n");
    let title = loaded.plan.sections[0].section.title.as_ref().unwrap();
    assert_eq!(title.value, "甲𠮷A😀\t\"/乙");
    let sources = &loaded.plan.sources;
    let written =
        |(at, sign): (usize, char)| sources.text(sources.within(title.place, title, at..at + sign.len_utf8()));
    let all: Vec<&str> = title.char_indices().map(written).collect();
    assert_eq!(all, ["甲", "\\uD842\\uDFB7", "\\x41", "\\U0001F600", "\\t", "\\\"", "\\/", "乙"]);
    assert_eq!(sources.text(sources.within(title.place, "something else", 0..3)), sources.text(title.place));
}
