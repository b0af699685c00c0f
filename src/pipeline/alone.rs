//! One document outside a plan's set: typeset and measured like all others, written by who asked for it.

use gbt9704::TitleLines;

use crate::{
    model::{
        document::{Body, Kind},
        error::Error,
        message::Message,
    },
    pipeline::{
        check::Mode,
        gate::Gate,
        render::{self, Source, Wanted},
        typeset::{self, Artifact, Setting},
    },
};

/// The PDF and the page of a document, called `name`; and which clauses its pages miss, of a draft.
///
/// # Errors
/// Whatever is no fault of the document: fonts, templates, the compiler; and, of a final, pages that miss a clause.
pub fn alone(
    kind: Kind,
    body: &Body,
    name: &str,
    setting: &Setting<'_>,
    mode: Mode,
) -> Result<(Vec<Artifact>, Vec<Message>), Error> {
    let wanted = Wanted {
        pdf: true,
        links_pdf: true,
        html: true,
        has_notice: false,
        fonts: setting.fonts.families(),
        colour: setting.colour,
    };
    measured(&render::alone(kind, body, name, setting.templates, &wanted)?, setting, mode)
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
