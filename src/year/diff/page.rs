//! The comparison of two plans as a page and as a table to be printed.

use crate::{
    model::{
        document::Kind,
        error::Error,
        source::{Content, Source},
    },
    pipeline::render::{self, Templates, Wanted},
};

use super::printed::Comparison;

/// The page, the table, or both, as is wanted.
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn page(printed: &Comparison, templates: &Templates, wanted: &Wanted) -> Result<Vec<Source>, Error> {
    let kind = Kind::Comparison;
    let source =
        |path: &str, content: Content| Source { path: path.to_owned(), kind, unit: None, duties: None, content };
    let page = || Ok(source("diff.html", render::page(kind, "diff", printed, templates, wanted)?));
    let table = || Ok(source("diff.pdf", render::print(kind, printed, templates, wanted)?));
    wanted.html.then(page).into_iter().chain(wanted.pdf.then(table)).collect()
}
