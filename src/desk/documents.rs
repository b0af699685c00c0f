//! The documents that a page shows or hands out: as the plan is now, or as they were made.

use std::{borrow::Cow, io::Write, sync::Arc};

use axum::{
    body::Body,
    extract::{Path, Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use crate::{
    model::{
        document::{Document, Kind},
        error::Error,
        source::{Content, Source},
    },
    pipeline::{
        Options,
        load::served,
        render::{self, Wanted},
        typeset, write,
    },
    year::{
        diff::{page, printed},
        docx,
    },
};

use super::{fields, opened::Desk, pages, state::State as OnDesk, templates};

/// What one of our own pages may do inside the desk: nothing but look as it looks.
const PAGE: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
);

/// A document of the plan as it is now: notice.html, letters/….html, notice.pdf, diff.html.
pub(super) async fn live(State(desk): State<Arc<Desk>>, Path((_, path)): Path<(String, String)>) -> Response {
    if path.ends_with(".pdf") {
        let worker = Arc::clone(&desk);
        let made = tokio::task::spawn_blocking(move || pdf(&worker, &path)).await;
        return match made {
            Ok(Ok(Some(bytes))) => file("application/pdf", bytes, None),
            Ok(Err(error)) => pages::failed(&error),
            _ => pages::not_found(&desk),
        };
    }
    if path.ends_with(".docx") {
        return match word(&desk, &path) {
            Ok(Some((name, bytes))) => {
                let mut response = file("application/octet-stream", bytes, None);
                response.headers_mut().insert(header::CONTENT_DISPOSITION, saved_as(&name));
                response
            }
            Ok(None) => pages::not_found(&desk),
            Err(error) => pages::failed(&error),
        };
    }
    let mut state = desk.seen();
    let wanted = wanted(&desk.setting.options, false);
    let found = if path == "diff.html" {
        comparison(&desk, &mut state, &wanted)
    } else {
        source(&desk, &state, &path, &wanted)
    };
    drop(state);
    match found {
        Ok(Some(Source { content: Content::Html(html), .. })) => {
            file("text/html; charset=utf-8", html.into_bytes(), Some(PAGE))
        }
        Ok(_) => pages::not_found(&desk),
        Err(error) => pages::failed(&error),
    }
}

/// A draft for WPS and Word as the plan is now, and what it is called when saved.
fn word(desk: &Desk, path: &str) -> Result<Option<(String, Vec<u8>)>, Error> {
    let templates = &desk.setting.options.templates;
    let mut state = desk.seen();
    if path == "diff.docx" {
        let Some(since) = state.since() else { return Ok(None) };
        let bytes = docx::comparison(&printed::comparison(&since.diff, printed::Extent::default()), templates)?;
        return Ok(Some((format!("{}.docx", Kind::Comparison.word()), bytes)));
    }
    let Ok(read) = &state.read else { return Ok(None) };
    let stem = path.trim_end_matches(".docx");
    let Some(document) = read.documents().iter().find(|document| document.stem == stem) else { return Ok(None) };
    let name =
        if document.kind == Kind::Notice { Kind::Notice.word() } else { stem.rsplit('/').next().unwrap_or(stem) };
    Ok(docx::document(document, templates)?.map(|bytes| (format!("{name}.docx"), bytes)))
}

/// The one source that a path names.
fn source(desk: &Desk, state: &OnDesk, path: &str, wanted: &Wanted) -> Result<Option<Source>, Error> {
    let Ok(read) = &state.read else { return Ok(None) };
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let document: Option<&Document> = read.documents().iter().find(|document| document.stem == stem);
    let Some(document) = document else { return Ok(None) };
    let (document, templates) = (std::slice::from_ref(document), &desk.setting.options.templates);
    let sources = render::sources(document, templates, wanted)?;
    let found = sources.iter().find(|source| source.path == path);
    found.map(|source| render::rendered(source, document, templates, wanted).map(Cow::into_owned)).transpose()
}

fn comparison(desk: &Desk, state: &mut OnDesk, wanted: &Wanted) -> Result<Option<Source>, Error> {
    let Some(since) = state.since() else { return Ok(None) };
    Ok(page::page(
        &printed::comparison(&since.diff, printed::Extent::default()),
        &desk.setting.options.templates,
        wanted,
    )?
    .into_iter()
    .next())
}

/// Typesets one document as it is now; nothing is written.
fn pdf(desk: &Desk, path: &str) -> Result<Option<Vec<u8>>, Error> {
    let options = &desk.setting.options;
    let wanted = wanted(options, true);
    let (source, year) = {
        let mut state = desk.seen();
        let source = if path == "diff.pdf" {
            comparison(desk, &mut state, &wanted)?
        } else {
            source(desk, &state, path, &wanted)?
        };
        (source, state.read.as_ref().map_or(0, |read| read.checked.year))
    };
    let Some(source) = source else { return Ok(None) };
    let artifacts = typeset::typeset(&[&source], &options.setting(year), &|_| {})?;
    typeset::forget(5);
    Ok(artifacts.into_iter().next().map(|artifact| artifact.bytes))
}

fn wanted(options: &Options, pdf: bool) -> Wanted {
    Wanted {
        pdf,
        links_pdf: false,
        html: !pdf,
        has_notice: true,
        fonts: options.fonts.families(),
        colour: options.colour,
    }
}

/// How a file is asked for.
#[derive(Deserialize)]
pub(super) struct As {
    /// Whether it is to be saved, not shown.
    #[serde(default)]
    save: bool,
}

/// A file of the output folder.
pub(super) async fn made(
    State(desk): State<Arc<Desk>>,
    Path((_, path)): Path<(String, String)>,
    Query(how): Query<As>,
) -> Response {
    let folder = (desk.setting.output)(&desk.state().folder);
    let Some((path, bytes)) = served::served(&folder, &path) else { return pages::not_found(&desk) };
    let kind = kind(&path.to_string_lossy());
    let name = fields::name(&path);
    let policy = kind.starts_with("text/html").then_some(PAGE);
    let mut response = file(kind, bytes, policy);
    if how.save || kind == "application/octet-stream" {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, saved_as(&name));
    }
    response
}

/// All files of the output folder in one.
pub(super) async fn zip(State(desk): State<Arc<Desk>>) -> Response {
    let folder = (desk.setting.output)(&desk.state().folder);
    let name = fields::name(&folder);
    match tokio::task::spawn_blocking(move || zipped(&folder)).await {
        Ok(Ok(bytes)) => {
            let mut response = file("application/zip", bytes, None);
            response.headers_mut().insert(header::CONTENT_DISPOSITION, saved_as(&format!("{name}.zip")));
            response
        }
        Ok(Err(error)) => pages::failed(&error),
        Err(_) => pages::not_found(&desk),
    }
}

fn zipped(folder: &std::path::Path) -> Result<Vec<u8>, Error> {
    let manifest = write::look(folder)?.manifest().clone();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let failed = |error: zip::result::ZipError| Error::io(folder)(std::io::Error::other(error));
    for entry in &manifest.files {
        let Some((_, bytes)) = served::served(folder, &entry.path) else { continue };
        zip.start_file(entry.path.as_str(), zip::write::SimpleFileOptions::default()).map_err(failed)?;
        zip.write_all(&bytes).map_err(Error::io(folder))?;
    }
    zip.finish().map(std::io::Cursor::into_inner).map_err(failed)
}

fn file(kind: &'static str, bytes: Vec<u8>, policy: Option<HeaderValue>) -> Response {
    let mut response = (StatusCode::OK, [(header::CONTENT_TYPE, kind)], Body::from(bytes)).into_response();
    match policy {
        Some(policy) => drop(response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy)),
        // A browser's viewer of PDF is a page of its own, which a policy would stop.
        None if kind == "application/pdf" => {
            drop(
                response
                    .headers_mut()
                    .insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("frame-ancestors 'self'")),
            );
        }
        None => {}
    }
    response
}

/// RFC 6266, with the name in UTF-8 (RFC 8187).
fn saved_as(name: &str) -> HeaderValue {
    let encoded = templates::encoded(name);
    HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{encoded}"))
        .unwrap_or(HeaderValue::from_static("attachment"))
}

/// MIME type by the ending; what is not known is only ever saved.
fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "txt" | "md" | "yaml" => "text/plain; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "pdf" => "application/pdf",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}
