//! What the text of an annex comes to: its parts in order, and what of it cannot be printed.

use std::ops::Range;

use crate::model::document::{Block, Cell};

/// What a text comes to, before its pictures are looked up.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Annex {
    pub(in super::super) parts: Vec<Part>,
    pub(in super::super) faults: Vec<Fault>,
    /// The bytes that are signs of Markdown: rules of text do not look at them.
    pub(in super::super) signs: Vec<Range<usize>>,
}

/// One part of an annex.
#[derive(Debug, Clone)]
pub(in super::super) enum Part {
    /// A heading or a paragraph.
    Text(Block),
    /// A table, whose columns have no widths yet.
    Table(RawTable),
    /// A picture: its path as written, and what it shows.
    Picture { path: String, caption: String, at: Range<usize> },
}

/// What cannot be printed as it is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Fault {
    pub(in super::super) at: Range<usize>,
    pub(in super::super) kind: FaultKind,
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum FaultKind {
    /// A row has more or fewer cells than the head.
    Ragged { head: usize, row: usize },
    /// A table without the line that parts head and rows.
    NoRule,
    /// A link: paper has none.
    Link,
    /// A list, a quotation, a rule, code, HTML.
    Markup,
    /// A picture that is not alone in its paragraph.
    PictureInText,
}

/// A table without widths.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct RawTable {
    pub(in super::super) names: Vec<String>,
    pub(in super::super) rows: Vec<Vec<Cell>>,
}
