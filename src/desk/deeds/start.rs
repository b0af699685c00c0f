//! How a plan comes onto the desk: another year's, one made of a notice, one made of last year's, an example.

use std::path::PathBuf;

use crate::{
    model::{finding::Severity, place::Source},
    pipeline::{
        load::{self, served},
        write,
    },
    year::{example, import, next_year},
};

use super::done::Done;
use crate::desk::{
    refused::{Refused, refused},
    state::State,
};

pub(super) fn turn_to(state: &mut State, name: &str) -> Result<Done, Refused> {
    if !served::is_name(name) {
        return Err(refused("没有这个方案", "there is no such plan"));
    }
    let folder = load::above(&state.folder).join(name);
    state.turn_to(&folder);
    Ok(Done { go: Some("./"), ..Done::default() })
}

/// As `anpai new` does.
pub(super) fn next_year(state: &mut State, year: u16) -> Result<Done, Refused> {
    let from = state.folder.clone();
    let loaded = load::load(&from)?;
    if let Some(finding) = loaded.findings.iter().find(|finding| finding.severity == Severity::Error) {
        let message = &finding.message;
        return Err(refused(
            format!("上年方案先要改好：{}", message.zh),
            format!("mend the old plan first: {}", message.en),
        ));
    }
    let rolled = next_year::roll(&loaded.plan, year)?;
    let folder = load::above(&from).join(year.to_string());
    // The register that all years share stays above them.
    let own = |file: &&Source| file.path.parent() == Some(from.as_path());
    let files: Vec<(PathBuf, String)> = rolled
        .files
        .iter()
        .filter(own)
        .filter_map(|file| Some((PathBuf::from(file.path.file_name()?), file.text.clone())))
        .collect();
    write::new_folder(&folder, &files)?;
    let lang = state.lang;
    let told = rolled.notes.iter().map(|note| note.message.get(lang).to_owned()).collect();
    state.turn_to(&folder);
    Ok(Done { go: Some("./"), told, ..Done::default() })
}

/// As `anpai import` does.
pub(super) fn import(state: &mut State, name: &str, bytes: &[u8]) -> Result<Done, Refused> {
    let above = load::above(&state.folder);
    let path = above.join("departments.yaml");
    let register =
        served::text(&path).map(|text| load::load_texts(vec![(PathBuf::from("departments.yaml"), text)]).plan.register);
    let imported = import::import(name, bytes, register.as_ref())?;
    let year = imported.year.ok_or_else(|| {
        refused("看不出是哪一年的通知：请在文件名以外的正文里写明年份", "the year cannot be told from the text")
    })?;
    let folder = above.join(year.to_string());
    imported.put(&folder, &above, None)?;
    let lang = state.lang;
    let mut told: Vec<String> = imported
        .doubts
        .iter()
        .map(|doubt| {
            if doubt.line == 0 {
                doubt.message.get(lang).to_owned()
            } else {
                format!("第{}行：{}", doubt.line, doubt.message.get(lang))
            }
        })
        .collect();
    told.extend(imported.differs.iter().map(|place| format!("照草稿印出来与原文不一样，请核对：{}", place.get(lang))));
    state.turn_to(&folder);
    Ok(Done { go: Some("./"), told, ..Done::default() })
}

/// A plan of one section, to be written over.
pub(super) fn example(state: &mut State, year: u16) -> Result<Done, Refused> {
    let above = load::above(&state.folder);
    let folder = above.join(year.to_string());
    write::new_folder(&folder, &example::plan(year))?;
    let register = above.join("departments.yaml");
    if served::text(&register).is_none() {
        write::new_file(&register, example::REGISTER.as_bytes())?;
    }
    state.turn_to(&folder);
    Ok(Done { go: Some("./"), ..Done::default() })
}
