//! The desk's pages: Tera templates in either language, and the files that they load.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use serde::Serialize;
use tera::{Context, Kwargs, Tera};

use crate::model::{error::Error, finding::Severity, message::Lang};

use super::{Desk, state::State as OnDesk};

/// The templates, once a language.
pub(super) struct Pages {
    zh: Tera,
    en: Tera,
}

impl Pages {
    /// Reads the templates.
    ///
    /// # Errors
    /// When one is wrong; they are built in.
    pub(super) fn new() -> Result<Self, Error> {
        Ok(Self { zh: tera(Lang::Zh)?, en: tera(Lang::En)? })
    }
}

fn tera(lang: Lang) -> Result<Tera, Error> {
    let mut tera = Tera::new();
    // Both words stand side by side in the template, so that neither can be forgotten.
    tera.register_function("w", move |words: Kwargs, _: &tera::State| -> tera::TeraResult<String> {
        words.must_get::<&str>(if lang == Lang::Zh { "zh" } else { "en" }).map(str::to_owned)
    });
    tera.register_filter("json", |value: tera::Value, _: Kwargs, _: &tera::State| -> tera::TeraResult<String> {
        serde_json::to_string(&value).map_err(tera::Error::message)
    });
    tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &tera::State| -> String { encoded(text) });
    tera.add_raw_templates(TEMPLATES.iter().copied()).map_err(|error| Error::template(&error))?;
    Ok(tera)
}

/// A value of an address's query (RFC 3986, 2.1).
pub(super) fn encoded(text: &str) -> String {
    let one = |byte: u8| {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    text.bytes().map(one).collect()
}

/// What stands around every screen.
#[derive(Serialize)]
struct Frame {
    screen: &'static str,
    lang: &'static str,
    /// Last part of the plan's folder: 2024.
    plan: String,
    /// Where the plan lies, as commands name it.
    folder: String,
    title: String,
    errors: usize,
    warnings: usize,
    notes: usize,
    marks: usize,
    number: u64,
    undo: String,
    redo: String,
    /// Why there is no plan to show.
    unread: String,
    job: super::job::Job,
}

/// A screen as a page.
pub(super) fn show(desk: &Desk, state: &OnDesk, screen: &'static str, data: &impl Serialize) -> Response {
    let mut context = Context::new();
    context.insert("frame", &frame(desk, state, screen));
    context.insert("data", data);
    let tera = if state.lang == Lang::Zh { &desk.pages.zh } else { &desk.pages.en };
    match tera.render(&format!("desk/{screen}.html"), &context) {
        Ok(page) => Html(page).into_response(),
        Err(error) => failed(desk, &Error::template(&error)),
    }
}

fn frame(desk: &Desk, state: &OnDesk, screen: &'static str) -> Frame {
    let read = state.read.as_ref().ok();
    let count = |severity| read.map_or(0, |read| read.count(severity));
    let label = |change: Option<&super::journal::Change>| change.map(|change| change.label.clone()).unwrap_or_default();
    let title =
        read.and_then(|read| read.plan().head.title.as_ref()).map(|title| title.lines().map(str::trim).collect());
    Frame {
        screen,
        lang: if state.lang == Lang::Zh { "zh-CN" } else { "en" },
        plan: state.folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        folder: state.folder.display().to_string(),
        title: title.unwrap_or_default(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        notes: count(Severity::Note),
        marks: read.map_or(0, |read| read.marks()),
        number: state.number,
        undo: label(state.journal.last()),
        redo: label(state.journal.next()),
        unread: state.read.as_ref().err().map(|message| message.get(state.lang).to_owned()).unwrap_or_default(),
        job: desk.job().clone(),
    }
}

/// A script or a style of the desk.
pub(super) async fn asset(State(desk): State<Arc<Desk>>, Path((_, name)): Path<(String, String)>) -> Response {
    let Some((_, kind, text)) = ASSETS.iter().find(|(own, ..)| *own == name) else { return not_found(&desk) };
    ([(header::CONTENT_TYPE, *kind)], *text).into_response()
}

/// Any path that leads nowhere.
pub(super) async fn nothing_here(State(desk): State<Arc<Desk>>) -> Response {
    not_found(&desk)
}

pub(super) fn not_found(desk: &Desk) -> Response {
    let lang = desk.state().lang;
    let words = if lang == Lang::Zh { "没有这一页。" } else { "There is no such page." };
    (StatusCode::NOT_FOUND, Html(plain(words, ""))).into_response()
}

/// What kept the program from answering, as a page.
pub(super) fn failed(_desk: &Desk, error: &Error) -> Response {
    let message = error.message();
    (StatusCode::INTERNAL_SERVER_ERROR, Html(plain(&message.zh, &message.en))).into_response()
}

fn plain(zh: &str, en: &str) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>安排</title><link rel=\"icon\" href=\"data:,\"></head>\
         <body><main><h1>{}</h1><p lang=\"en\">{}</p></main></body></html>\n",
        escape(zh),
        escape(en)
    )
}

/// Listed by hand, so that the list is the index of the folder.
const TEMPLATES: &[(&str, &str)] = &[
    ("desk/build.html", include_str!("../../templates/desk/build.html")),
    ("desk/changes.html", include_str!("../../templates/desk/changes.html")),
    ("desk/compare.html", include_str!("../../templates/desk/compare.html")),
    ("desk/head.html", include_str!("../../templates/desk/head.html")),
    ("desk/home.html", include_str!("../../templates/desk/home.html")),
    ("desk/opinions.html", include_str!("../../templates/desk/opinions.html")),
    ("desk/page.html", include_str!("../../templates/desk/page.html")),
    ("desk/parts.html", include_str!("../../templates/desk/parts.html")),
    ("desk/returns.html", include_str!("../../templates/desk/returns.html")),
    ("desk/text.html", include_str!("../../templates/desk/text.html")),
    ("desk/units.html", include_str!("../../templates/desk/units.html")),
];

const SCRIPT: &str = "text/javascript; charset=utf-8";

const ASSETS: &[(&str, &str, &str)] = &[
    ("desk.css", "text/css; charset=utf-8", include_str!("../../templates/desk/desk.css")),
    ("desk.js", SCRIPT, include_str!("../../templates/desk/desk.js")),
    ("fields.js", SCRIPT, include_str!("../../templates/desk/fields.js")),
    ("live.js", SCRIPT, include_str!("../../templates/desk/live.js")),
    ("sheet.js", SCRIPT, include_str!("../../templates/desk/sheet.js")),
    ("outline.js", SCRIPT, include_str!("../../templates/desk/outline.js")),
];
