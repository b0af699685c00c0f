//! `check --fix` says what it changed, and `--undo` has it back.

use std::fs;

use crate::write::{Desk, snapshot};

const SECTION: &str = "plan/2023/01-源头治理.yaml";

fn faulty() -> Desk {
    let desk = Desk::new();
    desk.workplace.edit("2023/01-源头治理.yaml", "text: 落实耕地分类管理制度，", "text: 落实耕地分类管理制度,");
    desk
}

#[test]
fn a_fix_lists_what_it_changed_and_is_taken_back() {
    let desk = faulty();
    let before = fs::read(desk.path(SECTION)).expect("the section");
    let output = desk.run(&["check", "--fix"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("01-源头治理.yaml") && said.contains("行") && said.contains("制度, → ") || said.contains("制度,"),
        "{said}"
    );
    assert!(said.contains("→") && said.contains("--undo"), "{said}");
    assert_ne!(fs::read(desk.path(SECTION)).expect("the section"), before);
    let output = desk.run(&["check", "--undo"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("01-源头治理.yaml"), "{said}");
    assert_eq!(fs::read(desk.path(SECTION)).expect("the section"), before, "to the byte");
    let output = desk.run(&["check", "--undo"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("没有可以改回去的"));
    assert_eq!(fs::read(desk.path(SECTION)).expect("the section"), before);
}

#[test]
fn two_fixes_are_taken_back_one_after_the_other() {
    let desk = faulty();
    let first = fs::read(desk.path(SECTION)).expect("the section");
    desk.run(&["check", "--fix"]);
    desk.workplace.edit("2023/02-重点领域.yaml", "排查治理，规范", "排查治理,规范");
    let second = fs::read(desk.path("plan/2023/02-重点领域.yaml")).expect("the section");
    desk.run(&["check", "--fix"]);
    desk.run(&["check", "--undo"]);
    assert_eq!(fs::read(desk.path("plan/2023/02-重点领域.yaml")).expect("the section"), second);
    assert_ne!(fs::read(desk.path(SECTION)).expect("the section"), first);
    desk.run(&["check", "--undo"]);
    assert_eq!(fs::read(desk.path(SECTION)).expect("the section"), first);
}

#[test]
fn what_a_person_wrote_since_is_not_taken_back() {
    let desk = faulty();
    desk.run(&["check", "--fix"]);
    desk.workplace.edit("2023/01-源头治理.yaml", "落实耕地分类", "全面落实耕地分类");
    let said = desk.refused(&["check", "--undo"]);
    assert!(said.contains("01-源头治理.yaml") && said.contains("又有人改过"), "{said}");
}

#[test]
fn a_record_of_a_stranger_leads_nowhere() {
    let desk = Desk::new();
    desk.put("要件.yaml", "我的");
    for path in ["../../要件.yaml", "/etc/passwd.yaml", "..\\要件.yaml", "../x/要件.yaml", "要件.txt"] {
        let step = serde_json::json!({ "steps": [[{ "path": path, "before": "坏", "after": "" }]] });
        desk.put("plan/2023/.anpai-undo.json", &step.to_string());
        desk.refused(&["check", "--undo"]);
    }
    let before = snapshot(&desk.root());
    desk.run(&["check"]);
    assert_eq!(snapshot(&desk.root()), before, "a check writes nothing");
}
