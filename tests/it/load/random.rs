//! What must hold of every text: nothing panics, places lie in their files, values are those that another reader
//! gives, and a character's place shows that character.

use std::{cell::Cell, path::PathBuf};

use crate::support::fuzz::cases;
use anpai::{
    model::{
        place::{Many, Sources, Sp, Style},
        plan::Section,
    },
    pipeline::load::{Loaded, load_texts},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

fn section(text: &str) -> Loaded {
    load_texts(vec![(PathBuf::from("01-甲.yaml"), text.to_owned())])
}

/// Text as it may stand in a plan, with all that YAML has a meaning for.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[甲乙丙丁，。“”：（）〔〕]{1,6}",
        3 => "[a-z0-9%]{1,4}",
        2 => Just(" ".to_owned()),
        1 => Just("  ".to_owned()),
        2 => Just("\n".to_owned()),
        1 => Just("\n\n".to_owned()),
        1 => Just("\n  ".to_owned()),
        1 => Just(" \n".to_owned()),
        1 => Just("\t".to_owned()),
        2 => "[-:#'\"&*!|>@%{},?`=~\\\\\\[\\]]",
        1 => Just(": ".to_owned()),
        1 => Just("😀".to_owned()),
        1 => Just("𠮷".to_owned()),
        1 => Just("null".to_owned()),
        1 => Just("- ".to_owned()),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// The text as a scalar of one of YAML's styles, below a key that is indented by `depth`.
fn written(text: &str, style: usize, depth: usize) -> String {
    let indented = format!("\n{}", " ".repeat(depth + 2));
    let lines = || text.replace('\n', &indented);
    match style {
        0 => lines(),
        1 => format!("'{}'", text.replace('\'', "''").replace('\n', &indented)),
        2 => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', &indented)),
        3 => {
            let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
            let escaped =
                escaped.replace('甲', "\\u7532").replace('😀', "\\U0001F600").replace('。', &format!("\\{indented}。"));
            format!("\"{escaped}\"")
        }
        4 => format!("|{indented}{}", lines()),
        5 => format!("|-{indented}{}", lines()),
        6 => format!("|+{indented}{}", lines()),
        7 => format!(">{indented}{}", lines()),
        8 => format!(">-{indented}{}", lines()),
        9 => format!("|2{indented}{}", lines()),
        _ => format!(">2{indented}{}", lines()),
    }
}

fn document() -> impl Strategy<Value = String> {
    let scalar = || (text(), 0..11_usize);
    (scalar(), scalar(), prop::collection::vec(scalar(), 0..4), any::<bool>()).prop_map(|(title, id, units, crlf)| {
        let mut out = format!(
            "title: {}\nclauses:\n  - id: {}\n    lead:\n",
            written(&title.0, title.1, 0),
            written(&id.0, id.1, 4)
        );
        for (unit, style) in units {
            out.extend(["      - ", &written(&unit, style, 6), "\n"]);
        }
        if crlf { out.replace('\n', "\r\n") } else { out }
    })
}

/// Every text value of a section.
fn values(section: &Section) -> Vec<&Sp<String>> {
    let clauses = section.clauses.iter().flat_map(|clause| clause.id.iter().chain(clause.lead.iter()));
    section.title.iter().chain(clauses).collect()
}

/// Whether the source at a character's place shows that character.
fn shows(written: &str, character: char, style: Style) -> bool {
    let escaped = style == Style::DoubleQuoted && written.starts_with('\\');
    let doubled = style == Style::SingleQuoted && written == "''" && character == '\'';
    let folded = character == ' ' && written.contains('\n') && written.trim().is_empty();
    let broken = character == '\n' && (written.trim().is_empty());
    written.chars().eq([character]) || escaped || doubled || folded || broken
}

fn run(cases: u32, strategy: impl Strategy<Value = String>, test: impl Fn(String) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    if let Err(error) = TestRunner::new(config).run(&strategy, test) {
        panic!("{error}");
    }
}

#[test]
fn what_we_accept_another_reader_reads_alike() {
    let read = Cell::new(0);
    run(cases(2000), document(), |document| {
        let loaded = section(&document);
        if !loaded.findings.is_empty() {
            return Ok(());
        }
        // It is stricter about tabs before a text, which YAML 1.2 allows; about nothing else.
        let theirs: Section = match serde_yaml::from_str(&document) {
            Ok(theirs) => theirs,
            Err(error) => {
                let reason = error.to_string();
                prop_assert!(
                    document.contains('\t') && (reason.contains("tab") || reason.contains("any token")),
                    "{reason}"
                );
                return Ok(());
            }
        };
        read.set(read.get() + 1);
        let ours = &loaded.plan.sections[0].section;
        let texts = |section| values(section).into_iter().map(|value| value.value.clone()).collect::<Vec<_>>();
        prop_assert_eq!(texts(ours), texts(&theirs));
        Ok(())
    });
    assert!(read.get() > 500, "only {} were read", read.get());
}

#[test]
fn the_place_of_each_character_shows_it() {
    let (seen, whole) = (Cell::new(0), Cell::new(0));
    run(cases(2000), document(), |document| {
        let loaded = section(&document);
        let sources = &loaded.plan.sources;
        for value in values(&loaded.plan.sections[0].section) {
            for (at, character) in value.char_indices() {
                let place = sources.within(value.place, &value.value, at..at + character.len_utf8());
                let blank = value[at..].trim().is_empty() || value[..at].trim().is_empty();
                if blank {
                    continue;
                }
                let written = sources.text(place);
                if place == value.place && !shows(written, character, place.style) {
                    // The whole scalar: allowed, but not often, and not where nothing is wrong.
                    prop_assert!(!loaded.findings.is_empty(), "{:?} in {document:?}", value.value);
                    whole.set(whole.get() + 1);
                    continue;
                }
                seen.set(seen.get() + 1);
                prop_assert!(
                    shows(written, character, value.place.style),
                    "{character:?} of {:?} at {written:?} in {:?}",
                    value.value,
                    sources.text(value.place)
                );
            }
        }
        Ok(())
    });
    assert!(seen.get() > 10_000 && whole.get() * 200 < seen.get(), "{} seen, {} not", seen.get(), whole.get());
}

/// Findings and fixes point into their files, at whole characters.
fn places_hold(sources: &Sources, loaded: &Loaded) -> Result<(), TestCaseError> {
    for finding in &loaded.findings {
        let edits = finding.fix.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.place));
        for place in edits.chain([finding.place]).chain(finding.labels.iter().map(|label| label.0)) {
            let text = &sources.of(place).text;
            prop_assert!(text.get(place.start as usize..place.end as usize).is_some(), "{finding:?} in {text:?}");
            let (line, column) = sources.line_column(place);
            prop_assert!(line >= 1 && column >= 1);
        }
    }
    Ok(())
}

#[test]
fn random_text_never_panics_and_places_hold() {
    let noise = "(?s)[-:：,\\[\\]{}'\"|>*&!%#@`?~ \n\t\r甲乙a0\u{feff}\u{2028}\u{85}\u{0}\u{b}\u{200b}]{0,60}";
    run(cases(3000), noise, |text| {
        let loaded = section(&text);
        places_hold(&loaded.plan.sources, &loaded)
    });
}

#[test]
fn a_damaged_plan_never_panics_and_places_hold() {
    let whole = include_str!("../../../plan/2023/01-源头治理.yaml");
    let characters: Vec<char> = whole.chars().take(1500).collect();
    let damage = prop::collection::vec((0..characters.len(), 0..3_usize, "[-:：\\[\\]{}'\"|>*& \n\t#甲]"), 1..6);
    let damaged = damage.prop_map(move |damage| {
        let mut characters = characters.clone();
        for (at, kind, sign) in damage {
            let at = at.min(characters.len() - 1);
            match kind {
                0 => drop(characters.remove(at)),
                1 => characters.insert(at, sign.chars().next().unwrap()),
                _ => characters[at] = sign.chars().next().unwrap(),
            }
        }
        characters.into_iter().collect::<String>()
    });
    run(cases(1000), damaged, |text| {
        let loaded = section(&text);
        places_hold(&loaded.plan.sources, &loaded)
    });
}

#[test]
fn a_list_read_from_json_needs_no_places() {
    let many: Many<Sp<String>> = serde_json::from_str("[\"甲\", \"乙\"]").unwrap();
    assert_eq!(many.iter().map(|one| one.value.as_str()).collect::<Vec<_>>(), ["甲", "乙"]);
}
