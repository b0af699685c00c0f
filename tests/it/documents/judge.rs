//! PDF/UA judged by a program that nobody here wrote: outloud (PyPI), where `make tools` has put it.

use std::{fs, path::PathBuf, process::Command};

use crate::support::workplace::{Workplace, repository};

/// Two of its warnings are the judge's: TBL-014 looks at tables that name their page alone, which ISO 32000 (14.7.2) leaves
/// optional (with a /Pg on each /Table it falls silent), and HDG-010 takes a Hanzi title with a year in it for a number.
const NOT_OURS: &str = "TBL-014,HDG-010";

#[test]
fn another_program_finds_nothing_against_pdf_ua() {
    let judge = repository().join(".tools/outloud/bin/outloud");
    assert!(judge.exists(), "outloud is there: run `make tools`");
    let workplace = Workplace::new();
    workplace.edit(
        "2023/plan.yaml",
        "letters:\n",
        "attachments:\n  - title: 附表\n    text: |\n      # 名额\n\n      | 单位 | 名额 |\n      |---|---|\n      | 区教育局 | 2 |\nletters:\n",
    );
    workplace.build();
    let folder = workplace.output();
    let mut files: Vec<PathBuf> =
        workplace.files().into_keys().filter(|path| path.ends_with(".pdf")).map(|path| folder.join(path)).collect();
    // The table of all duties is annexed to another notice.
    workplace.edit("2023/plan.yaml", "  form: 函", "  form: 分工表");
    let other = folder.with_file_name("divided");
    workplace.build_with(|options| {
        options.output.clone_from(&other);
        options.selection.only = vec![anpai::model::document::Kind::Notice];
    });
    files.push(other.join("notice.pdf"));
    assert!(files.len() >= 46, "{}", files.len());
    let report = folder.with_file_name("report.json");
    let output = Command::new(&judge)
        .args(["--skip", NOT_OURS, "--fail-on", "warning", "-q", "--json"])
        .arg(&report)
        .args(&files)
        .output()
        .expect("outloud runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let told: Vec<&str> = said.lines().filter(|line| !line.starts_with("PASS")).collect();
    assert!(output.status.success(), "{told:?} {}", fs::read_to_string(&report).unwrap_or_default());
    assert_eq!(said.lines().filter(|line| line.starts_with("PASS")).count(), files.len());
}
