//! The output folder: what stands there and is none, what stands beside it, what people changed in it.

use std::fs;

use super::{Desk, snapshot};

const HTML: [&str; 5] = ["build", "plan/2023", "--format", "html", "-o"];

fn build<'a>(output: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    HTML.into_iter().chain([output]).chain(more.iter().copied()).collect()
}

#[test]
fn an_output_that_is_a_file_is_refused_by_build_and_watch() {
    let desk = Desk::new();
    desk.put("汇报.docx", "一年的心血");
    for target in ["汇报.docx", "plan/2023/plan.yaml", "plan/departments.yaml"] {
        for more in [&[][..], &["--force"], &["--check"]] {
            let said = desk.refused(&build(target, more));
            assert!(said.contains(target) && said.contains("文件夹"), "{said}");
        }
        let said = desk.refused(&["watch", "plan/2023", "-o", target]);
        assert!(said.contains(target), "{said}");
    }
    let said = desk.refused(&build("汇报.docx", &[]));
    assert!(said.contains("anpai docx"), "what was meant: {said}");
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_pipe_a_link_or_a_device_is_refused() {
    let desk = Desk::new();
    assert!(std::process::Command::new("mkfifo").arg(desk.path("管")).status().expect("mkfifo runs").success());
    fs::create_dir(desk.path("真")).expect("a folder");
    std::os::unix::fs::symlink(desk.path("真"), desk.path("链")).expect("a link");
    std::os::unix::fs::symlink(desk.path("没有"), desk.path("断")).expect("a link");
    let _socket = std::os::unix::net::UnixListener::bind(desk.path("套")).expect("a socket");
    for target in ["管", "链", "断", "套"] {
        for more in [&[][..], &["--force"], &["--check"]] {
            let said = desk.refused(&build(target, more));
            assert!(said.contains(target), "{said}");
        }
    }
}

#[test]
fn a_folder_that_holds_something_else_is_no_output_folder() {
    let desk = Desk::new();
    desk.put("资料/要件.txt", "我的");
    desk.put("清单/manifest.json", "{\"name\": \"我的网站\"}");
    desk.put("坏/manifest.json", "{");
    for target in ["plan/2023", "plan", "资料", "清单", "坏"] {
        for more in [&[][..], &["--force"], &["--check"]] {
            let said = desk.refused(&build(target, more));
            assert!(said.contains(target) && said.contains("-o"), "{said}");
        }
    }
    // What a system or a tool leaves there is nobody's loss, and stays.
    desk.put("新/.gitkeep", "");
    desk.says(0, &build("新", &[]));
    assert!(desk.path("新/notice.html").exists() && desk.path("新/.gitkeep").exists());
}

#[test]
fn folders_beside_the_output_that_only_sound_like_ours_stay() {
    let desk = Desk::new();
    desk.says(0, &build("output/2023", &[]));
    let lost = [".2023.old", ".2023.new-1", ".2023.new-abcdef", ".2023.anpai-备份"];
    for name in lost {
        desk.put(&format!("output/{name}/要件.txt"), "我的");
    }
    desk.workplace.edit("2023/01-源头治理.yaml", "text: 落实耕地", "text: 全面落实耕地");
    desk.says(0, &build("output/2023", &[]));
    for name in lost {
        assert_eq!(fs::read_to_string(desk.path(&format!("output/{name}/要件.txt"))).expect("it stays"), "我的");
    }
    // A name that only we use, with somebody's file in it: nothing is done, and it is said.
    desk.put("output/.2023.anpai-Ab12Cd/要件.txt", "我的");
    desk.workplace.edit("2023/01-源头治理.yaml", "text: 全面落实耕地", "text: 落实好耕地");
    let said = desk.refused(&build("output/2023", &[]));
    assert!(said.contains(".2023.anpai-Ab12Cd") && said.contains("移走"), "{said}");
}

#[test]
fn what_a_killed_build_left_is_cleared_away() {
    let desk = Desk::new();
    desk.says(0, &build("output/2023", &[]));
    let before = snapshot(&desk.path("output/2023"));
    // Killed after the folder was made; after it was marked; in the middle; and between two renames.
    fs::create_dir(desk.path("output/.2023.anpai-aaaaaa")).expect("a folder");
    desk.put("output/.2023.anpai-bbbbbb/anpai.txt", "");
    desk.put("output/.2023.anpai-cccccc/anpai.txt", "");
    desk.put("output/.2023.anpai-cccccc/new/notice.html", "半");
    desk.put("output/.2023.anpai-dddddd/anpai.txt", "");
    fs::rename(desk.path("output/2023"), desk.path("output/.2023.anpai-dddddd/old")).expect("a rename");
    desk.says(0, &build("output/2023", &[]));
    let names: Vec<String> = fs::read_dir(desk.path("output"))
        .expect("the output")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("anpai-"))
        .collect();
    assert_eq!(names, Vec::<String>::new());
    let strip =
        |all: &std::collections::BTreeMap<std::path::PathBuf, String>| all.values().cloned().collect::<Vec<_>>();
    assert_eq!(strip(&snapshot(&desk.path("output/2023"))), strip(&before), "the old set is back");
}

#[test]
fn a_file_that_a_person_changed_is_kept_until_force() {
    let desk = Desk::new();
    desk.says(0, &build("output/2023", &[]));
    // A form filled in, as a browser saves it; and the plan moves on.
    desk.put("output/2023/forms/区教育局-全年.html", "填好的");
    let said = desk.refused(&build("output/2023", &[]));
    assert!(said.contains("区教育局-全年.html") && said.contains("--force") && !said.contains("区林草局"), "{said}");
    // The same when the unit is gone and its form would be removed.
    desk.put("output/2023/letters/区林草局.html", "批注过的");
    desk.workplace.edit("2023/08-社会共治.yaml", "          - 区林草局\n", "");
    desk.workplace.edit("departments.yaml", "  - name: 区林草局\n    kind: government\n", "");
    let said = desk.refused(&build("output/2023", &["--prune"]));
    assert!(said.contains("letters/区林草局.html"), "{said}");
    desk.says(0, &build("output/2023", &["--force", "--prune"]));
    let form = fs::read_to_string(desk.path("output/2023/forms/区教育局-全年.html")).expect("made again");
    assert!(form.contains("<html") && !desk.path("output/2023/letters/区林草局.html").exists());
}

#[cfg(unix)]
#[test]
fn empty_folders_and_rights_of_folders_stay() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.says(0, &build("output/2023", &[]));
    fs::create_dir_all(desk.path("output/2023/往来/空")).expect("a folder");
    fs::create_dir_all(desk.path("output/2023/letters/批示")).expect("a folder");
    let rights = |path: &str, mode: u32| {
        fs::set_permissions(desk.path(path), fs::Permissions::from_mode(mode)).expect("rights");
    };
    rights("output/2023", 0o750);
    rights("output/2023/letters", 0o770);
    rights("output/2023/往来", 0o500);
    desk.workplace.edit("2023/01-源头治理.yaml", "text: 落实耕地", "text: 全面落实耕地");
    desk.says(0, &build("output/2023", &[]));
    let mode = |path: &str| fs::metadata(desk.path(path)).expect("it stays").permissions().mode() & 0o777;
    assert_eq!(
        ["output/2023", "output/2023/letters", "output/2023/往来", "output/2023/往来/空"].map(mode)[..3],
        [0o750, 0o770, 0o500]
    );
    assert!(desk.path("output/2023/letters/批示").is_dir() && desk.path("output/2023/往来/空").is_dir());
    rights("output/2023/往来", 0o700);
}
