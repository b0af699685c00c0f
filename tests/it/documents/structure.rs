//! What the 2023 plan must come to. The numbers were counted in the issued text, not in the plan.

use std::collections::BTreeMap;

use anpai::{
    model::document::{Body, Document, Role},
    pipeline::{
        assign,
        check::{Mode, check},
        load::load,
    },
};

use crate::support::workplace::repository;

fn documents() -> Vec<Document> {
    let loaded = load(&repository().join("plan/2023")).expect("the shipped plan");
    let checked = check(loaded.plan, loaded.findings, Mode::Draft);
    assign::assign(&checked.plan.expect("the shipped plan passes"), true)
}

/// (sole, lead, joint, participant) by unit, from the letters.
fn counts() -> BTreeMap<String, [usize; 4]> {
    let mut counts: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    for document in documents() {
        let Body::Letter(letter) = document.body else { continue };
        let duties: Vec<_> = letter.groups.iter().flat_map(|group| &group.duties).collect();
        let of = |role| duties.iter().filter(|duty| duty.role == role).count();
        counts.insert(letter.unit.clone(), [of(Role::Sole), of(Role::Lead), of(Role::Joint), of(Role::Participant)]);
    }
    counts
}

#[test]
fn every_unit_has_the_duties_that_the_issued_text_gives_it() {
    let expected: BTreeMap<String, [usize; 4]> = [
        ("市市场监管局友好分局", [13, 1, 15, 2]),
        ("区发改局", [8, 0, 9, 1]),
        ("区农业农村局", [5, 1, 8, 1]),
        ("友好公安分局", [1, 0, 3, 2]),
        ("区卫生健康局", [2, 0, 2, 2]),
        ("区委宣传部（网信办）", [0, 0, 3, 1]),
        ("区法院", [0, 0, 1, 2]),
        ("区检察院", [0, 1, 1, 1]),
        ("区教育局", [0, 0, 3, 0]),
        ("区文广旅局", [0, 0, 2, 0]),
        ("友好交通运输综合执法大队", [1, 0, 0, 0]),
        ("区住建局", [0, 0, 1, 0]),
        ("区司法局", [0, 0, 1, 0]),
        ("区林草局", [0, 0, 1, 0]),
    ]
    .map(|(unit, counts)| (unit.to_owned(), counts))
    .into();
    assert_eq!(counts(), expected);
}

#[test]
fn the_plan_has_the_sections_items_clauses_and_targets_of_the_issued_text() {
    let plan = load(&repository().join("plan/2023")).expect("the shipped plan").plan;
    let targets: usize = plan.clauses().iter().map(|found| found.clause.targets.len()).sum();
    assert_eq!((plan.sections.len(), plan.items().len(), plan.clauses().len(), targets), (9, 24, 53, 10));
}

#[test]
fn the_sender_and_the_group_get_no_letter() {
    let counts = counts();
    assert_eq!(counts.len(), 14);
    assert!(!counts.contains_key("区政府办（食安办）") && !counts.contains_key("区内各保险公司"));
}

#[test]
fn every_letter_has_a_form_for_each_period_with_the_same_duties() {
    let documents = documents();
    for document in &documents {
        let Body::Letter(letter) = &document.body else { continue };
        let forms: Vec<_> = documents
            .iter()
            .filter_map(|document| match &document.body {
                Body::Form(form) if form.unit == letter.unit => Some((form.period.as_str(), form.rows.len())),
                _ => None,
            })
            .collect();
        assert_eq!(forms, [("上半年", letter.duty_count), ("全年", letter.duty_count)], "{}", letter.unit);
    }
}
