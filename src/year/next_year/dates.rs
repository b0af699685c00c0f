//! What was fixed for the old year's paper alone, and is unknown again: numbers and dates of issue.

use std::ops::Range;

use super::{
    fields::{Field, What},
    work::{Step, Work},
};
use crate::model::{
    nodes::place,
    place::{Place, Sp},
};

/// Empties document numbers and dates of issue: an empty value is an unknown one.
pub(super) fn empty(work: &mut Work<'_>, fields: &[Field<'_>]) {
    for field in fields.iter().filter(|field| !field.text.value.trim().is_empty()) {
        let old = field.text.value.trim();
        match field.what {
            What::Number => {
                let next = next_number(old, work);
                let zh = format!(
                    "原为“{old}”，已清空；新的文号编定后填写{}",
                    next.as_ref().map_or(String::new(), |next| format!("，如“{next}”"))
                );
                let en = format!(
                    "was `{old}` and is unknown now{}",
                    next.map_or(String::new(), |next| format!("; it will read like `{next}`"))
                );
                clear(work, field.text, "文号", zh, en);
            }
            What::Date => {
                let (zh, en) = (format!("原为“{old}”，已清空；定稿时填写"), format!("was `{old}` and is unknown now"));
                clear(work, field.text, "日期", zh, en);
            }
            _ => {}
        }
    }
}

fn clear(work: &mut Work<'_>, text: &Sp<String>, code: &'static str, zh: String, en: String) {
    if let Some(place) = behind_key(work, text.place)
        && work.edits.add(place, "")
    {
        work.note(text.place, Step::Changed, code, zh, en);
    } else {
        let old = text.value.trim();
        work.note(
            text.place,
            Step::Left,
            code,
            format!("“{old}”是上年的，请清空或填新的"),
            format!("`{old}` is last year's"),
        );
    }
}

/// 友政发〔2023〕19号 → 友政发〔2024〕×号.
fn next_number(old: &str, work: &Work<'_>) -> Option<String> {
    let (code, rest) = old.split_once('〔')?;
    let (year, _) = rest.split_once('〕')?;
    (year == work.from.to_string()).then(|| format!("{code}〔{}〕×号", work.to))
}

/// The value with all that stands between it and its colon; where it does not end its line, without one space.
fn behind_key(work: &Work<'_>, at: Place) -> Option<Place> {
    let node = work.plan.nodes.at(at)?;
    let text = &work.plan.sources.of(at).text;
    let Range { start: colon, end } = node.behind_key(text)?;
    let ends_line = text[end..].is_empty() || text[end..].starts_with(['\n', '\r']);
    let between = &text[colon..node.value.start.max(colon)];
    let kept = match between {
        // A comment between the two stays.
        _ if between.contains('#') => between.len(),
        _ if ends_line => 0,
        _ => between.len().min(1),
    };
    Some(place(at.file, colon + kept..end))
}
