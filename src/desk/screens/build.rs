//! 生成: draft and final, file by file, to open, to print, to take along.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use serde::Serialize;

use crate::{
    desk::{opened::Desk, pages},
    model::{document::Kind, finding::Severity, message::Lang},
    pipeline::{
        check::{self, Mode},
        write,
    },
};

use super::view::{self, Fault};

#[derive(Debug, Default, Serialize)]
struct Data {
    output: String,
    draft: bool,
    fonts: Vec<String>,
    groups: Vec<Group>,
    count: usize,
    /// What a final is refused for.
    refused: Vec<Fault>,
    refused_count: usize,
    plan_changed: bool,
    /// What was issued, the newest version first.
    finals: Vec<Version>,
}

/// A version of the finals.
#[derive(Debug, Serialize)]
struct Version {
    folder: String,
    number: u32,
    reason: String,
    documents: Vec<Final>,
}

/// A document that was issued: locked.
#[derive(Debug, Serialize)]
struct Final {
    name: String,
    number: String,
    date: String,
    pdf: String,
}

/// Files of one kind.
#[derive(Debug, Serialize)]
struct Group {
    name: &'static str,
    files: Vec<Made>,
}

#[derive(Debug, Default, Serialize)]
struct Made {
    name: String,
    html: String,
    pdf: String,
    /// To fill in and send back, or to be worked on: saved, not shown.
    sheet: String,
    /// A draft to be amended in WPS or Word.
    word: String,
}

pub(in crate::desk) async fn show(State(desk): State<Arc<Desk>>) -> Response {
    let state = desk.seen();
    let output = (desk.setting.output)(&state.folder);
    let manifest = write::look(&output).map(|output| output.manifest().clone()).unwrap_or_default();
    let fonts = desk.setting.options.fonts.chosen.iter().map(|chosen| chosen.family.clone()).collect();
    let groups = groups(&manifest, state.lang);
    let mut data = Data {
        output: output.display().to_string(),
        draft: manifest.draft,
        fonts,
        groups,
        finals: finals(&output),
        count: manifest.files.len(),
        ..Data::default()
    };
    if let Ok(read) = &state.read {
        let findings = check::check(read.plan().clone(), Vec::new(), Mode::Final).findings;
        let grave: Vec<_> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        data.refused_count = grave.len();
        data.refused = grave.iter().take(30).map(|finding| view::fault(read, finding, state.lang)).collect();
        let hash = |text: &str| crate::pipeline::hash::sha256(text.as_bytes());
        let mut now: Vec<String> = read.sources().iter().map(|source| hash(&source.text)).collect();
        let mut then: Vec<String> = manifest.plan.iter().map(|file| file.sha256.clone()).collect();
        now.sort();
        then.sort();
        data.plan_changed = !manifest.files.is_empty() && now != then;
    }
    pages::show(&desk, &state, "build", &data)
}

/// The versions that lie below an output folder.
fn finals(output: &std::path::Path) -> Vec<Version> {
    let latest = write::finals::latest(output).unwrap_or(0);
    (1..=latest).rev().filter_map(|number| version(output, number)).collect()
}

fn version(output: &std::path::Path, number: u32) -> Option<Version> {
    let folder = write::finals::folder(output, number);
    let manifest = write::look(&folder).ok()?.manifest().clone();
    let name = folder.file_name()?.to_string_lossy().into_owned();
    let pdf = |one: &write::manifest::Numbered| {
        let mut files = manifest.files.iter().filter(|file| file.path.ends_with(".pdf"));
        let own = files.find(|file| file.document == one.document && file.unit == one.unit);
        own.map(|file| format!("{name}/{}", file.path)).unwrap_or_default()
    };
    let issued = manifest.issued.as_ref()?;
    let document = |one: &write::manifest::Numbered| Final {
        name: if one.unit.is_empty() { "通知".to_owned() } else { one.unit.clone() },
        number: one.number.clone(),
        date: one.date.clone(),
        pdf: pdf(one),
    };
    let documents = issued.documents.iter().map(document).collect();
    Some(Version { folder: name, number, reason: issued.reason.clone().unwrap_or_default(), documents })
}

fn groups(manifest: &write::Manifest, lang: Lang) -> Vec<Group> {
    let group = |kind: Kind| {
        let mut files: Vec<Made> = Vec::new();
        for file in manifest.files.iter().filter(|file| file.document == kind.name()) {
            let (stem, ending) = file.path.rsplit_once('.').unwrap_or((&file.path, ""));
            let name = match kind {
                Kind::Index | Kind::Notice if lang == Lang::Zh => kind.word(),
                _ => stem.rsplit('/').next().unwrap_or(stem),
            };
            if files.last().is_none_or(|last| last.name != name) {
                let is_amended = matches!(kind, Kind::Notice | Kind::Annex | Kind::Letter);
                let word = if is_amended { format!("{stem}.docx") } else { String::new() };
                files.push(Made { name: name.to_owned(), word, ..Made::default() });
            }
            let Some(last) = files.last_mut() else { continue };
            match ending {
                "pdf" => last.pdf.clone_from(&file.path),
                "html" => last.html.clone_from(&file.path),
                _ => last.sheet.clone_from(&file.path),
            }
        }
        Group { name: if lang == Lang::Zh { kind.word() } else { kind.name() }, files }
    };
    Kind::SET.into_iter().map(group).filter(|group| !group.files.is_empty()).collect()
}
