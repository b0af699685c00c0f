//! Which files of the whole set a person asked for.

use crate::render::{Content, Source};

/// What a build makes; an empty list stands for all.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Kinds of documents.
    pub only: Vec<Kind>,
    /// Units, by their registered names.
    pub departments: Vec<String>,
    /// Formats.
    pub formats: Vec<Format>,
}

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// 通知.
    Notice,
    /// 函.
    Letters,
    /// 报表.
    Forms,
}

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// PDF.
    Pdf,
    /// HTML.
    Html,
}

impl Selection {
    /// Whether a source is asked for. A choice of units leaves the notice in: it is everybody's.
    pub(super) fn covers(&self, source: &Source) -> bool {
        let kind = match source.document {
            "notice" => Kind::Notice,
            "letter" => Kind::Letters,
            "form" => Kind::Forms,
            _ => return true,
        };
        let format = match source.content {
            Content::Typst { .. } => Format::Pdf,
            Content::Html(_) => Format::Html,
        };
        let unit = source.unit.is_empty() || self.departments.is_empty() || self.departments.contains(&source.unit);
        unit && among(&self.only, &kind) && among(&self.formats, &format)
    }
}

fn among<T: PartialEq>(list: &[T], value: &T) -> bool {
    list.is_empty() || list.contains(value)
}
