//! The desk's pages: a screen in its frame, the files that it loads, and what is said where there is no page.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use serde::Serialize;
use tera::Context;

use crate::model::{error::Error, finding::Severity, message::Lang};

use super::{fields, job::Job, journal::Change, opened::Desk, state::State as OnDesk};

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
    job: Job,
}

/// A screen as a page.
pub(super) fn show(desk: &Desk, state: &OnDesk, screen: &'static str, data: &impl Serialize) -> Response {
    let mut context = Context::new();
    context.insert("frame", &frame(desk, state, screen));
    context.insert("data", data);
    match desk.pages.render(screen, state.lang, &context) {
        Ok(page) => Html(page).into_response(),
        Err(error) => failed(&error),
    }
}

fn frame(desk: &Desk, state: &OnDesk, screen: &'static str) -> Frame {
    let read = state.read.as_ref().ok();
    let count = |severity| read.map_or(0, |read| read.count(severity));
    let label = |change: Option<&Change>| change.map(|change| change.label.clone()).unwrap_or_default();
    Frame {
        screen,
        lang: if state.lang == Lang::Zh { "zh-CN" } else { "en" },
        plan: fields::name(&state.folder),
        folder: state.folder.display().to_string(),
        title: read.and_then(|read| read.title()).unwrap_or_default(),
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
pub(super) fn failed(error: &Error) -> Response {
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

const SCRIPT: &str = "text/javascript; charset=utf-8";

const ASSETS: &[(&str, &str, &str)] = &[
    ("desk.css", "text/css; charset=utf-8", include_str!("../../templates/desk/desk.css")),
    ("desk.js", SCRIPT, include_str!("../../templates/desk/desk.js")),
    ("fields.js", SCRIPT, include_str!("../../templates/desk/fields.js")),
    ("live.js", SCRIPT, include_str!("../../templates/desk/live.js")),
    ("sheet.js", SCRIPT, include_str!("../../templates/desk/sheet.js")),
    ("outline.js", SCRIPT, include_str!("../../templates/desk/outline.js")),
];
