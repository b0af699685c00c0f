//! How a plan is built.

use std::path::PathBuf;

use super::{
    alone::Printer,
    check::Mode,
    render::Templates,
    select::Selection,
    typeset::{Engine, Fonts, Setting},
};
use crate::model::source::Colour;

/// How a plan is built.
#[derive(Debug, Clone)]
pub struct Options {
    /// The output folder.
    pub output: PathBuf,
    /// Which documents and formats.
    pub selection: Selection,
    /// Draft or final.
    pub mode: Mode,
    /// The compiler.
    pub engine: Engine,
    /// The fonts.
    pub fonts: Fonts,
    /// Built-in templates with a person's own over them.
    pub templates: Templates,
    /// How red is printed.
    pub colour: Colour,
    /// Whether only to say what would be done.
    pub dry: bool,
    /// Whether pages are measured before they are handed out; not for templates that leave the standard on purpose.
    pub measured: bool,
    /// Whether files of ours that a person changed since are overwritten all the same.
    pub force: bool,
    /// Whether a build of a part removes stale files of the rest, which otherwise stay, marked.
    pub prune: bool,
    /// Why finals are issued again, as the next version.
    pub reissue: Option<String>,
}

impl Options {
    /// What makes a document outside the set.
    pub fn printer(&self, year: u16) -> Printer<'_> {
        Printer { templates: &self.templates, setting: self.setting(year) }
    }

    /// What the typesetter needs of them.
    pub fn setting(&self, year: u16) -> Setting<'_> {
        Setting {
            library: self.templates.library(),
            fonts: &self.fonts,
            engine: &self.engine,
            colour: self.colour,
            year,
        }
    }
}
