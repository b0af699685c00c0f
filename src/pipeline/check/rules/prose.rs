//! The texts that a plan prints, and how a rule points into them.

use std::ops::Range;

use crate::model::{
    place::{Place, Sp},
    plan::{Item, Plan},
};

/// One printed text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    /// The text and its place.
    pub(super) text: &'a Sp<String>,
    /// Whether it is a title or heading.
    pub(super) is_title: bool,
}

/// Every text of the notice, in printed order.
pub(super) fn pieces(plan: &Plan) -> Vec<Piece<'_>> {
    let head = &plan.head;
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    pieces.extend(head.title.iter().map(title));
    pieces.extend(head.preamble.iter().map(text));
    for file in &plan.sections {
        pieces.extend(file.section.title.iter().map(title));
        pieces.extend(file.section.clauses.iter().filter_map(|clause| clause.text.as_ref()).map(text));
        file.section.items.iter().for_each(|item| of_item(item, &mut pieces));
    }
    pieces.extend(head.closing.iter().map(text));
    for issued in &head.issued_plans {
        pieces.extend(issued.title.iter().map(title));
        pieces.extend(issued.preamble.iter().chain(&issued.closing).map(text));
    }
    for attachment in &head.attachments {
        pieces.extend(attachment.title.iter().map(title));
        pieces.extend(attachment.text.iter().map(text));
    }
    pieces
}

/// Where the bytes `range` of a piece stand in its file.
pub(super) fn place(plan: &Plan, piece: Piece<'_>, range: Range<usize>) -> Place {
    plan.sources.within(piece.text.place, &piece.text.value, range)
}

/// All places of `word` in a text, without overlap.
pub(super) fn find_all<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    text.match_indices(word).map(|(start, found)| start..start + found.len())
}

fn of_item<'a>(item: &'a Item, pieces: &mut Vec<Piece<'a>>) {
    pieces.extend(item.title.iter().map(title));
    pieces.extend(item.clauses.iter().filter_map(|clause| clause.text.as_ref()).map(text));
    item.items.iter().for_each(|nested| of_item(nested, pieces));
}

fn title(text: &Sp<String>) -> Piece<'_> {
    Piece { text, is_title: true }
}

fn text(text: &Sp<String>) -> Piece<'_> {
    Piece { text, is_title: false }
}
