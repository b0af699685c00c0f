//! What the program says: in the reader's language, with what to do, and nothing that acts on a terminal.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use clap::CommandFactory;

use crate::{
    support::workplace::{read, repository},
    write::Desk,
};

mod advice;
mod begin;
mod fixed;

/// Words that clap and systems say and that no reader of Chinese should meet.
const ENGLISH: [&str; 14] = [
    "error:",
    "Usage",
    "Options",
    "Arguments",
    "Commands",
    "Print help",
    "possible values",
    "default:",
    "For more information",
    "unrecognized",
    "unexpected",
    "invalid",
    "No such file",
    "os error",
];

fn is_chinese(said: &str) {
    for word in ENGLISH {
        assert!(!said.contains(word), "{word} in: {said}");
    }
}

#[test]
fn a_wrong_argument_is_told_in_chinese_with_what_was_meant() {
    let desk = Desk::new();
    for (arguments, wanted) in [
        (&["bulid"][..], &["没有“bulid”这个命令", "是不是 build"][..]),
        (&["build", "--finall"], &["没有“--finall”这个选项", "是不是 --final", "anpai build --help"]),
        (&["build", "--only", "函件"], &["--only", "不能写“函件”", "可以写", "letters"]),
        (&["build", "--only"], &["--only", "还要写一个值"]),
        (&["check", "--format", "txt"], &["不能写“txt”", "是不是 text", "可以写", "json"]),
        (&["new"], &["还要写", "年份"]),
        (&["new", "二〇二四"], &["不能写“二〇二四”", "四位数字"]),
        (&["new", "20240"], &["不能写“20240”", "四位数字"]),
        (&["diff", "plan/2023"], &["还要写", "本年方案"]),
        (&["verify"], &["还要写", "PDF"]),
        (&["check", "--dry-run"], &["还要写", "--fix"]),
        (&["check", "plan/2023", "plan/2024"], &["多了“plan/2024”"]),
        (&["build", "--final", "--prune"], &["不能和", "一起用"]),
        (&["build", "--engine", "word"], &["不能写“word”", "embedded"]),
    ] {
        let said = desk.says(2, arguments);
        is_chinese(&said);
        for words in wanted.iter().chain(&["错误：", "用法："]) {
            assert!(said.contains(words), "{arguments:?}: no {words} in: {said}");
        }
    }
    let english = Command::new(env!("CARGO_BIN_EXE_anpai")).args(["bulid", "--lang", "en"]).output().expect("it runs");
    assert!(String::from_utf8_lossy(&english.stderr).contains("unrecognized subcommand 'bulid'"));
}

#[test]
fn help_is_chinese_from_top_to_bottom_and_short_where_people_look() {
    let desk = Desk::new();
    let commands: Vec<String> =
        anpai::cli::Cli::command().get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    assert!(commands.len() >= 14);
    for command in &commands {
        for flag in ["-h", "--help"] {
            let output = desk.run(&[command, flag]);
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            assert_eq!(output.status.code(), Some(0), "{command}");
            is_chinese(&said);
            assert!(said.contains("用法：anpai") && said.contains("显示帮助"), "{command}: {said}");
            assert!(!said.contains("[OPTIONS]") && !said.contains("<FILE>") && !said.contains("<DIR>"), "{said}");
        }
    }
    let output = desk.run(&["build", "--help"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let (common, rest) = said.split_once("高级：").expect("the rest has a heading");
    for option in ["--output", "--only", "--department", "--final"] {
        assert!(common.contains(option), "{option} is for everybody: {common}");
    }
    for option in ["--engine", "--typst", "--templates", "--timings", "--colour", "--no-verify", "--reissue"] {
        assert!(rest.contains(option) && !common.contains(option), "{option}: {said}");
    }
}

#[test]
fn documents_are_called_as_people_call_them() {
    let desk = Desk::new();
    desk.says(0, &["build", "--only", "函", "--format", "网页"]);
    assert!(desk.path("output/2023/letters/区教育局.html").exists() && !desk.path("output/2023/notice.html").exists());
    desk.says(0, &["build", "--only", "通知,报表", "--format", "html"]);
    assert!(desk.path("output/2023/notice.html").exists());
}

#[test]
fn what_the_system_says_comes_with_the_path_and_what_to_do() {
    let desk = Desk::new();
    let here = desk.root().canonicalize().expect("it is there").display().to_string();
    let said = desk.says(2, &["import", "没有.docx"]);
    is_chinese(&said);
    assert!(said.contains("没有.docx") && said.contains("没有这个文件") && said.contains(&here), "{said}");
    // Before fonts are looked for, and with the years that there are.
    let said = desk.says(2, &["build", "plan/2032"]);
    is_chinese(&said);
    assert!(said.contains("plan/2032") && said.contains("plan/2023") && !said.contains("字体"), "{said}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
    let output = command.args(["build", "--fonts", "没有的夹", "--lang", "zh"]).current_dir(desk.root()).output();
    let said = String::from_utf8_lossy(&output.expect("it runs").stderr).into_owned();
    assert!(said.contains("没有的夹"), "{said}");
    for (file, word) in [("没有.pdf", "没有这个文件"), ("plan/departments.yaml", "不是 PDF")] {
        let said = desk.says(2, &["verify", file]);
        is_chinese(&said);
        assert!(said.contains(file) && said.contains(word), "{said}");
    }
    let said = desk.says(2, &["verify", "plan"]);
    is_chinese(&said);
    assert!(said.contains("文件夹"), "{said}");
}

#[test]
fn a_build_says_where_to_look_and_counts_its_warnings_in_a_line() {
    let desk = Desk::new();
    desk.workplace.edit("2023/plan.yaml", "waivers:", "unused_waivers_are_found: true\nwaivers:");
    let said = desk.says(1, &["build", "--format", "html"]);
    assert!(said.contains("S001"), "errors are told in full: {said}");
    desk.workplace.edit("2023/plan.yaml", "unused_waivers_are_found: true\n", "");
    desk.workplace.edit("2023/01-源头治理.yaml", "text: 落实耕地", "text: 狠抓落实耕地");
    let said = desk.says(0, &["build", "--format", "html"]);
    assert!(said.contains("打开 output/2023/index.html"), "{said}");
    assert!(said.lines().count() <= 6, "{said}");
    if said.contains("警告") {
        assert!(said.contains("anpai check plan/2023"), "{said}");
    }
    let said = desk.says(0, &["diff", "plan/2023", "plan/2023", "-o", "对照.html"]);
    assert!(said.contains("对照.html"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_ends_with_2() {
    let desk = Desk::new();
    fs::copy(repository().join("crates/gbt9704/tests/blank.pdf"), desk.path("a.pdf")).unwrap_or_default();
    for arguments in [
        &["check"][..],
        &["check", "--format", "json"],
        &["schema", "plan"],
        &["explain"],
        &["explain", "R002"],
        &["completions", "bash"],
        &["diff", "plan/2023", "plan/2023"],
        &["--help"],
        &["build", "--help"],
        &["--version"],
        &["fonts"],
        &["doctor"],
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("the device");
        let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
        let output = command.args(arguments).current_dir(desk.root()).stdout(full).stderr(Stdio::piped()).output();
        assert_eq!(output.expect("it runs").status.code(), Some(2), "{arguments:?}");
    }
    // A reader that has seen enough is no error.
    let script = format!("{} schema plan | head -1; exit ${{PIPESTATUS[0]}}", env!("CARGO_BIN_EXE_anpai"));
    let status = Command::new("bash").args(["-c", &script]).stdout(Stdio::null()).status().expect("bash runs");
    assert_eq!(status.code(), Some(0));
}

/// What a terminal gets: the program in a pseudo-terminal of Python's.
fn on_a_terminal(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let script = "import pty, sys, os\ndata = b''\ndef read(fd):\n    global data\n    part = os.read(fd, 4096)\n    data += part\n    return part\ntry:\n    pty.spawn(sys.argv[2:], read)\nexcept OSError:\n    pass\nopen(sys.argv[1], 'wb').write(data)\n";
    let out = folder.join("terminal.txt");
    let mut command = Command::new("python3");
    command.args(["-c", script]).arg(&out).arg(env!("CARGO_BIN_EXE_anpai")).args(arguments).current_dir(folder);
    assert!(command.stdin(Stdio::null()).stdout(Stdio::null()).status().expect("python3 runs").success());
    fs::read(out).expect("what was printed")
}

#[cfg(unix)]
#[test]
fn control_characters_of_a_plan_never_reach_the_terminal() {
    let desk = Desk::new();
    desk.workplace.edit(
        "2023/01-源头治理.yaml",
        "responsible: [区农业农村局]",
        "responsible: [\"区\\e]0;题\\a局\", \"甲\\x9b2J乙\", \"丙\\n丁\", \"戊\\u202e己\"]",
    );
    for format in ["text", "short"] {
        let bytes = on_a_terminal(&desk.root(), &["check", "--format", format, "--lang", "zh"]);
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.contains("R001"), "the fault is told: {text}");
        for hostile in ["\u{1b}]", "\u{9b}", "\u{7}", "\u{202e}"] {
            assert!(!text.contains(hostile), "{hostile:?} in {text:?}");
        }
    }
    let said = desk.says(1, &["check", "--format", "short"]);
    for line in said.lines().filter(|line| !line.is_empty()) {
        assert!(line.starts_with("plan/") || line.contains("个错误"), "one line a finding: {line:?} in {said}");
    }
}

#[test]
fn nothing_points_to_make_where_there_is_none() {
    for entry in walkdir::WalkDir::new(repository().join("src")) {
        let path = entry.expect("an entry").into_path();
        if path.extension().is_some_and(|ending| ending == "rs") {
            let text = read(&path);
            let said = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .take_while(|line| !line.contains("#[cfg(test)]"));
            for line in said {
                assert!(!line.contains("make fonts") && !line.contains("make tools"), "{}: {line}", path.display());
            }
        }
    }
}
