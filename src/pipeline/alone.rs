//! One document outside a plan's set: typeset and measured like all others, written by who asked for it.

use gbt9704::TitleLines;

use crate::{
    model::{
        document::{Body, Kind},
        error::Error,
        message::Message,
        source::{Artifact, Source},
    },
    pipeline::{
        check::Mode,
        gate::Gate,
        render::{self, Templates, Wanted},
        typeset::{self, Setting},
    },
};

/// What makes documents outside a set.
#[derive(Debug, Clone, Copy)]
pub struct Printer<'a> {
    /// The templates of pages and of Typst files.
    pub templates: &'a Templates,
    /// What the typesetter needs.
    pub setting: Setting<'a>,
}

/// The PDF and the page of a document, called `name`; and which clauses its pages miss, of a draft.
///
/// # Errors
/// Whatever is no fault of the document: fonts, templates, the compiler; and, of a final, pages that miss a clause.
pub fn alone(
    kind: Kind,
    body: &Body,
    name: &str,
    printer: Printer<'_>,
    mode: Mode,
) -> Result<(Vec<Artifact>, Vec<Message>), Error> {
    let setting = &printer.setting;
    let wanted = Wanted {
        pdf: true,
        links_pdf: true,
        html: true,
        has_notice: false,
        fonts: setting.fonts.families(),
        colour: setting.colour,
    };
    measured(&render::alone(kind, body, name, printer.templates, &wanted)?, setting, mode)
}

/// Sources as files; and which clauses their pages miss, of drafts.
///
/// # Errors
/// As [`alone`].
pub fn measured(sources: &[Source], setting: &Setting<'_>, mode: Mode) -> Result<(Vec<Artifact>, Vec<Message>), Error> {
    let sources: Vec<&Source> = sources.iter().collect();
    let gate = Gate::new(true, mode, TitleLines::Computed);
    let artifacts = typeset::typeset(&sources, setting, &|artifact| gate.pass(artifact))?;
    Ok((artifacts, gate.close()?.faults))
}
