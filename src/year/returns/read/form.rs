//! Cells → answers: the form by its own copy, rows by their keys, columns by their heads. Nothing by its row number.

use std::collections::{BTreeMap, BTreeSet};

use crate::{model::message::Message, year::returns::cell::Raw};

use super::{
    book::Book,
    filled::{Answer, Filled, Issued},
};

use sheet::Sheet;

mod sheet;
mod whose;

/// Reads a workbook as a form.
pub(super) fn read(book: Book, issued: Issued<'_>) -> Result<Filled, Message> {
    let Book { sheets, modified, mut notes } = book;
    let (carried, visible): (Vec<_>, Vec<_>) = sheets.into_iter().partition(|(_, cells)| whose::is_carried(cells));
    let visible: Vec<Raw> = visible.into_iter().flat_map(|(_, cells)| cells).collect();
    let own = carried.first().and_then(|(_, cells)| whose::blank(cells));
    let blank = if let Some(blank) = own {
        blank
    } else {
        notes.push(Message::new(
            "表里隐藏的表样丢了，按表号或单位名认的",
            "the hidden form is lost; recognised by what is visible",
        ));
        whose::by_sight(&visible, issued)?
    };
    whose::another_unit(&blank, &visible, issued)?;
    let mut filled = Filled { blank, answers: Vec::new(), aside: Vec::new(), modified, notes, places: Vec::new() };
    let mut names: Vec<String> = Vec::new();
    visible.iter().for_each(|cell| {
        if !names.contains(&cell.sheet) {
            names.push(cell.sheet.clone());
        }
    });
    for name in names {
        Sheet::new(&filled.blank.clone(), visible.iter().filter(|cell| cell.sheet == name)).read(&mut filled);
    }
    mark_twice(&mut filled.answers);
    Ok(filled)
}

/// A key that stands in two rows answers twice.
fn mark_twice(answers: &mut [Answer]) {
    let mut rows: BTreeMap<&str, BTreeSet<(String, u32)>> = BTreeMap::new();
    for answer in answers.iter().filter(|answer| !answer.key.is_empty()) {
        rows.entry(&answer.key).or_default().insert((answer.raw.sheet.clone(), answer.raw.row));
    }
    let twice: BTreeSet<String> =
        rows.into_iter().filter(|(_, rows)| rows.len() > 1).map(|(key, _)| key.to_owned()).collect();
    answers.iter_mut().filter(|answer| twice.contains(&answer.key)).for_each(|answer| answer.twice = true);
}
