//! What the page to fill in has exported: the same form and answers as JSON.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{
    model::{
        blank::{Blank, Field, SCHEMA},
        message::Message,
    },
    year::returns::cell::{Raw, RawKind},
};

use super::filled::{Answer, Filled, Issued, Place};

/// The sheet's name of what is no sheet.
pub(super) const SHEET: &str = "json";

#[derive(Deserialize)]
struct Export {
    schema: String,
    form: Blank,
    #[serde(default)]
    saved: String,
    #[serde(default)]
    head: BTreeMap<String, String>,
    #[serde(default)]
    rows: BTreeMap<String, BTreeMap<String, String>>,
}

/// Reads an export.
pub(super) fn read(bytes: &[u8], issued: Issued<'_>) -> Result<Filled, Message> {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    let export: Export = text.ok().and_then(|text| serde_json::from_str(text).ok()).ok_or_else(|| {
        Message::new("不是本程序的网页导出的 json，或已经改坏", "no export of the page to fill in, or damaged")
    })?;
    if export.schema != SCHEMA || issued.register.resolve(&export.form.unit).is_none() {
        return Err(Message::new("不是本方案的报表", "not a form of this plan"));
    }
    let mut filled = Filled {
        blank: export.form,
        answers: Vec::new(),
        aside: Vec::new(),
        modified: export.saved,
        notes: Vec::new(),
        places: Vec::new(),
    };
    // A place of its own for each answer: rows in the form's order, columns in that of the fields.
    for (name, text) in &export.head {
        put(&mut filled, "", name, text, 0);
    }
    for (key, answers) in &export.rows {
        let row = filled.blank.rows.iter().position(|row| row.key == *key);
        for (name, text) in answers {
            put(
                &mut filled,
                key,
                name,
                text,
                row.map_or(u32::MAX / 2, |row| u32::try_from(row + 1).expect("few rows")),
            );
        }
    }
    Ok(filled)
}

fn put(filled: &mut Filled, key: &str, name: &str, text: &str, row: u32) {
    if text.trim().is_empty() {
        return;
    }
    let field = Field::named(name);
    let column = field.map_or(99, |field| field as u32);
    let raw =
        Raw { sheet: SHEET.to_owned(), row, column, text: text.to_owned(), kind: RawKind::Text, is_formula: false };
    let asked = match filled.blank.row(key) {
        Some(row) => row.fields(),
        None if key.is_empty() => &Field::HEAD,
        None => &[],
    };
    match field.filter(|field| asked.contains(field)) {
        Some(field) => {
            filled.places.push(Place { key: key.to_owned(), field, sheet: SHEET.to_owned(), row, column });
            filled.answers.push(Answer { key: key.to_owned(), field, raw, by_wording: false, twice: false });
        }
        None => filled.aside.push((raw, Message::new("没有问这一项", "nothing is asked here"))),
    }
}
