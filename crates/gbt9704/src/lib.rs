#![doc = include_str!("../README.md")]
//!
//! ## Inside
//!
//! ```text
//! bytes ─pdf→ [Page] ─layout→ Layout (which line is what) ─checks→ Report
//! ```

use std::{fs::File, io::Read, path::Path};

mod checks;
mod error;
mod layout;
mod options;
mod pdf;
mod report;

pub use error::{Error, LARGEST_FILE};
pub use options::{Kind, Options, TitleLines};
pub use report::{Lang, Measure, Name, Report, Unmeasured, Verdict, Why};

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
