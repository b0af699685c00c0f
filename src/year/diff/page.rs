//! The comparison of two plans as a page and as a table to be printed.

use tera::Context;

use crate::{
    model::error::Error,
    pipeline::render::{Content, Source, Templates, Wanted},
};

use super::printed::Comparison;

/// The page, the table, or both, as is wanted.
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn page(printed: &Comparison, templates: &Templates, wanted: &Wanted) -> Result<Vec<Source>, Error> {
    let mut sources = Vec::new();
    let mut add = |path: &str, content: Content| {
        sources.push(Source { path: path.to_owned(), document: "diff", unit: String::new(), duties: None, content });
    };
    if wanted.html {
        let mut context = Context::new();
        context.insert("doc", printed);
        context.insert("style", templates.text("web/style.css"));
        context.insert("lang", "zh-CN");
        let page = templates.web()?.render("web/diff.html", &context).map_err(|error| Error::template(&error))?;
        add("diff.html", Content::Html(page));
    }
    if wanted.pdf {
        let mut context = Context::new();
        context.insert("fonts", &wanted.fonts);
        context.insert("colour", &wanted.colour);
        let main = templates.print()?.render("diff.typ", &context).map_err(|error| Error::template(&error))?;
        let data = serde_json::to_string_pretty(printed).expect("a comparison holds strings, numbers and lists only");
        add("diff.pdf", Content::Typst { main, data });
    }
    Ok(sources)
}
