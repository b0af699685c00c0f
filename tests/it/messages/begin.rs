//! The way in: a small plan, the fonts, and what is missing, in an empty folder.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Output},
};

use crate::support::workplace::{files, repository};

/// Calls the program in a folder, with a home of its own there.
fn anpai(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
    command.args(arguments).args(["--lang", "zh"]).current_dir(folder);
    command.env("HOME", folder.join("家")).env_remove("XDG_CACHE_HOME").env_remove("LOCALAPPDATA");
    command.output().expect("the program runs")
}

fn says(folder: &Path, code: i32, arguments: &[&str]) -> String {
    let output = anpai(folder, arguments);
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    said
}

#[test]
fn in_an_empty_folder_a_plan_is_begun_and_built() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = says(folder.path(), 2, &["build"]);
    assert!(said.contains("anpai init"), "{said}");
    let said = says(folder.path(), 0, &["init"]);
    assert!(said.contains("anpai build") && said.contains("output/2024/index.html"), "{said}");
    says(folder.path(), 0, &["fonts", "install", repository().join("fonts").to_str().expect("a path")]);
    says(folder.path(), 0, &["check"]);
    says(folder.path(), 0, &["build"]);
    let made = files(&folder.path().join("output/2024"));
    assert!(made.contains_key("notice.pdf") && made.contains_key("letters/区教育局.pdf"), "{:?}", made.keys());
    // What is there is not begun again.
    let before = crate::write::snapshot(folder.path());
    says(folder.path(), 2, &["init"]);
    assert_eq!(crate::write::snapshot(folder.path()), before);
    // Another year beside it keeps the register.
    fs::write(folder.path().join("plan/departments.yaml"), "departments: [{ name: 区教育局 }]\n").expect("a file");
    says(folder.path(), 0, &["init", "--year", "2025"]);
    let register = fs::read_to_string(folder.path().join("plan/departments.yaml")).expect("it stays");
    assert!(register.starts_with("departments: [{ name: 区教育局"));
    assert!(fs::read_to_string(folder.path().join("plan/2025/plan.yaml")).expect("a plan").contains("year: 2025"));
}

#[test]
fn the_minimal_example_is_what_init_writes() {
    let folder = tempfile::tempdir().expect("a folder");
    says(folder.path(), 0, &["init", "minimal"]);
    let (written, kept) = (files(&folder.path().join("minimal")), repository().join("examples/minimal"));
    if std::env::var_os("ANPAI_ACCEPT").is_some() {
        for (path, bytes) in &written {
            let path = kept.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
    }
    assert!(written == files(&kept), "examples/minimal is not what `anpai init` writes: run `make accept`");
}

#[test]
fn fonts_are_taken_from_a_folder_a_package_or_a_file_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let font = repository().join("fonts/FandolKai-Regular.otf");
    let package = folder.path().join("fandol.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&package).expect("a file"));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in [
        ("../../fandol/FandolKai-Regular.otf", fs::read(&font).expect("run `make fonts`")),
        ("a.ttf", b"no font".to_vec()),
        ("README", b"text".to_vec()),
    ] {
        zip.start_file(name, options).expect("an entry");
        zip.write_all(&bytes).expect("its bytes");
    }
    zip.finish().expect("a package");
    let own = folder.path().join("家/.cache/anpai/fonts");
    let run = |from: &Path| anpai(folder.path(), &["fonts", "install", from.to_str().expect("a path")]);
    let said = String::from_utf8_lossy(&run(&package).stderr).into_owned();
    assert!(said.contains("1 个字体"), "{said}");
    let names: Vec<String> = files(&own).into_keys().filter(|name| !name.starts_with('.')).collect();
    assert_eq!(names, ["FandolKai-Regular.otf"]);
    run(&font);
    let listed = says_either(folder.path(), &["fonts"]);
    assert!(listed.contains("楷体") && listed.contains("国标汉字"), "{listed}");
    // Somebody's own font of that name stays.
    fs::write(own.join("FandolKai-Regular.otf"), "我的").expect("a file");
    assert_eq!(run(&font).status.code(), Some(2));
    assert_eq!(fs::read(own.join("FandolKai-Regular.otf")).expect("it stays"), "我的".as_bytes());
    fs::write(folder.path().join("说明.txt"), "字").expect("a file");
    for nothing in ["说明.txt", "没有"] {
        let said = says(folder.path(), 2, &["fonts", "install", nothing]);
        assert!(said.contains(nothing), "{said}");
    }
}

fn says_either(folder: &Path, arguments: &[&str]) -> String {
    String::from_utf8_lossy(&anpai(folder, arguments).stdout).into_owned()
}

#[test]
fn the_doctor_says_what_is_there_and_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let fonts = repository().join("fonts");
    let said = says(folder.path(), 0, &["doctor", "--fonts", fonts.to_str().expect("a path")]);
    for word in ["anpai", "仿宋", "小标宋", "楷体", "黑体", "宋体", "国标汉字", "anpai init", "可写：output", "都齐了"]
    {
        assert!(said.contains(word), "no {word} in: {said}");
    }
    assert!(said.contains(env!("CARGO_PKG_VERSION")) && said.contains("typst"), "{said}");
    fs::write(folder.path().join("output"), "一个文件").expect("a file");
    let before = crate::write::snapshot(folder.path());
    says_either(folder.path(), &["doctor"]);
    assert_eq!(crate::write::snapshot(folder.path()), before, "it leaves nothing");
}
