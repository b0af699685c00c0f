//! The gate: measures a PDF against GB/T 9704-2012, page by page, whatever program made it.
//!
//! ```text
//! bytes ─pdf→ [Page] ─layout→ Layout (which line is what) ─checks→ Report
//! ```

mod checks;
mod layout;
mod pdf;
mod report;

pub use report::{Measure, Name, Report, Verdict};

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

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

/// What the caller knows of the document.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// What it is set as; detected from the first page when not given.
    pub kind: Option<Kind>,
    /// Whether it will carry a seal (7.3.5.1) or not (7.3.5.2); the nearer of both when not given.
    pub seal: Option<bool>,
}

/// Why a file cannot be measured at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is encrypted; nothing is guessed.
    #[error("the PDF is encrypted: save it without a password")]
    Encrypted,
    /// Not a PDF, or one too broken to read.
    #[error("the PDF cannot be read: {0}")]
    Unreadable(String),
    /// A PDF without pages.
    #[error("the PDF has no page")]
    NoPage,
}

impl Error {
    /// What is wrong, in the reader's language.
    pub fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (_, Lang::En) => self.to_string(),
            (Self::Encrypted, Lang::Zh) => "PDF 已加密：请另存为不加密的文件".to_owned(),
            (Self::Unreadable(why), Lang::Zh) => format!("无法读取 PDF：{why}"),
            (Self::NoPage, Lang::Zh) => "PDF 没有页面".to_owned(),
        }
    }
}

/// Measures every page of a PDF.
pub fn verify(bytes: &[u8], options: Options) -> Result<Report, Error> {
    let pages = pdf::read(bytes)?;
    let layout = layout::Layout::of(&pages, options);
    Ok(Report { pages: pages.len(), kind: layout.kind, unreadable: layout.unreadable, findings: checks::run(&layout) })
}
