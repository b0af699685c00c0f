//! A draft of 通报 or 报告 beside the returns → its pages: written once, then checked, set and measured as it stands.

use std::path::{Path, PathBuf};

use crate::{
    model::{
        document::{self, Body, Notice},
        error::Error,
        finding::Finding,
        message::Message,
        place::{Source, Sources},
    },
    pipeline::{
        alone::{self, Printer},
        assign,
        check::{self, Mode},
        load::{self, earlier},
        write,
    },
    year::{
        docx,
        returns::{collect::Request, decide::Ledger},
    },
};

use super::{
    draft::{self, Kind},
    figures,
};

/// What came of one of the two.
#[derive(Debug)]
pub struct Reported {
    /// The draft's folder.
    pub draft: PathBuf,
    /// Whether it was written just now.
    pub is_new: bool,
    /// Figures of the draft that the returns no longer bear out.
    pub differs: Vec<Message>,
    /// What check says of the draft.
    pub findings: Vec<Finding>,
    /// What the findings point into.
    pub sources: Sources,
    /// The files that were made; none if the draft was refused.
    pub files: Vec<PathBuf>,
    /// What its pages do not meet.
    pub faults: Vec<Message>,
}

/// Writes the draft if there is none, and makes its pages.
///
/// # Errors
/// Whatever is no fault of the draft: files, templates, the compiler; of a final, pages that miss a clause.
pub fn report(
    kind: Kind,
    request: &Request<'_>,
    ledger: &Ledger,
    printer: Printer<'_>,
    mode: Mode,
) -> Result<Reported, Error> {
    let plan = request.plan;
    let draft = request.returns.join(kind.word());
    let is_new = !draft.is_dir();
    if is_new {
        let files = draft::files(kind, ledger, &plan.written, &assign::basis(plan), &assign::work(plan));
        write::new_folder(&draft, &files)?;
    }
    let mut texts = load::folder_texts(&draft)?;
    // The units are the plan's own: one register for the year.
    let is_register = |source: &&Source| source.path.ends_with("departments.yaml");
    texts
        .extend(plan.written.sources.iter().find(is_register).map(|source| (source.path.clone(), source.text.clone())));
    let loaded = load::load_texts(texts);
    let differs = draft::differences(&loaded.plan, ledger, &draft.display().to_string());
    let checked = check::check(loaded.plan, loaded.findings, mode);
    let mut reported = Reported {
        draft,
        is_new,
        differs,
        findings: checked.findings,
        sources: checked.sources,
        files: Vec::new(),
        faults: Vec::new(),
    };
    if let Some(checked) = &checked.plan {
        let mut notice = assign::notice(checked, mode == Mode::Draft);
        figures::put(&mut notice, kind, ledger, &plan.written.register);
        let out = earlier::folder(request.output, request.period);
        (reported.files, reported.faults) = pages(kind, notice, printer, mode, &out)?;
    }
    Ok(reported)
}

fn pages(
    kind: Kind,
    notice: Notice,
    printer: Printer<'_>,
    mode: Mode,
    out: &Path,
) -> Result<(Vec<PathBuf>, Vec<Message>), Error> {
    let word = out.join(format!("{}.docx", kind.word()));
    let for_word = docx::notice(&notice, printer.templates)?;
    let (artifacts, faults) = alone::alone(document::Kind::Notice, &Body::Notice(notice), kind.word(), printer, mode)?;
    let mut files = Vec::new();
    for artifact in artifacts {
        files.push(out.join(&artifact.path));
        write::file(&out.join(&artifact.path), &artifact.bytes)?;
    }
    write::file(&word, &for_word)?;
    files.push(word);
    Ok((files, faults))
}
