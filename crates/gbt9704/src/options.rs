//! What the caller knows of a document, or asks of its measuring.

/// What a document is set as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The common form of chapter 7, with a head and a red line.
    Notice,
    /// The letter form of 10.1, with red double lines.
    Letter,
    /// A table.
    Form,
    /// Anything else: only what holds of every page is measured.
    Other,
}

/// Who broke the title into lines (7.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TitleLines {
    /// A program: they must make a trapezoid or a diamond.
    #[default]
    Computed,
    /// Its author: their shape is shown and not judged. What was issued is kept as it was issued.
    Given,
}

/// What the caller knows of the document.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// What it is set as; detected from the first page when not given.
    pub kind: Option<Kind>,
    /// Who broke the title into lines.
    pub title: TitleLines,
    /// Whether it will carry a seal (7.3.5.1) or not (7.3.5.2); the nearer of both when not given.
    pub seal: Option<bool>,
}
