//! A build that says that nothing is to be done has seen every input: each is changed in turn, and what is said is held
//! against a build that compares file by file.

use std::{fs, path::Path};

use anpai::{
    model::source::Colour,
    pipeline::{Options, render::Templates, write::Outcome},
};

use crate::support::workplace::{Workplace, read};

const ANNEX: &str = "attachments:\n  - title: 处置流程\n    text: |\n      流程见下图。\n\n      ![流程](流程.svg)\n";
const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><rect width='40' height='20'/></svg>";
const LEDGER: &str = r#"{"year": 2023, "period": "上半年", "entries": [{"unit": "区农业农村局", "key": "耕地土壤污染",
    "values": {"status": {"value": "未启动", "outcome": "accepted"}}}]}"#;

/// The shipped plan with an annex and a picture, and the year before it.
fn workplace() -> Workplace {
    let workplace = Workplace::new();
    for entry in fs::read_dir(workplace.plan()).expect("the plan") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        workplace.put(&format!("2022/{name}"), &read(&path).replace("year: 2023", "year: 2022"));
    }
    let head = read(&workplace.plan().join("plan.yaml"));
    workplace.put("2023/plan.yaml", &format!("{head}\n{ANNEX}"));
    workplace.put("2023/流程.svg", SVG);
    workplace
}

/// What a build would do, told at once and file by file.
fn told(workplace: &Workplace, change: fn(&mut Options)) -> [Outcome; 2] {
    let dry = |options: &mut Options| {
        change(options);
        options.dry = true;
    };
    let at_once = workplace.build_with(dry).outcome.expect("a draft");
    let path = workplace.output().join("manifest.json");
    let sealed = read(&path);
    let mut manifest: serde_json::Value = serde_json::from_str(&sealed).expect("JSON");
    assert!(manifest.as_object_mut().expect("an object").remove("made_from").is_some(), "the whole is sealed");
    fs::write(&path, manifest.to_string()).expect("a file");
    let by_file = workplace.build_with(dry).outcome.expect("a draft");
    fs::write(&path, sealed).expect("a file");
    [at_once, by_file]
}

fn sorted(outcome: &Outcome) -> Vec<&String> {
    let mut paths: Vec<&String> = outcome.made.iter().chain(&outcome.removed).chain(&outcome.stale).collect();
    paths.sort();
    paths
}

fn assert_seen(workplace: &Workplace, what: &str, change: fn(&mut Options)) {
    let [at_once, by_file] = told(workplace, change);
    assert!(!at_once.is_current(), "{what} is not seen");
    assert_eq!(sorted(&at_once), sorted(&by_file), "{what}");
}

/// A page that misses a clause is always made again; of the picture's nothing is asked here.
fn unmeasured(options: &mut Options) {
    options.measured = false;
}

fn assert_current(workplace: &Workplace, what: &str) {
    let [at_once, by_file] = told(workplace, unmeasured);
    assert!(at_once.is_current() && by_file.is_current(), "after {what} all is as it was");
    assert_eq!(at_once.kept.len(), by_file.kept.len(), "{what}");
}

#[test]
fn no_change_of_a_file_is_missed() {
    let workplace = workplace();
    workplace.build_with(unmeasured);
    assert_current(&workplace, "the build");
    let ledger = workplace.output().join("returns/上半年/ledger.json");
    let edits: [(&str, &str, &str); 7] = [
        ("plan/2023/01-源头治理.yaml", "text: 落实耕地", "text: 全面落实耕地"),
        ("plan/2023/plan.yaml", "reason: 原文如此。漏“友好分局”", "reason: 照录。漏“友好分局”"),
        ("plan/2023/plan.yaml", "recipients: [区食安委相关成员单位]", "recipients: [各成员单位]"),
        ("plan/departments.yaml", "  - name: 区发改局\n", "  - name: 区发改局\n    aliases: [友好区发展和改革局]\n"),
        ("plan/2023/流程.svg", "width='40' height='20'/>", "width='30' height='20'/>"),
        (
            "plan/2022/plan.yaml",
            "    - name: 上半年\n      covers: 2023年1月1日至6月30日\n      due:             # 原件未载\n",
            "",
        ),
        ("output/2023/letters/区教育局.html", "<body", "<body class='x'"),
    ];
    for (path, from, to) in edits {
        let path = workplace.root().join(path);
        let text = read(&path);
        assert!(text.contains(from), "{} has no {from}", path.display());
        fs::write(&path, text.replacen(from, to, 1)).expect("a file");
        let [at_once, by_file] = told(&workplace, unmeasured);
        assert_eq!(sorted(&at_once), sorted(&by_file), "{}: {to}", path.display());
        // A reason and an alias may be printed nowhere.
        let is_printed = !to.starts_with("reason") && !to.contains("aliases");
        assert!(at_once.is_current() != is_printed, "{}: {to}", path.display());
        fs::write(&path, text).expect("a file");
        assert_current(&workplace, to);
    }
    fs::create_dir_all(ledger.parent().expect("a folder")).expect("a folder");
    fs::write(&ledger, LEDGER).expect("a file");
    assert_seen(&workplace, "a ledger", unmeasured);
    fs::remove_file(&ledger).expect("it is there");
    assert_current(&workplace, "the ledger");
    fs::remove_dir_all(workplace.root().join("plan/2022")).expect("the year before");
    assert_seen(&workplace, "the year before", unmeasured);
    gone(&workplace.output().join("forms/区教育局-全年.xlsx"));
    assert_seen(&workplace, "a file that is gone", unmeasured);
}

fn gone(path: &Path) {
    fs::remove_file(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

#[test]
fn no_change_of_an_option_is_missed() {
    let workplace = Workplace::new();
    workplace.build_with(unmeasured);
    assert_current(&workplace, "the build");
    assert_seen(&workplace, "the colour", |options| {
        unmeasured(options);
        options.colour = Colour::Cmyk;
    });
    assert_seen(&workplace, "measuring", |_| {});
    assert_seen(&workplace, "a font", |options| {
        unmeasured(options);
        options.fonts.chosen[0].checksum.push('0');
    });
    for path in ["official/page.typ", "web/style.css", "letter.typ", "web/fill.js"] {
        let changed = move |options: &mut Options| {
            let text = format!("{}\n", options.templates.text(path));
            options.templates = Templates::new(vec![(path.to_owned(), text)]).expect("a template");
            options.dry = true;
            options.measured = false;
        };
        let outcome = workplace.build_with(changed).outcome.expect("a draft");
        assert!(!outcome.is_current(), "{path} is not seen");
    }
    // Whoever edits the list of what is there breaks the seal.
    let path = workplace.output().join("manifest.json");
    let text = read(&path);
    let at = text.find("\"notice.pdf\"").expect("the notice");
    let made_from = at + text[at..].find("\"made_from\": \"").expect("its key") + "\"made_from\": \"".len();
    fs::write(&path, format!("{}0{}", &text[..made_from], &text[made_from + 1..])).expect("a file");
    let outcome = workplace
        .build_with(|options| {
            unmeasured(options);
            options.dry = true;
        })
        .outcome
        .expect("a draft");
    assert_eq!(outcome.made.iter().filter(|path| *path == "notice.pdf").count(), 1, "{:?}", outcome.made);
}
