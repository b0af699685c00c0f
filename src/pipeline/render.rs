//! Documents → sources: HTML pages, and thin Typst files with their data.
//!
//! Text reaches Typst as JSON data, never as markup; in HTML it is escaped. So hostile text prints as itself.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{
    document::{Body, Document, Kind, notice::PictureFile},
    error::Error,
    source::{Colour, Content, Source},
};

mod fill;
pub mod templates;
mod word;

pub use templates::Templates;
pub use word::Word;

/// What is wanted of the pages, beside the documents.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Whether PDF is made.
    pub pdf: bool,
    /// Whether a page links the PDF beside it.
    pub links_pdf: bool,
    /// Whether HTML is made.
    pub html: bool,
    /// Whether the notice's page will be there, for others to link to.
    pub has_notice: bool,
    /// Family names by role: fangsong, xiaobiaosong, kaiti, heiti, songti.
    pub fonts: BTreeMap<&'static str, String>,
    /// cmyk (as the print clause has it) or srgb.
    pub colour: Colour,
}

/// Renders every document, in their order.
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn render(documents: &[Document], templates: &Templates, wanted: &Wanted) -> Result<Vec<Source>, Error> {
    let mut sources = Vec::new();
    for document in documents {
        let Document { kind, stem, .. } = document;
        let is_index = *kind == Kind::Index;
        let mut add = |ending: &str, content| {
            let (unit, duties) = (document.unit.clone(), document.duties);
            sources.push(Source { path: format!("{stem}{ending}"), kind: *kind, unit, duties, content });
        };
        if wanted.html || is_index {
            let mut context = context(stem, wanted);
            context.insert("pictures", &shown_pictures(pictures(&document.body)));
            add(".html", shown(*kind, &document.body, templates, context)?);
        }
        if wanted.pdf && !is_index {
            let printed = print(*kind, &document.body, templates, wanted)?;
            add(".pdf", with_pictures(printed, pictures(&document.body).to_vec()));
        }
        if let Body::Register(register) = &document.body {
            add(".xlsx", Content::Register(Box::new(register.clone())));
        }
        if let Body::Form(form) = &document.body {
            if wanted.html {
                add("-fill.html", Content::Html(fill::page(&form.blank, templates)?));
            }
            add(".xlsx", Content::Sheet(Box::new(form.blank.clone())));
        }
    }
    Ok(sources)
}

/// A page of HTML that shows `data` as `doc`.
pub fn page(
    kind: Kind,
    stem: &str,
    data: &impl Serialize,
    templates: &Templates,
    wanted: &Wanted,
) -> Result<Content, Error> {
    shown(kind, data, templates, context(stem, wanted))
}

fn context(stem: &str, wanted: &Wanted) -> tera::Context {
    let pdf = format!("{}.pdf", stem.rsplit('/').next().unwrap_or(stem));
    let mut context = tera::Context::new();
    context.insert("has_notice", &wanted.has_notice);
    context.insert("root", if stem.contains('/') { "../" } else { "" });
    context.insert("pdf", if wanted.links_pdf { pdf.as_str() } else { "" });
    context
}

/// The pictures of a notice as addresses that hold them: a page is one file.
fn shown_pictures(pictures: &[PictureFile]) -> BTreeMap<String, String> {
    let address = |picture: &PictureFile| {
        let kind = match picture.name.rsplit('.').next() {
            Some("png") => "image/png",
            Some("svg") => "image/svg+xml",
            _ => "image/jpeg",
        };
        (picture.name.clone(), format!("data:{kind};base64,{}", fill::base64(&picture.bytes)))
    };
    pictures.iter().map(address).collect()
}

fn pictures(body: &Body) -> &[PictureFile] {
    match body {
        Body::Notice(notice) => &notice.pictures,
        Body::Annex(annex) => &annex.pictures,
        _ => &[],
    }
}

fn shown(kind: Kind, data: &impl Serialize, templates: &Templates, context: tera::Context) -> Result<Content, Error> {
    let mut context = context;
    context.insert("doc", data);
    context.insert("style", templates.text("web/style.css"));
    context.insert("lang", "zh-CN");
    templates.page(&format!("web/{}.html", kind.name()), &context).map(Content::Html)
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
    let mut context = tera::Context::new();
    context.insert("root", "../../");
    context.insert("pdf", &format!("{name}.pdf"));
    context.insert("has_notice", &false);
    context.insert("pictures", &shown_pictures(pictures(body)));
    let source =
        |ending: &str, content| Source { path: format!("{name}.{ending}"), kind, unit: None, duties: None, content };
    let page = shown(kind, body, templates, context)?;
    let printed = with_pictures(print(kind, body, templates, wanted)?, pictures(body).to_vec());
    Ok(vec![source("html", page), source("pdf", printed)])
}

/// A Typst file that sets `data`, which it reads as JSON.
pub fn print(kind: Kind, data: &impl Serialize, templates: &Templates, wanted: &Wanted) -> Result<Content, Error> {
    let mut context = tera::Context::new();
    context.insert("fonts", &wanted.fonts);
    context.insert("colour", &wanted.colour);
    let main = templates.print(&format!("{}.typ", kind.name()), &context)?;
    let data = serde_json::to_string_pretty(data).expect("documents hold strings, numbers and lists only");
    Ok(Content::Typst { main, data, pictures: Vec::new() })
}

fn with_pictures(content: Content, pictures: Vec<PictureFile>) -> Content {
    match content {
        Content::Typst { main, data, .. } => Content::Typst { main, data, pictures },
        other => other,
    }
}
