//! What render gives to typeset, and typeset to write: the sources of the files, and the files.

use std::{borrow::Cow, collections::BTreeMap, time::Duration};

use serde::Serialize;

use super::{
    blank::Blank,
    document::{Dispatch, Kind, notice::PictureFile},
};

/// What one output file is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path of the output file, relative to the output folder, with `/`: letters/区农业农村局.pdf.
    pub path: String,
    /// The document that it is of.
    pub kind: Kind,
    /// The unit that it is for; `None` if it is for all.
    pub unit: Option<String>,
    /// Number of duties in it.
    pub duties: Option<usize>,
    /// What it is made from.
    pub content: Content,
}

/// A page that is finished, or one still to be typeset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A finished HTML page.
    Html(String),
    /// An HTML page that is still to be rendered.
    Page(Page),
    /// A sheet to fill.
    Sheet(Box<Blank>),
    /// The register of what was sent, as a sheet.
    Register(Box<Dispatch>),
    /// A Typst file and the data that it reads as `/data.json`.
    Typst {
        /// `/main.typ`.
        main: String,
        /// `/data.json`.
        data: String,
        /// The files in `/pictures`.
        pictures: Vec<PictureFile>,
    },
}

/// A page of HTML, known by what it is made from: one that is there already is never rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The document that it is of, by its place among all.
    pub document: usize,
    /// Whether it is the page to fill in, of a form.
    pub fill: bool,
    /// Hash of what it says and of what is said beside it; of templates and program nothing.
    pub of: String,
}

/// The Typst files that every main file imports: path and text.
pub type Library = BTreeMap<String, Cow<'static, str>>;

/// How red is printed. GB/T 9704-2012 6.2 gives Y80 M80.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    /// The same red for screens, in an archival PDF.
    #[default]
    Srgb,
    /// Y80 M80 for the press. The compiler has no CMYK profile to embed, so such a PDF is not archival.
    Cmyk,
}

impl Colour {
    /// The PDF standards that a file in this colour meets.
    pub fn standards(self) -> &'static str {
        match self {
            Self::Srgb => "a-2a,ua-1",
            Self::Cmyk => "ua-1",
        }
    }
}

/// One finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Path relative to the output folder, with `/`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Time of reading its sources and laying out its pages.
    pub layout: Duration,
    /// Time of writing the PDF; with an invoked typesetter it is part of the layout.
    pub export: Duration,
}
