//! The pages of HTML of documents: what tells one from another, and how they are rendered.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    model::{
        document::{Body, Document, Kind, notice::PictureFile},
        error::Error,
    },
    pipeline::hash::hex,
};

use super::{fill, templates::Templates, wanted::Wanted};

/// Hash of all that a page shows: what its document says, its pictures, and what is said beside it. Whatever
/// [`of_document`] comes to read belongs here.
pub(super) fn key(stem: &str, said: &str, pictures: &[PictureFile], wanted: &Wanted) -> String {
    let beside = format!("{stem}\n{}\n{}", wanted.has_notice, wanted.links_pdf);
    let mut hash = Sha256::new();
    let named = pictures.iter().flat_map(|picture| [picture.name.as_bytes(), &picture.bytes[..]]);
    for part in [beside.as_bytes(), said.as_bytes()].into_iter().chain(named) {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}

/// The page of a document of a set.
pub(super) fn of_document(
    document: &Document,
    pictures: &[PictureFile],
    templates: &Templates,
    wanted: &Wanted,
) -> Result<String, Error> {
    let mut context = context(&document.stem, wanted);
    context.insert("pictures", &shown_pictures(pictures));
    shown(document.kind, &document.body, templates, context)
}

/// The page of a document that is called `name` and lies two folders below a plan's set.
pub(super) fn alone(
    kind: Kind,
    body: &Body,
    name: &str,
    pictures: &[PictureFile],
    templates: &Templates,
) -> Result<String, Error> {
    let mut context = tera::Context::new();
    context.insert("root", "../../");
    context.insert("pdf", &format!("{name}.pdf"));
    context.insert("has_notice", &false);
    context.insert("pictures", &shown_pictures(pictures));
    shown(kind, body, templates, context)
}

pub(super) fn shown(
    kind: Kind,
    data: &impl Serialize,
    templates: &Templates,
    mut context: tera::Context,
) -> Result<String, Error> {
    context.insert("doc", data);
    context.insert("style", templates.text("web/style.css"));
    context.insert("lang", "zh-CN");
    templates.page(&format!("web/{}.html", kind.name()), &context)
}

pub(super) fn context(stem: &str, wanted: &Wanted) -> tera::Context {
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
