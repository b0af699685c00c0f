//! The page to fill in: one file, offline, with the checks of `collect` in the same words.

use sha2::{Digest, Sha256};

use serde_json::{Value, json};
use tera::Context;

use crate::model::{
    blank::{Blank, Field, Grade, Row, Status, fault, layout},
    error::Error,
};

use super::templates::Templates;

/// Renders the page of a form.
pub(super) fn page(blank: &Blank, templates: &Templates) -> Result<String, Error> {
    let script = templates.text("web/fill.js");
    let mut context = Context::new();
    context.insert("form", blank);
    context.insert("head", &Field::HEAD.map(field));
    context.insert("duties", &duties(blank));
    context.insert("identity", &layout::identity(blank));
    // Inside a script nothing may look like the end of one.
    context.insert("data", &data(blank).to_string().replace('<', "\\u003c"));
    context.insert("script", script);
    context.insert("script_hash", &base64(&Sha256::digest(script.as_bytes())));
    templates.page("web/fill.html", &context)
}

fn field(field: Field) -> Value {
    json!({ "name": field.name(), "word": field.word(), "hint": field.hint() })
}

fn row(row: &Row) -> Value {
    json!({ "row": row, "fields": row.fields().iter().map(|one| field(*one)).collect::<Vec<_>>() })
}

fn duties(blank: &Blank) -> Vec<Value> {
    let own = blank.rows.iter().filter(|row| row.target.is_none());
    own.map(|duty| {
        let mut value = row(duty);
        value["targets"] = blank.targets(&duty.clause).map(row).collect();
        value
    })
    .collect()
}

/// What the script reads: the form, the checks and their words.
fn data(blank: &Blank) -> Value {
    let checks: serde_json::Map<String, Value> = fault::ALL
        .iter()
        .map(|check| (check.name.to_owned(), json!({ "grade": check.grade, "zh": check.zh })))
        .collect();
    let classes: serde_json::Map<String, Value> =
        blank.statuses.iter().map(|word| (word.clone(), Value::from(Status::of(word).name()))).collect();
    json!({
        "form": blank,
        "checks": checks,
        "words": {
            "unreadable": Grade::Unreadable.word(), "askback": Grade::AskBack.word(), "look": Grade::Look.word(),
        },
        "classes": classes,
        "most": fault::MOST_CHARACTERS,
    })
}

/// Base64 (RFC 4648), as a page's security policy names a script.
pub(super) fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, at| bits << 8 | usize::from(group.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            let sign = SIGNS[bits >> (18 - 6 * at) & 63];
            text.push(if at <= group.len() { char::from(sign) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn base64_is_that_of_the_standard() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(super::base64(plain.as_bytes()), coded);
        }
    }
}
