//! Undo and redo, also after a restart; what another editor did meanwhile is never lost.

use anpai::{
    desk::{
        journal::{Journal, Part},
        state::{Refused, State},
    },
    model::message::Lang,
};

use crate::support::workplace::{Workplace, read};

const FILE: &str = "01-源头治理.yaml";

fn put(state: &mut State, from: &str, to: &str) {
    let text = state.text_of(FILE).expect("a file");
    assert!(text.contains(from), "{from}");
    state.commit("改", &[(FILE.to_owned(), text.replacen(from, to, 1))]).expect("written");
}

#[test]
fn what_was_done_is_undone_and_done_again_after_a_restart_too() {
    let workplace = Workplace::new();
    let file = workplace.plan().join(FILE);
    let original = read(&file);
    let mut state = State::new(&workplace.plan(), Lang::Zh);
    put(&mut state, "落实耕地", "全面落实耕地");
    put(&mut state, "11个重点", "12个重点");
    let changed = read(&file);
    drop(state);

    let mut state = State::new(&workplace.plan(), Lang::Zh);
    state.undo().expect("undone");
    assert_eq!(read(&file), changed.replace("12个重点", "11个重点"));
    state.undo().expect("undone");
    assert_eq!(read(&file), original);
    assert!(matches!(state.undo(), Err(Refused::Error(_))));
    drop(state);

    let mut state = State::new(&workplace.plan(), Lang::Zh);
    state.redo().expect("done again");
    state.redo().expect("done again");
    assert_eq!(read(&file), changed);
    assert!(state.redo().is_err());
    put(&mut state, "12个重点", "13个重点");
    state.undo().expect("undone");
    put(&mut state, "12个重点", "14个重点");
    assert!(state.redo().is_err(), "what was undone before another change is gone");
    let ignored = read(&workplace.plan().parent().expect("plan/").join(".anpai/.gitignore"));
    assert_eq!(ignored, "*\n");
}

#[test]
fn undo_finds_its_place_after_another_editor_and_leaves_it_if_it_is_another() {
    let workplace = Workplace::new();
    let file = workplace.plan().join(FILE);
    let mut state = State::new(&workplace.plan(), Lang::Zh);
    put(&mut state, "11个重点", "12个重点");
    workplace.edit(&format!("2023/{FILE}"), "title: 强化食品安全源头治理", "# 新来的一行\ntitle: 强化食品安全源头治理");
    state.look();
    state.undo().expect("undone where it stands now");
    assert!(read(&file).contains("11个重点") && read(&file).contains("# 新来的一行"));

    put(&mut state, "11个重点", "12个重点");
    workplace.edit(&format!("2023/{FILE}"), "12个重点", "20个重点");
    state.look();
    let before = read(&file);
    assert!(state.undo().is_err());
    assert_eq!(read(&file), before, "what somebody else wrote stays");
}

#[test]
fn a_change_that_was_begun_and_not_written_is_told_and_can_be_saved() {
    let workplace = Workplace::new();
    let file = workplace.plan().join(FILE);
    let journal = || workplace.plan().parent().expect("plan/").join(".anpai/2023.journal");
    let mut state = State::new(&workplace.plan(), Lang::Zh);
    put(&mut state, "11个重点", "12个重点");
    drop(state);
    let old = read(&file);
    let new = old.replacen("落实耕地", "抓好耕地", 1);
    // As if the program had been killed between the journal and the file.
    let part = Part::between(FILE, Some(&old), Some(&new)).expect("a change");
    Journal::open(&journal()).begin("改“抓好耕地”", vec![part]).expect("noted");

    let mut state = State::new(&workplace.plan(), Lang::Zh);
    assert_eq!(state.journal.open.as_ref().map(|change| change.label.as_str()), Some("改“抓好耕地”"));
    assert_eq!(read(&file), old);
    state.settle_open(true).expect("saved");
    assert_eq!(read(&file), new);
    state.undo().expect("it is a change like any other");
    assert_eq!(read(&file), old);

    // Killed after the file and before the journal: it was saved.
    let part = Part::between(FILE, Some(&old), Some(&new)).expect("a change");
    Journal::open(&journal()).begin("再改", vec![part]).expect("noted");
    workplace.put(&format!("2023/{FILE}"), &new);
    let state = State::new(&workplace.plan(), Lang::Zh);
    assert!(state.journal.open.is_none());
    assert_eq!(state.journal.last().map(|change| change.label.as_str()), Some("再改"));
}
