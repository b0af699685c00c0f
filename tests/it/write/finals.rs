//! Finals: a place of their own, locked; issued anew as a further version; the same bytes again, or what differs.

use std::{collections::BTreeMap, fs};

use serde_json::Value;

use super::{Desk, snapshot};
use crate::{documents::final_build::complete, support::workplace::files};

const FINAL: &str = "output/2023/正式";

fn ready() -> Desk {
    let desk = Desk::new();
    complete(&desk.workplace);
    desk
}

/// Without PDFs, which take their time; what is said here holds of every file.
fn build(more: &[&str]) -> Vec<String> {
    let start = ["build", "plan/2023", "--format", "html,xlsx"];
    start.iter().chain(more).map(|word| (*word).to_owned()).collect()
}

fn says(desk: &Desk, code: i32, more: &[&str]) -> String {
    desk.says(code, &build(more).iter().map(String::as_str).collect::<Vec<_>>())
}

fn manifest(desk: &Desk, folder: &str) -> Value {
    serde_json::from_slice(&fs::read(desk.path(folder).join("manifest.json")).expect("a manifest")).expect("JSON")
}

fn change(desk: &Desk) {
    desk.workplace.edit("2023/01-源头治理.yaml", "text: 落实耕地", "text: 全面落实耕地");
}

#[test]
fn finals_have_a_place_of_their_own_and_no_draft_takes_it() {
    let desk = ready();
    says(&desk, 0, &[]);
    says(&desk, 0, &["--final"]);
    let issued = snapshot(&desk.path(FINAL));
    assert!(files(&desk.path(FINAL)).len() > 40);
    let issued_as = &manifest(&desk, FINAL)["issued"];
    assert_eq!(issued_as["version"], 1);
    assert_eq!(issued_as["documents"][0]["number"], "友政发〔2023〕19号", "{issued_as}");
    assert_eq!(issued_as["documents"][0]["date"], "2023年6月8日");
    assert!(issued_as["documents"].as_array().expect("a list").len() > 10, "letters have numbers too");
    // The draft stands as it was, and goes on as a draft.
    let page = |path: &str| fs::read_to_string(desk.path(path)).expect("a page");
    assert!(
        page("output/2023/notice.html").contains("草稿") && !page(&format!("{FINAL}/notice.html")).contains("草稿")
    );
    change(&desk);
    says(&desk, 0, &[]);
    says(&desk, 0, &["--force"]);
    says(&desk, 0, &["--only", "letters"]);
    assert!(page("output/2023/letters/区农业农村局.html").contains("全面落实耕地"));
    assert_eq!(snapshot(&desk.path(FINAL)), issued, "not a byte, not a right");
    // Not even if somebody points at it.
    let said = desk.refused(&["build", "plan/2023", "--format", "html", "-o", FINAL]);
    assert!(said.contains("正式件"), "{said}");
    let said = desk.refused(&["watch", "plan/2023", "--final"]);
    assert!(said.contains("草稿"), "{said}");
}

#[test]
fn the_same_is_kept_and_anything_else_is_refused_with_what_differs() {
    let desk = ready();
    says(&desk, 0, &["--final"]);
    let issued = snapshot(&desk.path("output"));
    let said = says(&desk, 0, &["--final"]);
    assert!(said.contains("最新"), "{said}");
    assert_eq!(snapshot(&desk.path("output")), issued);
    change(&desk);
    for more in [&["--final"][..], &["--final", "--force"], &["--final", "--only", "letters"], &["--final", "--check"]]
    {
        let words = build(more);
        let said = desk.refused(&words.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(said.contains("01-源头治理.yaml") && said.contains("--reissue"), "{said}");
        assert!(!said.contains("02-"), "only what differs: {said}");
    }
    desk.workplace.edit("2023/01-源头治理.yaml", "text: 全面落实耕地", "text: 落实耕地");
    says(&desk, 0, &["--final"]);
    // A program of another version says so.
    let path = desk.path(FINAL).join("manifest.json");
    let old = fs::read_to_string(&path).expect("a manifest");
    let version = env!("CARGO_PKG_VERSION");
    let text = old.replacen(&format!("\"anpai\": \"{version}\""), "\"anpai\": \"0.0.9\"", 1).replacen(
        "\"made_from\": \"",
        "\"made_from\": \"0",
        1,
    );
    fs::write(&path, text).expect("a file");
    let words = build(&["--final"]);
    let said = desk.refused(&words.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(said.contains("0.0.9") && said.contains(version), "{said}");
}

#[test]
fn a_lost_final_is_made_again_byte_for_byte_and_a_changed_one_by_force() {
    let desk = ready();
    says(&desk, 0, &["--final"]);
    let issued = files(&desk.path(FINAL));
    fs::remove_file(desk.path(FINAL).join("letters/区教育局.html")).expect("it is there");
    // Asked for something else, the lost one comes back all the same.
    says(&desk, 0, &["--final", "--only", "notice"]);
    assert!(files(&desk.path(FINAL)) == issued);
    desk.put(&format!("{FINAL}/letters/区教育局.html"), "涂改");
    let words = build(&["--final"]);
    let said = desk.refused(&words.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(said.contains("区教育局.html") && said.contains("--force"), "{said}");
    says(&desk, 0, &["--final", "--force"]);
    assert!(files(&desk.path(FINAL)) == issued);
    // Made from the same, and not the same bytes: never.
    let path = desk.path(FINAL).join("manifest.json");
    let mut other = manifest(&desk, FINAL);
    let entry = other["files"].as_array_mut().expect("files").iter_mut().find(|entry| entry["path"] == "notice.html");
    entry.expect("the notice")["sha256"] = Value::from("0".repeat(64));
    fs::write(&path, other.to_string()).expect("a file");
    let words = build(&["--final", "--force"]);
    let said = desk.refused(&words.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(said.contains("逐字节"), "{said}");
}

#[test]
fn what_is_issued_again_is_a_version_beside_the_last() {
    let desk = ready();
    let words = build(&["--final", "--reissue", "更正"]);
    let said = desk.refused(&words.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(said.contains("还没有签发"), "{said}");
    says(&desk, 0, &["--final"]);
    let first = snapshot(&desk.path(FINAL));
    let said = desk.refused(&words.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(said.contains("完全一样"), "{said}");
    change(&desk);
    says(&desk, 0, &["--final", "--reissue", "条文有误，更正"]);
    let second = "output/2023/正式-第2版";
    assert_eq!(snapshot(&desk.path(FINAL)), first);
    let issued = manifest(&desk, second);
    assert_eq!((&issued["issued"]["version"], &issued["issued"]["reason"]), (&2.into(), &"条文有误，更正".into()));
    assert!(fs::read_to_string(desk.path(second).join("notice.html")).expect("a page").contains("全面落实耕地"));
    // From now on the second is what is kept, with its reason.
    let both = snapshot(&desk.path("output/2023"));
    says(&desk, 0, &["--final"]);
    assert_eq!(snapshot(&desk.path("output/2023")), both);
    change_back_and_forth(&desk, second);
}

fn change_back_and_forth(desk: &Desk, second: &str) {
    desk.workplace.edit("2023/01-源头治理.yaml", "text: 全面落实耕地", "text: 落实耕地");
    let words = build(&["--final"]);
    let said = desk.refused(&words.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(said.contains("正式-第2版"), "the newest version counts: {said}");
    says(desk, 0, &["--final", "--reissue", "仍按原文"]);
    assert_eq!(manifest(desk, "output/2023/正式-第3版")["issued"]["version"], 3);
    assert!(desk.path(second).join("notice.html").exists());
}

#[test]
fn finals_can_be_issued_part_by_part() {
    let desk = ready();
    says(&desk, 0, &["--final", "--only", "notice"]);
    let notice = fs::read(desk.path(FINAL).join("notice.html")).expect("the notice");
    assert!(!desk.path(FINAL).join("letters").exists());
    says(&desk, 0, &["--final", "--only", "letters"]);
    says(&desk, 0, &["--final"]);
    let all: BTreeMap<_, _> = files(&desk.path(FINAL));
    assert!(all.contains_key("letters/区教育局.html") && all.contains_key("forms/区教育局-全年.xlsx"));
    assert!(all["notice.html"] == notice);
}

#[test]
fn pdfs_too_are_the_same_bytes_again() {
    let desk = ready();
    let pdf = ["build", "plan/2023", "--final", "--format", "pdf", "--only", "notice"];
    desk.says(0, &pdf);
    let issued = fs::read(desk.path(FINAL).join("notice.pdf")).expect("the notice");
    fs::remove_file(desk.path(FINAL).join("notice.pdf")).expect("it is there");
    desk.says(0, &pdf);
    assert!(fs::read(desk.path(FINAL).join("notice.pdf")).expect("the notice") == issued);
    // Other fonts are another thing, and it says which.
    fs::remove_file(desk.path(FINAL).join("notice.pdf")).expect("it is there");
    let path = desk.path(FINAL).join("manifest.json");
    let text = fs::read_to_string(&path).expect("a manifest");
    let text =
        text.replacen("FandolFang R", "FangSong_GB2312", 1).replacen("\"made_from\": \"", "\"made_from\": \"0", 9);
    fs::write(&path, text).expect("a file");
    let said = desk.refused(&pdf);
    assert!(said.contains("FangSong_GB2312") && said.contains("FandolFang R"), "{said}");
}
