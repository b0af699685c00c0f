//! What needs no compiler: pages of HTML and sheets.

use std::time::Duration;

use crate::model::{
    error::Error,
    source::{Artifact, Content, Source},
};

use super::{register, sheet};

/// How long a source takes beside others: pages by their text, then sheets, then what is finished.
pub(super) fn effort(source: &Source) -> usize {
    match &source.content {
        Content::Typst { data, .. } => 1 + data.len(),
        Content::Sheet(_) | Content::Register(_) => 1,
        Content::Html(_) | Content::Page(_) => 0,
    }
}

/// What needs no compiler.
pub(super) fn make(source: &Source) -> Option<Result<Artifact, Error>> {
    let bytes = match &source.content {
        Content::Html(page) => Ok(page.clone().into_bytes()),
        Content::Sheet(blank) => sheet::sheet(blank),
        Content::Register(dispatch) => register::register(dispatch),
        Content::Page(_) => unreachable!("pages are rendered before"),
        Content::Typst { .. } => return None,
    };
    let artifact =
        |bytes| Artifact { path: source.path.clone(), bytes, layout: Duration::ZERO, export: Duration::ZERO };
    Some(bytes.map(artifact))
}
