//! What is wrong in a plan, where, and what to do about it.

use crate::model::{message::Message, place::Place};

/// One fault, found by a rule or by the reader of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's code: R002.
    pub code: &'static str,
    /// How sure and how grave it is.
    pub severity: Severity,
    /// The very characters that are wrong.
    pub place: Place,
    /// What is wrong, quoting the reader's own words in backticks; no full stop.
    pub message: Message,
    /// Other places that matter, each with its sentence.
    pub labels: Vec<(Place, Message)>,
    /// What to do.
    pub help: Option<Message>,
    /// What to change, as edits of the text.
    pub fix: Option<Fix>,
}

/// How sure a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The standard or the register says so: no final is made, and no draft either unless the fault is of words alone.
    Error,
    /// Practice says so.
    Warning,
    /// Worth a look.
    Note,
}

/// A change of the text that takes a fault away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Replacements; they never overlap.
    pub edits: Vec<Edit>,
    /// Whether `--fix` may apply it without a person.
    pub sure: bool,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; may be empty, then the text is inserted.
    pub place: Place,
    /// What stands there afterwards, as it must be written in the file.
    pub replacement: String,
}

impl Finding {
    /// An error at `place`.
    pub fn error(code: &'static str, place: Place, message: Message) -> Self {
        Self::new(code, Severity::Error, place, message)
    }

    /// A warning at `place`.
    pub fn warning(code: &'static str, place: Place, message: Message) -> Self {
        Self::new(code, Severity::Warning, place, message)
    }

    /// A note at `place`.
    pub fn note(code: &'static str, place: Place, message: Message) -> Self {
        Self::new(code, Severity::Note, place, message)
    }

    /// A finding at `place`.
    pub fn new(code: &'static str, severity: Severity, place: Place, message: Message) -> Self {
        Self { code, severity, place, message, labels: Vec::new(), help: None, fix: None }
    }

    /// The same, graded otherwise than its rule is.
    #[must_use]
    pub fn graded(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(Message::new(zh, en));
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn label(mut self, place: Place, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.labels.push((place, Message::new(zh, en)));
        self
    }

    /// Adds the change: `place` becomes `replacement`.
    #[must_use]
    pub fn fix(mut self, place: Place, replacement: impl Into<String>, sure: bool) -> Self {
        self.fix = Some(Fix { edits: vec![Edit { place, replacement: replacement.into() }], sure });
        self
    }
}

/// Puts findings in the order of their places: file by file, from the first byte on.
pub fn put_in_order(findings: &mut [Finding]) {
    findings.sort_by_key(|finding| (finding.place.file, finding.place.start, finding.place.end, finding.code));
}
