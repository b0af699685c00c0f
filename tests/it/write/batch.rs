//! Several plans in one run: each as it is alone, told in the order in which they were given.

use std::fs;

use super::{Desk, snapshot};

const NAMES: [&str; 4] = ["甲区", "乙区", "丙区", "丁区"];

/// Four plans beside each other, each with a clause of its own.
fn desk() -> Desk {
    let desk = Desk::new();
    for name in NAMES {
        for entry in fs::read_dir(desk.path("plan/2023")).expect("the plan") {
            let path = entry.expect("an entry").path();
            let text =
                fs::read_to_string(&path).expect("text").replace("text: 落实耕地", &format!("text: {name}落实耕地"));
            desk.workplace.put(&format!("{name}/{}", path.file_name().expect("a name").to_string_lossy()), &text);
        }
    }
    desk
}

fn build<'a>(plans: &'a [String], output: &'a str) -> Vec<&'a str> {
    let plans = plans.iter().map(String::as_str);
    ["build"].into_iter().chain(plans).chain(["--format", "html", "-o", output]).collect()
}

fn plans(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("plan/{name}")).collect()
}

#[test]
fn each_plan_is_built_as_it_is_alone_and_told_in_its_place() {
    let desk = desk();
    let said = desk.says(0, &build(&plans(&NAMES), "together"));
    let told: Vec<usize> =
        NAMES.iter().map(|name| said.find(&format!("打开 together/{name}")).expect("each is told")).collect();
    assert!(told.is_sorted(), "{said}");
    for name in NAMES {
        let alone = format!("alone/{name}");
        desk.says(0, &build(&plans(&[name]), &alone));
        let of = |folder: &str| {
            let files = snapshot(&desk.path(folder)).into_iter();
            let inner = |path: &std::path::Path| path.strip_prefix(desk.path(folder)).expect("below").to_owned();
            files.map(|(path, bytes)| (inner(&path), bytes)).collect::<Vec<_>>()
        };
        assert!(of(&format!("together/{name}")) == of(&alone), "{name}");
        let page = fs::read_to_string(desk.path(&alone).join("notice.html")).expect("the notice");
        assert!(page.contains(&format!("{name}落实耕地")), "{name}");
    }
}

#[test]
fn a_fault_of_one_plan_leaves_the_others_and_an_error_begins_no_other() {
    let desk = desk();
    desk.workplace.edit("乙区/plan.yaml", "title:", "titel:");
    let said = desk.says(1, &build(&plans(&NAMES), "all"));
    assert!(said.contains("titel") && said.contains("打开 all/丁区"), "{said}");
    assert!(!desk.path("all/乙区").exists() && desk.path("all/丙区/notice.html").exists());
    // What stands in the way of the first stops the run; the second was begun with it and is told.
    fs::create_dir_all(desk.path("other/甲区")).expect("a folder");
    fs::write(desk.path("other/甲区/别人的.txt"), "留").expect("a file");
    let said = desk.says(2, &build(&plans(&["甲区", "丙区", "丁区", "乙区"]), "other"));
    assert!(said.contains("别人的.txt") && said.contains("打开 other/丙区"), "{said}");
    assert!(!desk.path("other/丁区").exists() && !said.contains("titel"), "{said}");
    assert_eq!(fs::read_to_string(desk.path("other/甲区/别人的.txt")).expect("it stays"), "留");
}
