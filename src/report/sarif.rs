//! Findings as SARIF 2.1.0 (OASIS standard of 2020), for code scanning. The field names are those of its schema.

use serde::Serialize;

use super::{
    catalogue::{self, Code},
    region::{Region, level, path},
};
use crate::model::{
    finding::{Edit, Finding},
    message::Lang,
    place::{Place, Sources},
};

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Outcome>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    name: &'static str,
    short_description: Text,
    full_description: Text,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

/// A `result` of the standard.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix>,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    region: Extent,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

/// A `region` of the standard.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Extent {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix {
    artifact_changes: Vec<Change>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    artifact_location: Artifact,
    replacements: [Replacement; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Extent,
    inserted_content: Text,
}

/// One run with all codes of the catalogue and one result per finding.
pub fn sarif(findings: &[Finding], sources: &Sources, lang: Lang) -> String {
    let codes = catalogue::all();
    let results = findings.iter().map(|finding| outcome(finding, &codes, sources, lang)).collect();
    let rules = codes.iter().map(|code| descriptor(code, lang)).collect();
    let driver = Driver { name: "anpai", version: env!("CARGO_PKG_VERSION"), rules };
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results }],
    };
    serde_json::to_string_pretty(&log).expect("values are strings, numbers and lists") + "\n"
}

fn descriptor(code: &Code, lang: Lang) -> Descriptor {
    Descriptor {
        id: code.code,
        name: code.name,
        short_description: text(code.summary.get(lang)),
        full_description: text(code.why.get(lang)),
        default_configuration: Configuration { level: level(code.severity) },
    }
}

fn outcome(finding: &Finding, codes: &[Code], sources: &Sources, lang: Lang) -> Outcome {
    let related = finding
        .labels
        .iter()
        .map(|(place, message)| Location { message: Some(text(message.get(lang))), ..location(*place, sources) });
    let fixes = finding
        .fix
        .iter()
        .map(|fix| Fix { artifact_changes: fix.edits.iter().map(|edit| change(edit, sources)).collect() });
    Outcome {
        rule_id: finding.code,
        rule_index: codes.iter().position(|code| code.code == finding.code).expect("the catalogue has every code"),
        level: level(finding.severity),
        message: text(finding.message.get(lang)),
        locations: [location(finding.place, sources)],
        related_locations: related.collect(),
        fixes: fixes.collect(),
    }
}

fn change(edit: &Edit, sources: &Sources) -> Change {
    Change {
        artifact_location: artifact(edit.place, sources),
        replacements: [Replacement {
            deleted_region: extent(edit.place, sources),
            inserted_content: text(&edit.replacement),
        }],
    }
}

fn location(place: Place, sources: &Sources) -> Location {
    let physical_location =
        PhysicalLocation { artifact_location: artifact(place, sources), region: extent(place, sources) };
    Location { physical_location, message: None }
}

fn extent(place: Place, sources: &Sources) -> Extent {
    let Region { line, column, end_line, end_column } = Region::of(place, sources);
    Extent { start_line: line, start_column: column, end_line, end_column }
}

/// A relative reference of RFC 3986: everything but unreserved characters and `/` is encoded.
fn artifact(place: Place, sources: &Sources) -> Artifact {
    let encode = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    Artifact { uri: path(place, sources).bytes().map(encode).collect() }
}

fn text(text: &str) -> Text {
    Text { text: text.to_owned() }
}
