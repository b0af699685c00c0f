//! How a key and its value are written, in the layout that people are used to.

use std::fmt::Write;

use crate::{
    model::inline,
    year::quoted::{prints, quoted},
};

/// A title, its lines below each other if there are several.
pub(super) fn title(text: &mut String, pad: &str, key: &str, lines: &[String]) {
    // Below `- title:` the lines stand further in than the keys beside it.
    let inner = pad.replace('-', " ");
    match lines {
        [] => line(text, &format!("{pad}{key}:")),
        [one] => line(text, &format!("{pad}{key}: {}", scalar(one, false))),
        lines => {
            line(text, &format!("{pad}{key}: |"));
            lines.iter().for_each(|one| line(text, &format!("{inner}  {one}")));
        }
    }
}

/// One paragraph as a scalar, several as a block with blank lines between.
pub(super) fn paragraphs(text: &mut String, indent: usize, key: &str, paragraphs: &[String]) {
    let pad = " ".repeat(indent);
    let paragraphs: Vec<String> = paragraphs.iter().map(|one| protected(one)).collect();
    match paragraphs.as_slice() {
        [] => line(text, &format!("{pad}{key}:")),
        [one] if !one.contains('\n') => line(text, &format!("{pad}{key}: {}", scalar(one, false))),
        several if several.iter().flat_map(|one| one.lines()).all(is_plain_line) => {
            line(text, &format!("{pad}{key}: |-"));
            let own = format!("\n{pad}  ");
            let written = several.iter().map(|one| format!("{pad}  {}", one.replace('\n', &own)));
            line(text, &written.collect::<Vec<_>>().join("\n\n"));
        }
        several => line(text, &format!("{pad}{key}: {}", quoted(&several.join("\n\n")))),
    }
}

/// Text that prints as itself: asterisks and backslashes mean something in a plan.
pub(in crate::year::import) fn protected(text: &str) -> String {
    if inline::plain(text) == text {
        return text.to_owned();
    }
    text.replace('\\', "\\\\").replace('*', "\\*")
}

fn is_plain_line(text: &str) -> bool {
    !text.is_empty() && !text.starts_with([' ', '\t']) && !text.contains(['\n', '\t']) && text.chars().all(prints)
}

pub(super) fn entry(text: &mut String, key: &str, value: Option<&str>) {
    match value {
        Some(value) => line(text, &format!("{key}: {}", scalar(value, false))),
        None => line(text, &format!("{key}:")),
    }
}

pub(super) fn list(names: &[String]) -> String {
    format!("[{}]", names.iter().map(|name| scalar(name, true)).collect::<Vec<_>>().join(", "))
}

pub(super) fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}

/// A value as YAML writes it on one line; in a list in brackets its own signs need quotes.
pub(in crate::year::import) fn scalar(value: &str, in_list: bool) -> String {
    let written = serde_yaml::to_string(value).map(|text| text.trim_end_matches('\n').to_owned()).unwrap_or_default();
    let needs_quotes = in_list && value.contains([',', '[', ']', '{', '}']) && !written.starts_with(['\'', '"']);
    let on_one_line = !written.is_empty() && !written.contains('\n') && value.chars().all(prints);
    if on_one_line && !needs_quotes { written } else { quoted(value) }
}
