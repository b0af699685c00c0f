//! Findings for other programs: JSON, SARIF 2.1.0, and the annotations of GitHub.

use serde_json::{Value, json};

use crate::{
    model::{
        finding::{Finding, Severity},
        message::Lang,
        place::{Place, Sources},
    },
    pipeline::check::rules,
};

/// One object a finding; lines and columns from 1, columns in characters.
pub fn json(findings: &[Finding], sources: &Sources, lang: Lang) -> String {
    let one = |finding: &Finding| {
        let fix = finding.fix.as_ref().map(|fix| {
            let edits: Vec<Value> = fix
                .edits
                .iter()
                .map(|edit| {
                    let mut edit_json = region(edit.place, sources);
                    edit_json["replacement"] = json!(edit.replacement);
                    edit_json
                })
                .collect();
            json!({ "sure": fix.sure, "edits": edits })
        });
        let labels: Vec<Value> = finding
            .labels
            .iter()
            .map(|(place, message)| {
                let mut label = region(*place, sources);
                label["path"] = json!(path(*place, sources));
                label["message"] = json!(message.get(lang));
                label
            })
            .collect();
        let mut value = region(finding.place, sources);
        value["path"] = json!(path(finding.place, sources));
        value["code"] = json!(finding.code);
        value["severity"] = json!(level(finding.severity));
        value["message"] = json!(finding.message.get(lang));
        value["help"] = json!(finding.help.as_ref().map(|help| help.get(lang)));
        value["labels"] = json!(labels);
        value["fix"] = json!(fix);
        value
    };
    pretty(&Value::Array(findings.iter().map(one).collect()))
}

/// SARIF 2.1.0, OASIS standard of 2020.
pub fn sarif(findings: &[Finding], sources: &Sources, lang: Lang) -> String {
    let rule = |rule: &&rules::Rule| {
        let (summary, why) = match lang {
            Lang::Zh => (rule.summary.zh, rule.why.zh),
            Lang::En => (rule.summary.en, rule.why.en),
        };
        json!({
            "id": rule.code,
            "name": rule.name,
            "shortDescription": { "text": summary },
            "fullDescription": { "text": why },
            "defaultConfiguration": { "level": level(rule.severity) },
        })
    };
    let result = |finding: &Finding| {
        json!({
            "ruleId": finding.code,
            "level": level(finding.severity),
            "message": { "text": finding.message.get(lang) },
            "locations": [location(finding.place, sources)],
            "relatedLocations": finding.labels.iter().map(|(place, message)| {
                let mut related = location(*place, sources);
                related["message"] = json!({ "text": message.get(lang) });
                related
            }).collect::<Vec<_>>(),
        })
    };
    pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "anpai",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules::ALL.iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(result).collect::<Vec<_>>(),
        }],
    }))
}

/// Workflow commands of GitHub, one line a finding.
pub fn github(findings: &[Finding], sources: &Sources, lang: Lang) -> String {
    let one = |finding: &Finding| {
        let (line, column) = sources.line_column(finding.place);
        let (kind, code) =
            (if finding.severity == Severity::Note { "notice" } else { level(finding.severity) }, finding.code);
        let path = property(&path(finding.place, sources));
        let message = escape(finding.message.get(lang));
        format!("::{kind} file={path},line={line},col={column},title={code}::{message}\n")
    };
    findings.iter().map(one).collect()
}

fn location(place: Place, sources: &Sources) -> Value {
    let mut value = region(place, sources);
    let (start_line, start_column) = (value["line"].take(), value["column"].take());
    let (end_line, end_column) = (value["end_line"].take(), value["end_column"].take());
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&path(place, sources)) },
        "region": { "startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column },
    } })
}

fn region(place: Place, sources: &Sources) -> Value {
    let (line, column) = sources.line_column(place);
    let (end_line, end_column) = sources.line_column(Place { start: place.end.max(place.start), ..place });
    json!({ "line": line, "column": column, "end_line": end_line, "end_column": end_column })
}

fn path(place: Place, sources: &Sources) -> String {
    sources.of(place).path.to_string_lossy().replace('\\', "/")
}

/// A relative reference of RFC 3986: everything but unreserved characters and `/` is encoded.
fn uri(path: &str) -> String {
    let encode = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    path.bytes().map(encode).collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("values are strings, numbers and lists") + "\n"
}
