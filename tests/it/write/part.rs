//! A build of a part never removes what it was not asked about: what the plan has left behind is marked.

use std::fs;

use super::Desk;

const HTML: [&str; 4] = ["build", "plan/2023", "--format", "html"];

fn build<'a>(more: &[&'a str]) -> Vec<&'a str> {
    HTML.into_iter().chain(more.iter().copied()).collect()
}

fn page(desk: &Desk, path: &str) -> String {
    fs::read_to_string(desk.path("output/2023").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_rest_stays_and_what_is_stale_is_marked() {
    let desk = Desk::new();
    desk.says(0, &["build", "plan/2023", "--format", "html,xlsx"]);
    let before = super::snapshot(&desk.path("output/2023"));
    desk.workplace.edit("2023/01-源头治理.yaml", "text: 落实耕地", "text: 全面落实耕地");
    let said = desk.says(0, &build(&["--only", "letters", "--department", "区农业农村局"]));
    assert!(said.contains("过时"), "{said}");
    assert!(page(&desk, "letters/区农业农村局.html").contains("全面落实耕地"));
    for path in before.keys() {
        assert!(path.exists(), "{} is gone", path.display());
    }
    let index = page(&desk, "index.html");
    for stale in ["notice.html", "forms/区农业农村局-全年.html", "forms/区农业农村局-全年.xlsx"] {
        assert!(index.contains(&format!("<li>{stale}</li>")), "{stale} is not marked");
    }
    assert!(!index.contains("<li>letters/区教育局.html</li>") && index.contains("已过时"));
    // What is current is said to be; what is stale ends with 1.
    let said = desk.says(1, &build(&["--only", "letters", "--check"]));
    assert!(said.contains("notice.html") && said.contains("过时") && !said.contains("区教育局"), "{said}");
    // Removed only when asked, or made again.
    desk.says(0, &build(&["--only", "letters", "--prune"]));
    assert!(!desk.path("output/2023/notice.html").exists() && desk.path("output/2023/letters/区教育局.html").exists());
    desk.says(0, &["build", "plan/2023", "--format", "html,xlsx"]);
    assert!(page(&desk, "notice.html").contains("全面落实耕地") && !page(&desk, "index.html").contains("已过时"));
}

#[test]
fn the_letter_of_a_unit_that_is_gone_is_stale_until_everything_is_built() {
    let desk = Desk::new();
    desk.says(0, &build(&[]));
    desk.workplace.edit("2023/08-社会共治.yaml", "          - 区林草局\n", "");
    desk.workplace.edit("departments.yaml", "  - name: 区林草局\n    kind: government\n", "");
    desk.says(0, &build(&["--department", "区教育局"]));
    assert!(page(&desk, "index.html").contains("<li>letters/区林草局.html</li>"));
    let said =
        desk.says(0, &["build", "plan/2023", "--only", "notice,letters,forms", "--format", "html,pdf,xlsx", "--prune"]);
    assert!(said.contains("删除"), "{said}");
    assert!(!desk.path("output/2023/letters/区林草局.html").exists());
}

#[test]
fn a_part_links_nothing_that_is_not_there() {
    let desk = Desk::new();
    desk.says(0, &build(&["--only", "letters"]));
    for entry in fs::read_dir(desk.path("output/2023/letters")).expect("letters") {
        let text = fs::read_to_string(entry.expect("an entry").path()).expect("a page");
        assert!(!text.contains("notice.html"), "a link to a notice that was not made");
    }
    desk.says(0, &build(&[]));
    assert!(page(&desk, "letters/区教育局.html").contains("../notice.html"));
}

#[test]
fn units_and_periods_that_join_alike_lose_no_form() {
    let desk = Desk::new();
    let text = fs::read_to_string(desk.path("plan/departments.yaml")).expect("the register");
    let text = text.replacen("departments:\n", "departments:\n  - name: 市局\n  - name: 市局-分局\n  - name: 甲/乙\n  - name: 甲_乙_f9faae99\n  - name: École\n  - name: E\u{301}cole\n  - name: école\n", 1);
    desk.put("plan/departments.yaml", &text);
    desk.workplace.edit(
        "2023/01-源头治理.yaml",
        "responsible: [区农业农村局]",
        "responsible: [区农业农村局, 市局, 市局-分局, 甲/乙, 甲_乙_f9faae99, École, E\u{301}cole, école]",
    );
    desk.workplace.edit("2023/plan.yaml", "    - name: 上半年", "    - name: 分局-全年");
    desk.run(&build(&[]));
    let manifest: serde_json::Value = serde_json::from_str(&page(&desk, "manifest.json")).expect("JSON");
    let paths: Vec<&str> = manifest["files"]
        .as_array()
        .expect("files")
        .iter()
        .map(|file| file["path"].as_str().expect("a path"))
        .collect();
    let mut folded: Vec<String> = paths.iter().map(|path| path.to_uppercase().to_lowercase()).collect();
    folded.sort();
    folded.dedup();
    assert_eq!(folded.len(), paths.len(), "two documents, one path");
    for unit in ["市局", "市局-分局", "甲/乙", "甲_乙_f9faae99", "École", "E\u{301}cole", "école"] {
        for (kind, count) in [("letter", 1), ("form", 2)] {
            let own = manifest["files"].as_array().expect("files").iter().filter(|file| {
                file["unit"] == unit
                    && file["document"] == kind
                    && file["path"]
                        .as_str()
                        .is_some_and(|path| path.ends_with(".html") && !path.ends_with("-fill.html"))
            });
            let own: Vec<_> = own.map(|file| file["path"].as_str().expect("a path")).collect();
            assert_eq!(own.len(), count, "{unit}: {own:?}");
            for path in own {
                assert!(
                    page(&desk, path).contains(&unit.replace('/', "&#x2F;")) || page(&desk, path).contains(unit),
                    "{path} is not {unit}'s"
                );
            }
        }
    }
    desk.says(0, &build(&["--check"]));
}

#[cfg(unix)]
#[test]
fn what_is_current_is_current_where_nothing_may_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.says(0, &build(&[]));
    fs::remove_file(desk.path("output/.2023.lock")).expect("the lock");
    fs::set_permissions(desk.path("output"), fs::Permissions::from_mode(0o555)).expect("rights");
    let may_all_the_same = fs::write(desk.path("output/x"), "").is_ok();
    if !may_all_the_same {
        desk.says(0, &build(&[]));
        desk.workplace.edit("2023/01-源头治理.yaml", "text: 落实耕地", "text: 全面落实耕地");
        let said = desk.says(2, &build(&[]));
        assert!(said.contains("output"), "{said}");
    }
    fs::set_permissions(desk.path("output"), fs::Permissions::from_mode(0o755)).expect("rights");
}
