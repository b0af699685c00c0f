//! Findings as workflow commands of GitHub, which shows them beside the changed lines.

use super::region::{level, path};
use crate::model::{
    finding::{Finding, Severity},
    message::Lang,
    place::Sources,
};

/// One line per finding.
pub fn github(findings: &[Finding], sources: &Sources, lang: Lang) -> String {
    let line = |finding: &Finding| {
        let (line, column) = sources.line_column(finding.place);
        let kind = if finding.severity == Severity::Note { "notice" } else { level(finding.severity) };
        let (path, code) = (property(&path(finding.place, sources)), finding.code);
        format!("::{kind} file={path},line={line},col={column},title={code}::{}\n", escape(finding.message.get(lang)))
    };
    findings.iter().map(line).collect()
}

fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}
