//! Findings as JSON: a list of one object per finding.

use serde::Serialize;

use super::region::{Region, level, path};
use crate::model::{finding::Finding, message::Lang, place::Sources};

#[derive(Serialize)]
struct Entry<'a> {
    path: String,
    #[serde(flatten)]
    region: Region,
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    labels: Vec<Label<'a>>,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Label<'a> {
    path: String,
    #[serde(flatten)]
    region: Region,
    message: &'a str,
}

#[derive(Serialize)]
struct Fix<'a> {
    /// Whether `--fix` applies it without a person.
    sure: bool,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    path: String,
    #[serde(flatten)]
    region: Region,
    replacement: &'a str,
}

/// One object per finding; lines and columns from 1, columns in characters.
pub fn json(findings: &[Finding], sources: &Sources, lang: Lang) -> String {
    let entries: Vec<Entry<'_>> = findings.iter().map(|finding| entry(finding, sources, lang)).collect();
    serde_json::to_string_pretty(&entries).expect("values are strings, numbers and lists") + "\n"
}

fn entry<'a>(finding: &'a Finding, sources: &Sources, lang: Lang) -> Entry<'a> {
    let labels = finding.labels.iter().map(|(place, message)| Label {
        path: path(*place, sources),
        region: Region::of(*place, sources),
        message: message.get(lang),
    });
    let fix = finding.fix.as_ref().map(|fix| {
        let edits = fix.edits.iter().map(|edit| Edit {
            path: path(edit.place, sources),
            region: Region::of(edit.place, sources),
            replacement: &edit.replacement,
        });
        Fix { sure: fix.sure, edits: edits.collect() }
    });
    Entry {
        path: path(finding.place, sources),
        region: Region::of(finding.place, sources),
        code: finding.code,
        severity: level(finding.severity),
        message: finding.message.get(lang),
        help: finding.help.as_ref().map(|help| help.get(lang)),
        labels: labels.collect(),
        fix,
    }
}
