//! The program itself: what it prints where, and how it ends.

use std::process::{Command, Output};

use crate::support::workplace::{Workplace, repository};

fn anpai(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
    command.args(arguments).current_dir(repository()).env("LANG", "zh_CN.UTF-8").output().expect("the program runs")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_plan_without_faults_ends_with_0_one_with_faults_with_1_and_no_plan_with_2() {
    assert_eq!(anpai(&["check"]).status.code(), Some(0));
    let workplace = Workplace::new();
    workplace.edit("2023/01-源头治理.yaml", "responsible: [区农业农村局]", "responsible: [区农业农村居]");
    let plan = workplace.plan();
    let plan = plan.to_str().expect("a path");
    let output = anpai(&["check", plan, "--format", "short"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("01-源头治理.yaml:"), "{}", stdout(&output));
    assert!(stdout(&output).contains("R001"), "{}", stdout(&output));
    let out = workplace.output();
    assert_eq!(anpai(&["build", plan, "-o", out.to_str().expect("a path")]).status.code(), Some(1));
    assert!(!out.exists());
    let output = anpai(&["check", "/nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("/nowhere"));
}

#[test]
fn the_plan_is_the_newest_year_and_the_output_is_named_like_it() {
    let workplace = Workplace::new();
    let folder = workplace.plan();
    let folder = folder.ancestors().nth(2).expect("the workplace");
    let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
    let fonts = repository().join("fonts");
    let output = command
        .args(["build", "--only", "notice", "--fonts"])
        .arg(fonts)
        .current_dir(folder)
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(folder.join("output/2023/notice.pdf").exists());
}

#[test]
fn help_teaches_by_example_in_both_languages() {
    let (chinese, english) = (anpai(&["--help", "--lang", "zh"]), anpai(&["--help", "--lang", "en"]));
    assert!(stdout(&chinese).contains("anpai build --final") && stdout(&chinese).contains("例"));
    assert!(stdout(&english).contains("Examples") && stdout(&english).contains("anpai build --final"));
}

#[test]
fn a_missing_or_other_typst_gets_a_message_that_says_what_to_do() {
    let workplace = Workplace::new();
    let plan = workplace.plan();
    let out = workplace.output();
    let arguments = |program: &str| {
        let (plan, out) = (plan.to_str().expect("a path"), out.to_str().expect("a path"));
        anpai(&["build", plan, "-o", out, "--engine", "cli", "--typst", program])
    };
    let missing = arguments("/nowhere/typst");
    assert_eq!(missing.status.code(), Some(2));
    assert!(stderr(&missing).contains("cargo install typst-cli --version 0.15.1"));
    // Any other program is of another version.
    let other = arguments(env!("CARGO_BIN_EXE_anpai"));
    assert_eq!(other.status.code(), Some(2));
    assert!(stderr(&other).contains("0.15.1"));
}

#[test]
fn a_pipe_gets_no_progress_and_no_colour() {
    let workplace = Workplace::new();
    workplace.edit("2023/01-源头治理.yaml", "responsible: [区农业农村局]", "responsible: [区农业农村居]");
    let plan = workplace.plan();
    let output = anpai(&["check", plan.to_str().expect("a path")]);
    assert!(!stdout(&output).contains('\u{1b}') && !stderr(&output).contains('\u{1b}'));
}

#[test]
fn completions_and_schemas_are_printed() {
    assert!(stdout(&anpai(&["completions", "bash"])).contains("anpai"));
    let schema: serde_json::Value =
        serde_json::from_slice(&anpai(&["schema", "section", "plan/2023"]).stdout).expect("JSON");
    assert!(schema.to_string().contains("区农业农村局"));
}
