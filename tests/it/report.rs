//! What the program says to other programs: `check --format json|sarif|github`, `explain`, `completions`.
//!
//! The plan has a fault of shape and faults of rules. The texts are read back as a reader of the format would.

use std::{collections::BTreeSet, process::Command};

use anpai::{model::message::Lang, report::catalogue};
use serde_json::Value;

use crate::support::workplace::{Workplace, read};

fn anpai(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_anpai"))
        .args(arguments)
        .env("LANG", "zh_CN.UTF-8")
        .output()
        .expect("the program runs");
    (output.status.code(), String::from_utf8(output.stdout).expect("text"))
}

/// A plan whose files' names need encoding, with an unknown key, a unit twice, and a fix.
fn faulty() -> Workplace {
    let workplace = Workplace::new();
    workplace.edit("2023/plan.yaml", "  return_to: 区政府食安办", "  return_to: 区政府食安办\n  retrun: 乙");
    workplace.edit("2023/01-源头治理.yaml", "responsible: [区农业农村局]", "responsible: [区农业农村局, 区农业农村局]");
    workplace.edit("2023/plan.yaml", "preamble: 2023年食品安全工作，", "preamble: 2023年食品安全工作,");
    workplace
}

fn reported(format: &str) -> String {
    let workplace = faulty();
    let plan = workplace.plan();
    let (code, text) = anpai(&["check", plan.to_str().expect("a path"), "--format", format]);
    assert_eq!(code, Some(1));
    text
}

#[test]
fn json_names_file_place_code_and_fix_of_each_finding() {
    let workplace = faulty();
    let plan = workplace.plan();
    let (_, text) = anpai(&["check", plan.to_str().expect("a path"), "--format", "json"]);
    let findings: Value = serde_json::from_str(&text).expect("JSON");
    let findings = findings.as_array().expect("a list");
    let of = |code: &str| findings.iter().find(|one| one["code"] == code).unwrap_or_else(|| panic!("{code}: {text}"));
    let comma = of("T001");
    let (line, column) = (comma["line"].as_u64().expect("a line"), comma["column"].as_u64().expect("a column"));
    let source = read(&plan.join("plan.yaml"));
    let at = source.lines().nth(usize::try_from(line).expect("small") - 1).expect("the line");
    assert_eq!(at.chars().nth(usize::try_from(column).expect("small") - 1), Some(','));
    assert_eq!(comma["end_column"].as_u64(), Some(column + 1));
    assert!(comma["path"].as_str().expect("a path").ends_with("/plan.yaml"));
    assert_eq!((&comma["severity"], &comma["fix"]["sure"]), (&Value::from("error"), &Value::from(true)));
    assert_eq!(comma["fix"]["edits"][0]["replacement"], "，");
    assert_eq!(of("R005")["labels"][0]["message"], "先写在这里");
    assert!(of("S001")["help"].is_string());
}

/// What the schema of SARIF 2.1.0 requires, and what GitHub asks for beyond it.
#[test]
fn sarif_declares_every_rule_that_it_reports() {
    let log: Value = serde_json::from_str(&reported("sarif")).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().expect("a schema").contains("sarif-2.1.0"));
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!((&driver["name"], &run["columnKind"]), (&Value::from("anpai"), &Value::from("unicodeCodePoints")));
    let rules = driver["rules"].as_array().expect("rules");
    let ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().expect("an id")).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "ids are unique: {ids:?}");
    for rule in rules {
        for key in ["shortDescription", "fullDescription"] {
            assert!(!rule[key]["text"].as_str().expect("a text").is_empty(), "{rule}");
        }
        let level = rule["defaultConfiguration"]["level"].as_str().expect("a level");
        assert!(["error", "warning", "note"].contains(&level), "{rule}");
    }
    let results = run["results"].as_array().expect("results");
    assert!(results.len() > 3);
    let codes: Vec<&str> = results.iter().map(|one| one["ruleId"].as_str().expect("a code")).collect();
    assert!(codes.contains(&"S001") && codes.contains(&"R005"), "{codes:?}");
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(ids.get(index), result["ruleId"].as_str().as_ref(), "{result}");
        assert!(!result["message"]["text"].as_str().expect("a message").is_empty());
        assert!(result["locations"].as_array().is_some_and(|all| all.len() == 1));
        let related = result["relatedLocations"].as_array().into_iter().flatten();
        related.chain(result["locations"].as_array().into_iter().flatten()).for_each(is_location);
        for change in
            result["fixes"].as_array().into_iter().flatten().filter_map(|fix| fix["artifactChanges"].as_array())
        {
            for change in change {
                is_artifact(&change["artifactLocation"]);
                let replacements = change["replacements"].as_array().expect("replacements");
                assert!(!replacements.is_empty());
                replacements.iter().for_each(|one| is_region(&one["deletedRegion"]));
            }
        }
    }
}

fn is_location(location: &Value) {
    is_artifact(&location["physicalLocation"]["artifactLocation"]);
    is_region(&location["physicalLocation"]["region"]);
}

/// RFC 3986: a reference has no character outside ASCII, and no blank.
fn is_artifact(artifact: &Value) {
    let uri = artifact["uri"].as_str().expect("a reference");
    assert!(uri.bytes().all(|byte| byte.is_ascii_graphic()) && uri.ends_with(".yaml"), "{uri}");
}

fn is_region(region: &Value) {
    let number = |key: &str| region[key].as_u64().unwrap_or_else(|| panic!("{key}: {region}"));
    assert!(number("startLine") >= 1 && number("startColumn") >= 1, "{region}");
    assert!((number("endLine"), number("endColumn")) >= (number("startLine"), number("startColumn")), "{region}");
}

#[test]
fn github_gets_one_command_per_finding() {
    let text = reported("github");
    let json: Value = serde_json::from_str(&reported("json")).expect("JSON");
    assert_eq!(text.lines().count(), json.as_array().expect("a list").len());
    for line in text.lines() {
        let rest = ["::error ", "::warning ", "::notice "].iter().find_map(|kind| line.strip_prefix(kind));
        let (properties, message) = rest.and_then(|rest| rest.split_once("::")).unwrap_or_else(|| panic!("{line}"));
        let keys: Vec<&str> = properties.split(',').filter_map(|one| one.split_once('=')).map(|(key, _)| key).collect();
        assert_eq!(keys, ["file", "line", "col", "title"], "{line}");
        assert!(!message.is_empty());
    }
}

#[test]
fn every_code_is_explained_with_its_report_and_no_other() {
    for code in catalogue::all() {
        let (status, text) = anpai(&["explain", &code.code.to_lowercase()]);
        assert_eq!(status, Some(0));
        assert!(text.starts_with(&format!("## {} {}\n", code.code, code.name)), "{text}");
        assert!(text.contains(code.summary.get(Lang::Zh)) && text.matches("\n## ").count() == 0, "{text}");
        let marked = format!("[{}]", code.code);
        assert_eq!(text.contains(&marked), !code.bad().is_empty(), "{text}");
    }
    assert_eq!(anpai(&["explain", "X999"]).0, Some(2));
    let (_, list) = anpai(&["explain"]);
    assert_eq!(list.lines().count(), catalogue::all().len());
}

#[test]
fn every_command_has_a_manual_page() {
    let (status, page) = anpai(&["man", "--lang", "zh"]);
    assert!(status == Some(0) && page.contains(".SH NAME\nanpai"), "{page}");
    for command in ["build", "check", "desk", "man"] {
        let (status, page) = anpai(&["man", command, "--lang", "en"]);
        assert!(status == Some(0) && page.contains(&format!(".SH NAME\nanpai\\-{command} \\-")), "{page}");
    }
    assert_eq!(anpai(&["man", "bulid"]).0, Some(2));
}

#[test]
fn completions_know_the_commands_in_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (status, script) = anpai(&["completions", shell]);
        assert_eq!(status, Some(0), "{shell}");
        for command in ["build", "check", "explain"] {
            assert!(script.contains(command), "{shell} lacks {command}");
        }
    }
}
