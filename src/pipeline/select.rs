//! Which files of the whole set a person asked for.

use crate::model::{
    document::Kind,
    error::Error,
    message::Message,
    plan::{Department, Register},
    source::{Content, Source},
};

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

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// PDF.
    Pdf,
    /// HTML.
    #[value(alias = "网页")]
    Html,
    /// Sheets to fill.
    #[value(aliases = ["excel", "表格"])]
    Xlsx,
}

impl Selection {
    /// Refuses a name that is not in the register: nothing would be made for it, and nobody would be told.
    pub fn refuse_unknown(&self, register: &Register) -> Result<(), Error> {
        let is_registered = |name: &&String| register.departments.iter().any(|unit| unit.is_called(name));
        let Some(unknown) = self.departments.iter().find(|name| !is_registered(name)) else { return Ok(()) };
        let names: Vec<&str> = register.departments.iter().map(Department::name).collect();
        let meant = register.resolve(unknown).map_or_else(|| names.join("、"), |unit| unit.name().to_owned());
        Err(Error::Other(Message::new(
            format!("名录里没有“{unknown}”。可以写：{meant}"),
            format!("`{unknown}` is not in the register; it has: {meant}"),
        )))
    }

    /// Whether everything is asked for.
    pub(super) fn is_whole(&self) -> bool {
        self.only.is_empty() && self.departments.is_empty() && self.formats.is_empty()
    }

    /// Whether PDF is asked for.
    pub(super) fn wants_pdf(&self) -> bool {
        among(&self.formats, &Format::Pdf)
    }

    /// Whether the notice's page is asked for.
    pub(super) fn wants_notice_page(&self) -> bool {
        among(&self.only, &Kind::Notice) && among(&self.formats, &Format::Html)
    }

    /// Whether a source is asked for. A choice of units leaves the notice in: it is everybody's.
    pub(super) fn covers(&self, source: &Source) -> bool {
        if source.kind == Kind::Index {
            return true;
        }
        let format = match source.content {
            Content::Typst { .. } => Format::Pdf,
            Content::Html(_) | Content::Page(_) => Format::Html,
            Content::Sheet(_) | Content::Register(_) => Format::Xlsx,
        };
        // The register is the letters': it is made when all of them are asked for.
        if source.kind == Kind::Register {
            let all = self.departments.is_empty() && among(&self.only, &Kind::Letter);
            return all && among(&self.formats, &format);
        }
        if source.kind == Kind::Burden {
            return self.only.is_empty() && self.departments.is_empty() && among(&self.formats, &format);
        }
        let kind = if source.kind == Kind::Annex { Kind::Notice } else { source.kind };
        let unit = source.unit.as_ref().is_none_or(|unit| among(&self.departments, unit));
        unit && among(&self.only, &kind) && among(&self.formats, &format)
    }
}

fn among<T: PartialEq>(list: &[T], value: &T) -> bool {
    list.is_empty() || list.contains(value)
}
