//! The pages of HTML of documents: what tells one from another, and how they are rendered.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    model::{
        document::{Body, Document, Kind, notice::PictureFile},
        error::Error,
    },
    pipeline::hash::{self, hex},
};

use super::{fill, templates::Templates, wanted::Wanted};

/// Hash of all that a page shows: what its document says, its pictures, and what is said beside it. Whatever
/// [`of_document`] comes to read belongs here.
pub(super) fn key(stem: &str, said: &str, pictures: &[PictureFile], wanted: &Wanted) -> String {
    let beside = format!("{stem}\n{}\n{}", wanted.has_notice, wanted.links_pdf);
    let mut hash = Sha256::new();
    let named = pictures.iter().flat_map(|picture| [picture.name.as_bytes(), &picture.bytes[..]]);
    for part in [beside.as_bytes(), said.as_bytes()].into_iter().chain(named) {
        hash::add(&mut hash, part);
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
    shown(document.kind, &document.body, templates, beside_set(&document.stem, wanted, pictures))
}

/// The page of a document that is called `name` and lies two folders below a plan's set.
pub(super) fn alone(
    kind: Kind,
    body: &Body,
    name: &str,
    pictures: &[PictureFile],
    templates: &Templates,
) -> Result<String, Error> {
    shown(kind, body, templates, beside("../../", &format!("{name}.pdf"), false, pictures))
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

/// What is said beside a document of a set.
pub(super) fn beside_set(stem: &str, wanted: &Wanted, pictures: &[PictureFile]) -> tera::Context {
    let root = if stem.contains('/') { "../" } else { "" };
    let pdf = format!("{}.pdf", stem.rsplit('/').next().unwrap_or(stem));
    beside(root, if wanted.links_pdf { &pdf } else { "" }, wanted.has_notice, pictures)
}

fn beside(root: &str, pdf: &str, has_notice: bool, pictures: &[PictureFile]) -> tera::Context {
    let mut context = tera::Context::new();
    context.insert("root", root);
    context.insert("pdf", pdf);
    context.insert("has_notice", &has_notice);
    context.insert("pictures", &shown_pictures(pictures));
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
