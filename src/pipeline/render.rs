//! Documents → sources: HTML pages, and thin Typst files with their data.
//!
//! Text reaches Typst as JSON data, never as markup; in HTML it is escaped. So hostile text prints as itself.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera};

use crate::model::{
    blank::Blank,
    document::{Document, file_name},
    error::Error,
};

pub mod templates;

pub use templates::Templates;

/// What one output file is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path of the output file, relative to the output folder, with `/`: letters/区农业农村局.pdf.
    pub path: String,
    /// notice, letter, form or index.
    pub document: &'static str,
    /// The unit that it is for; empty if it is for all.
    pub unit: String,
    /// Number of duties in it.
    pub duties: Option<usize>,
    /// What it is made from.
    pub content: Content,
}

/// A page that is finished, or one still to be typeset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A finished HTML page.
    Html(String),
    /// A sheet to fill.
    Sheet(Blank),
    /// A Typst file and the data that it reads as `/data.json`.
    Typst {
        /// `/main.typ`.
        main: String,
        /// `/data.json`.
        data: String,
    },
}

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

/// How red is printed. GB/T 9704-2012 6.2 gives Y80 M80.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    /// The same red for screens, in an archival PDF.
    #[default]
    Srgb,
    /// Y80 M80 for the press. The compiler has no CMYK profile to embed, so such a PDF is not archival.
    Cmyk,
}

impl Colour {
    /// The PDF standards that a file in this colour meets.
    pub fn standards(self) -> &'static str {
        match self {
            Self::Srgb => "a-2a,ua-1",
            Self::Cmyk => "ua-1",
        }
    }
}

/// Renders every document, in their order.
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn render(documents: &[Document], templates: &Templates, wanted: &Wanted) -> Result<Vec<Source>, Error> {
    let (web, print) = (templates.web()?, templates.print()?);
    let mut sources = Vec::new();
    for document in documents {
        let stem = stem(document);
        let is_index = matches!(document, Document::Index(_));
        if wanted.html || is_index {
            let page = html(document, &stem, &web, templates, wanted)?;
            sources.push(source(document, format!("{stem}.html"), Content::Html(page)));
        }
        if wanted.pdf && !is_index {
            let content = Content::Typst { main: typst(document, &print, wanted)?, data: data(document) };
            sources.push(source(document, format!("{stem}.pdf"), content));
        }
        if let Document::Form(form) = document {
            sources.push(source(document, format!("{stem}.xlsx"), Content::Sheet(form.blank.clone())));
        }
    }
    Ok(sources)
}

/// Path of a document's files without their ending.
pub fn stem(document: &Document) -> String {
    match document {
        Document::Notice(_) => "notice".to_owned(),
        Document::Letter(letter) => file_name::letter(&letter.unit),
        Document::Form(form) => file_name::form(&form.unit, &form.period),
        Document::Index(_) => "index".to_owned(),
    }
}

fn kind(document: &Document) -> &'static str {
    match document {
        Document::Notice(_) => "notice",
        Document::Letter(_) => "letter",
        Document::Form(_) => "form",
        Document::Index(_) => "index",
    }
}

fn html(document: &Document, stem: &str, web: &Tera, templates: &Templates, wanted: &Wanted) -> Result<String, Error> {
    let mut context = Context::new();
    insert_document(&mut context, document);
    context.insert("style", templates.text("web/style.css"));
    context.insert("lang", "zh-CN");
    context.insert("has_notice", &wanted.has_notice);
    context.insert("root", if stem.contains('/') { "../" } else { "" });
    let pdf = format!("{}.pdf", stem.rsplit('/').next().unwrap_or(stem));
    context.insert("pdf", if wanted.links_pdf { pdf.as_str() } else { "" });
    web.render(&format!("web/{}.html", kind(document)), &context).map_err(|error| Error::template(&error))
}

fn typst(document: &Document, print: &Tera, wanted: &Wanted) -> Result<String, Error> {
    let mut context = Context::new();
    context.insert("fonts", &wanted.fonts);
    context.insert("colour", &wanted.colour);
    print.render(&format!("{}.typ", kind(document)), &context).map_err(|error| Error::template(&error))
}

fn source(document: &Document, path: String, content: Content) -> Source {
    let (unit, duties) = match document {
        Document::Letter(letter) => (letter.unit.clone(), Some(letter.duty_count)),
        Document::Form(form) => (form.unit.clone(), Some(form.rows.len())),
        Document::Notice(_) | Document::Index(_) => (String::new(), None),
    };
    Source { path, document: kind(document), unit, duties, content }
}

fn insert_document(context: &mut Context, document: &Document) {
    match document {
        Document::Notice(notice) => context.insert("doc", notice),
        Document::Letter(letter) => context.insert("doc", letter),
        Document::Form(form) => context.insert("doc", form),
        Document::Index(index) => context.insert("doc", index),
    }
}

/// The document as JSON, without the name of its kind.
fn data(document: &Document) -> String {
    let text = match document {
        Document::Notice(notice) => serde_json::to_string_pretty(notice),
        Document::Letter(letter) => serde_json::to_string_pretty(letter),
        Document::Form(form) => serde_json::to_string_pretty(form),
        Document::Index(index) => serde_json::to_string_pretty(index),
    };
    text.expect("documents hold strings, numbers and lists only")
}
