//! One file: -o of docx and diff, --timings.

use std::fs;

use super::Desk;

/// What each command that writes one file is asked for; the file's name goes after the last word.
const COMMANDS: [(&[&str], &str); 3] = [
    (&["docx", "-o"], "docx"),
    (&["diff", "plan/2023", "plan/2023", "-o"], "html"),
    (&["build", "--only", "notice", "--format", "html", "--timings"], "json"),
];

fn with<'a>(command: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    command.iter().chain(more).copied().collect()
}

#[test]
fn a_file_of_somebody_else_is_never_written_over_not_even_by_force() {
    let desk = Desk::new();
    for (command, ending) in COMMANDS {
        let name = format!("汇报.{ending}");
        desk.put(&name, "一年的心血");
        for more in [vec![name.as_str()], vec![name.as_str(), "--force"]] {
            let said = desk.refused(&with(command, &more));
            assert!(said.contains(&name) && said.contains("移走"), "{said}");
        }
    }
}

#[test]
fn no_command_writes_over_a_file_of_the_plan() {
    let desk = Desk::new();
    for (command, _) in COMMANDS {
        for file in ["plan/2023/plan.yaml", "plan/departments.yaml", "plan/2023/01-源头治理.yaml"] {
            desk.refused(&with(command, &[file]));
            desk.refused(&with(command, &[file, "--force"]));
        }
    }
}

#[cfg(unix)]
#[test]
fn links_pipes_and_folders_are_no_files_to_write() {
    let desk = Desk::new();
    desk.put("真.txt", "我的");
    for (command, ending) in COMMANDS {
        let [pipe, link, dangling, folder] = ["管", "链", "断", "夹"].map(|name| format!("{name}.{ending}"));
        let made = std::process::Command::new("mkfifo").arg(desk.path(&pipe)).status().expect("mkfifo runs");
        assert!(made.success());
        std::os::unix::fs::symlink(desk.path("真.txt"), desk.path(&link)).expect("a link");
        std::os::unix::fs::symlink(desk.path("没有"), desk.path(&dangling)).expect("a link");
        fs::create_dir(desk.path(&folder)).expect("a folder");
        for target in [&pipe, &link, &dangling, &folder] {
            let said = desk.refused(&with(command, &[target]));
            assert!(said.contains(target.as_str()), "{said}");
        }
    }
}

#[test]
fn what_we_wrote_is_written_again_until_a_person_changes_it() {
    let desk = Desk::new();
    for (command, ending) in COMMANDS {
        let name = format!("甲.{ending}");
        desk.says(0, &with(command, &[&name]));
        desk.says(0, &with(command, &[&name]));
        desk.put(&name, "领导改过的");
        let said = desk.refused(&with(command, &[&name]));
        assert!(said.contains(&name) && said.contains("--force") && said.contains("改过"), "{said}");
        desk.says(0, &with(command, &[&name, "--force"]));
        assert!(!fs::read(desk.path(&name)).expect("a file").starts_with("领导".as_bytes()));
        // Without the record nobody knows whose it is.
        fs::remove_file(desk.path(".anpai.json")).expect("the record");
        if ending != "json" {
            // The same bytes lose nothing; times are never the same.
            desk.says(0, &with(command, &[&name]));
        }
        desk.put(&name, "别人的");
        fs::remove_file(desk.path(".anpai.json")).unwrap_or_default();
        desk.refused(&with(command, &[&name, "--force"]));
    }
}

#[test]
fn somebody_elses_record_is_not_written_over() {
    let desk = Desk::new();
    desk.put(".anpai.json", "{\"mine\": true}");
    let said = desk.refused(&["docx", "-o", "甲.docx"]);
    assert!(said.contains(".anpai.json"), "{said}");
}

#[test]
fn the_ending_of_the_name_decides_and_another_is_an_error() {
    let desk = Desk::new();
    for (name, command) in [
        ("对照.odt", vec!["diff", "plan/2023", "plan/2023", "-o"]),
        ("对照.xlsx", vec!["diff", "plan/2023", "plan/2023", "-o"]),
        ("对照", vec!["diff", "plan/2023", "plan/2023", "-o"]),
        ("对照.html", vec!["diff", "plan/2023", "plan/2023", "--format", "json", "-o"]),
        ("a.pdf", vec!["docx", "-o"]),
        ("a.doc", vec!["docx", "-o"]),
        ("用时.txt", vec!["build", "--timings"]),
    ] {
        let said = desk.refused(&with(&command, &[name]));
        assert!(said.contains("后缀") && said.contains('.'), "{said}");
    }
    for (name, start) in
        [("对照.HTML", "<!DOCTYPE html>"), ("对照.json", "{"), ("对照.pdf", "%PDF-"), ("对照.docx", "PK")]
    {
        desk.says(0, &["diff", "plan/2023", "plan/2023", "-o", name]);
        let bytes = fs::read(desk.path(name)).expect("a file");
        assert!(bytes.to_ascii_lowercase().starts_with(start.to_ascii_lowercase().as_bytes()), "{name}");
    }
    desk.says(0, &["diff", "plan/2023", "plan/2023", "-o", "对照.txt"]);
    assert!(!fs::read_to_string(desk.path("对照.txt")).expect("text").contains('\u{1b}'));
}

#[test]
fn an_import_takes_the_place_of_nothing() {
    let desk = Desk::new();
    fs::copy(crate::support::workplace::repository().join("tests/seed/notice-2023.txt"), desk.path("通知.txt"))
        .expect("the issued text");
    for target in ["plan/2023", "通知.txt", "plan/departments.yaml"] {
        desk.refused(&["import", "通知.txt", "-o", target]);
    }
    desk.put("别处/departments.yaml", "departments: []\n");
    desk.run(&["import", "通知.txt", "-o", "别处/2023"]);
    assert_eq!(fs::read_to_string(desk.path("别处/departments.yaml")).expect("it is there"), "departments: []\n");
}
