//! Random forms, filled at random with everything that people write: the law holds, and what is plain comes back.

use std::{cell::Cell, collections::BTreeMap};

use anpai::{
    model::blank::Field,
    pipeline::typeset::sheet::{Filling, filled},
    year::returns::{
        cell::Outcome,
        compare::judge,
        read::{Issued, read},
    },
};
use proptest::prelude::*;

use super::sheets::Office;
use crate::support::fuzz;

const WORDS: [&str; 26] = [
    "已完成",
    "达序时",
    "未启动",
    "持续开展",
    " 达序时 ",
    "基本完成",
    "98.5%",
    "９８．５％",
    "九八.五％",
    "百分之九十八",
    "2000万",
    "1/2",
    "约98%",
    "98%以上",
    "3批次/千人",
    "3",
    "0",
    "-1",
    "0.985",
    "1",
    "#N/A",
    "=1+1",
    "2023/7/5",
    "零报",
    "是",
    "没有\n问题",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![4 => prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned), 1 => "[ -~一-龥０-９％，。\n]{0,12}"]
}

fn cases() -> ProptestConfig {
    ProptestConfig { cases: fuzz::cases(60), failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn whatever_is_filled_in_is_taken_asked_back_or_set_aside() {
    let office = Office::new();
    let forms = office.forms("上半年");
    let plan = &office.checked.written.register;
    let issued = Issued { forms: &forms, register: plan };
    let [cells, asked_back, runs] = [Cell::new(0_usize), Cell::new(0), Cell::new(0)];
    let mut runner = proptest::test_runner::TestRunner::new(cases());
    let strategy = (0..forms.len(), prop::collection::vec((any::<prop::sample::Index>(), text()), 0..40));
    runner
        .run(&strategy, |(at, filled_in)| {
            let form = &forms[at];
            let places: Vec<(String, Field)> = form
                .rows
                .iter()
                .flat_map(|row| row.fields().iter().map(|field| (row.key.clone(), *field)))
                .chain(Field::HEAD.map(|field| (String::new(), field)))
                .collect();
            let answers: BTreeMap<(String, Field), String> =
                filled_in.iter().map(|(index, text)| (index.get(&places).clone(), text.clone())).collect();
            let expected: BTreeMap<_, _> = answers.iter().filter(|(_, text)| !text.trim().is_empty()).collect();
            let bytes = filled(form, &Filling { answers: answers.clone(), ..Filling::default() }).expect("a form");
            let came = read("甲.xlsx", &bytes, issued).remove(0);
            let read = came.form.as_ref().expect("our own form is read");
            let judged = judge(&came, read, form, &anpai::model::blank::Earlier::default());
            // All that was filled in is there, once, and nothing else.
            prop_assert_eq!(judged.cells.len(), expected.len());
            for cell in &judged.cells {
                let place = (cell.key.clone(), cell.field.expect("nothing was written beside the places"));
                let written = expected.get(&place);
                prop_assert!(written.is_some(), "{:?}", place);
                prop_assert!(cell.outcome != Outcome::SetAside);
                prop_assert!(cell.outcome == Outcome::Accepted || !cell.faults.is_empty());
                asked_back.set(asked_back.get() + usize::from(cell.outcome == Outcome::AskedBack));
            }
            let count = |outcome: Outcome| judged.cells.iter().filter(|cell| cell.outcome == outcome).count();
            prop_assert_eq!(
                judged.cells.len(),
                count(Outcome::Accepted) + count(Outcome::AskedBack) + count(Outcome::SetAside)
            );
            cells.set(cells.get() + judged.cells.len());
            runs.set(runs.get() + 1);
            Ok(())
        })
        .expect("the law holds");
    let [cells, asked_back, runs] = [cells, asked_back, runs].map(Cell::into_inner);
    assert!(
        runs >= 60 && cells > runs * 5 && asked_back > runs,
        "{runs} forms, {cells} cells, {asked_back} asked back"
    );
}

#[test]
fn no_bytes_bring_the_reader_down() {
    let office = Office::new();
    let forms = office.forms("上半年");
    let issued = Issued { forms: &forms, register: &office.checked.written.register };
    let good = filled(&forms[0], &Filling::default()).expect("a form");
    let mut runner = proptest::test_runner::TestRunner::new(cases());
    let strategy = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12);
    runner
        .run(&strategy, |changes| {
            let mut bytes = good.clone();
            changes.iter().for_each(|(at, byte)| *at.get_mut(&mut bytes) = *byte);
            for came in read("甲.xlsx", &bytes, issued) {
                prop_assert!(came.form.is_ok() || came.form.is_err_and(|why| !why.zh.is_empty()));
            }
            Ok(())
        })
        .expect("nothing panics");
}
