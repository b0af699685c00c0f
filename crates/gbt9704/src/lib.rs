#![doc = include_str!("../README.md")]
//!
//! ## Inside
//!
//! ```text
//! bytes ─pdf→ [Page] ─layout→ Layout (which line is what) ─checks→ Report
//! ```

use std::{fs::File, io::Read, path::Path};

mod checks;
mod layout;
mod pdf;
mod report;

pub use report::{Measure, Name, Report, Unmeasured, Verdict, Why};

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
    /// A file larger than [`LARGEST_FILE`]; with its size in bytes.
    #[error("the file is larger than {} MB, the most that is read: split it", LARGEST_FILE >> 20)]
    TooLarge(u64),
    /// A folder, a pipe or a device.
    #[error("this is no file")]
    NoFile,
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Io(#[from] std::io::Error),
}

impl Error {
    /// What is wrong, in the reader's language.
    pub fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (_, Lang::En) => self.to_string(),
            (Self::Encrypted, Lang::Zh) => "PDF 已加密：请另存为不加密的文件".to_owned(),
            (Self::Unreadable(_), Lang::Zh) => "不是 PDF 文件，或者文件已损坏".to_owned(),
            (Self::NoPage, Lang::Zh) => "PDF 没有页面".to_owned(),
            (Self::TooLarge(_), Lang::Zh) => format!("文件超过 {} MB 的读取上限：请拆分文件", LARGEST_FILE >> 20),
            (Self::NoFile, Lang::Zh) => "这是文件夹或设备，不是文件".to_owned(),
            (Self::Io(why), Lang::Zh) => format!("无法读取文件：{why}"),
        }
    }
}

/// Largest file that is read: an official document of a thousand pages with its fonts is a tenth of it.
pub const LARGEST_FILE: u64 = 256 << 20;

/// Measures every page of a PDF.
///
/// # Errors
/// When the bytes cannot be read as a PDF, or are encrypted. A page that has no text is no error: the report says so
/// ([`Report::unmeasured`]).
pub fn verify(bytes: &[u8], options: Options) -> Result<Report, Error> {
    let pages = pdf::read(bytes)?;
    let layout = layout::recognise(&pages, options);
    Ok(Report {
        pages: pages.len(),
        kind: layout.kind,
        unreadable: layout.unreadable,
        unmeasured: layout.unmeasured(),
        findings: checks::run(&layout),
    })
}

/// Measures every page of a PDF file. Its size is looked at before anything is read, and no more than
/// [`LARGEST_FILE`] is ever read of it, whatever it says.
///
/// # Errors
/// Those of [`verify`]; when the file cannot be read, is no file, or is too large.
pub fn verify_file(path: &Path, options: Options) -> Result<Report, Error> {
    verify(&bounded(path)?, options)
}

fn bounded(path: &Path) -> Result<Vec<u8>, Error> {
    let about = std::fs::metadata(path)?;
    if !about.is_file() {
        return Err(Error::NoFile);
    }
    if about.len() > LARGEST_FILE {
        return Err(Error::TooLarge(about.len()));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    let read = bytes.len() as u64;
    if read > LARGEST_FILE { Err(Error::TooLarge(read)) } else { Ok(bytes) }
}
