//! Documents → sources: HTML pages, and thin Typst files with their data.
//!
//! Text reaches Typst as JSON data, never as markup; in HTML it is escaped. So hostile text prints as itself.

use std::borrow::Cow;

use serde::Serialize;

use crate::{
    model::{
        document::{Body, Document, Kind, notice::PictureFile},
        error::Error,
        source::{Content, Page, Source},
    },
    pipeline::{cores, hash::sha256},
};

mod fill;
mod page;
pub mod templates;
mod wanted;
mod word;

pub use templates::Templates;
pub use wanted::Wanted;
pub use word::Word;

/// Renders every document, in their order.
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn render(documents: &[Document], templates: &Templates, wanted: &Wanted) -> Result<Vec<Source>, Error> {
    let sources = sources(documents, templates, wanted)?;
    let rendered = cores::each(&sources, |source| rendered(source, documents, templates, wanted));
    rendered.into_iter().map(|source| source.map(Cow::into_owned)).collect()
}

/// What every document is printed as, in their order; pages of HTML are still to be [`rendered`].
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn sources(documents: &[Document], templates: &Templates, wanted: &Wanted) -> Result<Vec<Source>, Error> {
    let numbered: Vec<(usize, &Document)> = documents.iter().enumerate().collect();
    let sources = cores::each(&numbered, |(number, document)| of_document(*number, document, templates, wanted));
    sources.into_iter().collect::<Result<Vec<_>, _>>().map(|sources| sources.concat())
}

/// What a document is printed as.
fn of_document(
    number: usize,
    document: &Document,
    templates: &Templates,
    wanted: &Wanted,
) -> Result<Vec<Source>, Error> {
    let Document { kind, stem, unit, duties, body } = document;
    let is_index = *kind == Kind::Index;
    let mut sources = Vec::new();
    let mut add = |ending: &str, content| {
        let path = format!("{stem}{ending}");
        sources.push(Source { path, kind: *kind, unit: unit.clone(), duties: *duties, content });
    };
    let said = said(body);
    if wanted.html || is_index {
        let of = page::key(stem, &said, pictures(body), wanted);
        add(".html", Content::Page(Page { document: number, fill: false, of }));
    }
    if let Body::Form(form) = body {
        if wanted.html {
            let of = sha256(form.blank.to_json().as_bytes());
            add("-fill.html", Content::Page(Page { document: number, fill: true, of }));
        }
        add(".xlsx", Content::Sheet(Box::new(form.blank.clone())));
    }
    if let Body::Register(register) = body {
        add(".xlsx", Content::Register(Box::new(register.clone())));
    }
    if wanted.pdf && !is_index {
        let main = main(*kind, templates, wanted)?;
        add(".pdf", Content::Typst { main, data: said, pictures: pictures(body).to_vec() });
    }
    Ok(sources)
}

/// A source, its page rendered if it is one: of these documents, with the same wishes.
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn rendered<'s>(
    source: &'s Source,
    documents: &[Document],
    templates: &Templates,
    wanted: &Wanted,
) -> Result<Cow<'s, Source>, Error> {
    let Content::Page(page) = &source.content else { return Ok(Cow::Borrowed(source)) };
    let document = &documents[page.document];
    let html = match &document.body {
        Body::Form(form) if page.fill => fill::page(&form.blank, templates)?,
        body => page::of_document(document, pictures(body), templates, wanted)?,
    };
    Ok(Cow::Owned(Source { content: Content::Html(html), ..source.clone() }))
}

/// A page of HTML that shows `data` as `doc`.
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn page(
    kind: Kind,
    stem: &str,
    data: &impl Serialize,
    templates: &Templates,
    wanted: &Wanted,
) -> Result<Content, Error> {
    page::shown(kind, data, templates, page::beside_set(stem, wanted, &[])).map(Content::Html)
}

fn pictures(body: &Body) -> &[PictureFile] {
    match body {
        Body::Notice(notice) => &notice.pictures,
        Body::Annex(annex) => &annex.pictures,
        _ => &[],
    }
}

/// PDF and page of a document that is called `name` and lies two folders below a plan's set.
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn alone(
    kind: Kind,
    body: &Body,
    name: &str,
    templates: &Templates,
    wanted: &Wanted,
) -> Result<Vec<Source>, Error> {
    let source =
        |ending: &str, content| Source { path: format!("{name}.{ending}"), kind, unit: None, duties: None, content };
    let page = page::alone(kind, body, name, pictures(body), templates)?;
    let main = main(kind, templates, wanted)?;
    let printed = Content::Typst { main, data: said(body), pictures: pictures(body).to_vec() };
    Ok(vec![source("html", Content::Html(page)), source("pdf", printed)])
}

/// A Typst file that sets `data`, which it reads as JSON.
pub fn print(kind: Kind, data: &impl Serialize, templates: &Templates, wanted: &Wanted) -> Result<Content, Error> {
    Ok(Content::Typst { main: main(kind, templates, wanted)?, data: said(data), pictures: Vec::new() })
}

/// What a document says, as templates of Typst read it.
fn said(data: &impl Serialize) -> String {
    serde_json::to_string(data).expect("documents hold strings, numbers and lists only")
}

/// The Typst file of a kind of document.
fn main(kind: Kind, templates: &Templates, wanted: &Wanted) -> Result<String, Error> {
    let mut context = tera::Context::new();
    context.insert("fonts", &wanted.fonts);
    context.insert("colour", &wanted.colour);
    templates.print(&format!("{}.typ", kind.name()), &context)
}
