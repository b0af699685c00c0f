//! PDF/UA and PDF/A judged by programs that nobody here wrote: outloud (PyPI) and Apache Preflight (Debian), where
//! `make tools` has put them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anpai::pipeline::typeset::{Engine, Invoked};

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

/// Stands in for typst: makes what is asked, and the same page once more as PDF/A-1b, which is what Preflight knows.
/// Without bookmarks, since it cannot follow a /Dest held by reference. The arguments are those of `typeset::invoked`.
const TWICE: &str = r##"#!/bin/sh
set -eu
"@TYPST@" "$@"
[ "$1" = compile ] || exit 0
shift 5
stamp=$2 fonts=$4 root=$6 main=$7
{ echo "#set heading(bookmarked: false)"; cat "$main"; } >"$main.1b.typ"
name=$(ls "@FOLDER@" | wc -l)
"@TYPST@" compile --ignore-system-fonts --ignore-embedded-fonts --pdf-standard a-1b --creation-timestamp "$stamp" \
    --font-path "$fonts" --root "$root" "$main.1b.typ" "@FOLDER@/$name.pdf"
cp "$8" "@FOLDER@/../a-2a.pdf"
"##;

#[cfg(unix)]
#[test]
fn another_program_takes_the_pages_for_pdf_a() {
    use std::os::unix::fs::PermissionsExt as _;
    let workplace = Workplace::new();
    let archival = workplace.output().with_file_name("archival");
    fs::create_dir_all(&archival).expect("a folder");
    let typst = repository().join(".tools/typst/bin/typst");
    let script = TWICE.replace("@TYPST@", &typst.to_string_lossy()).replace("@FOLDER@", &archival.to_string_lossy());
    let program = archival.with_file_name("typst");
    fs::write(&program, script).expect("written");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it can be run");
    workplace.build_with(|options| {
        options.engine = Engine::Invoked(Invoked::find(&program).expect("typst is there: run `make tools`"));
    });
    let made = workplace.files().into_keys().filter(|path| path.ends_with(".pdf")).count();
    assert_eq!(made, 1 + 14 + 28 + 1 + 1);
    let said = preflight(&archival);
    let taken = said.lines().filter(|line| line.ends_with("is a valid PDF/A-1b file")).count();
    assert_eq!(taken, made, "{said}");
    // The judge can say no: of PDF/A-2a it refuses the newer colour profile.
    let said = preflight(&archival.with_file_name("a-2a.pdf"));
    assert!(said.contains("is not a valid PDF/A-1b file") && said.contains("ICC"), "{said}");
}

/// What Preflight says of a file or of all files of a folder.
fn preflight(path: &Path) -> String {
    let jars = repository().join(".tools/java");
    assert!(jars.join("preflight.jar").exists(), "Apache Preflight is there: run `make tools`");
    let names =
        ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io", "javax.activation", "jaxb-api"];
    let classes: Vec<String> =
        names.iter().map(|name| jars.join(format!("{name}.jar")).to_string_lossy().into_owned()).collect();
    let mut command = Command::new("java");
    command.arg("-cp").arg(classes.join(":")).arg("org.apache.pdfbox.preflight.Validator_A1b");
    if path.is_dir() {
        command.arg("batch");
    }
    let output = command.arg(path).output().expect("java runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
