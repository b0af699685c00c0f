//! A text with its nodes: where things stand in it, and what is said when they do not.

use std::ops::Range;

use crate::{
    model::{error::Error, message::Message},
    pipeline::load::nodes::{Node, Path, Shape, Step, nodes},
};

/// A text and its nodes.
pub(super) struct Tree<'a> {
    pub(super) text: &'a str,
    pub(super) nodes: Vec<Node>,
}

impl<'a> Tree<'a> {
    pub(super) fn of(text: &'a str) -> Result<Self, Error> {
        let nodes = nodes(text).ok_or_else(|| {
            refused("这个文件现在不是完整的 YAML，先改好文件里的错处", "the file is no YAML just now: mend it first")
        })?;
        Ok(Self { text, nodes })
    }

    pub(super) fn get(&self, path: &Path) -> Option<&Node> {
        self.nodes.iter().find(|node| node.path == *path)
    }

    pub(super) fn children<'s>(&'s self, path: &'s Path) -> impl Iterator<Item = &'s Node> {
        self.nodes.iter().filter(move |node| node.path.split().is_some_and(|(above, _)| above == *path))
    }

    pub(super) fn splice(&self, range: Range<usize>, new: &str) -> String {
        format!("{}{new}{}", &self.text[..range.start], &self.text[range.end..])
    }

    /// Where the line of a byte begins, behind a byte order mark.
    pub(super) fn line_start(&self, at: usize) -> usize {
        let start = self.text[..at].rfind('\n').map_or(0, |found| found + 1);
        if start == 0 && self.text.starts_with('\u{feff}') { 3 } else { start }
    }

    /// Where the line after the one of a byte begins.
    pub(super) fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |found| at + found + 1)
    }

    /// How many characters stand before a byte on its line.
    pub(super) fn column(&self, at: usize) -> usize {
        self.text[self.line_start(at)..at].chars().count()
    }

    /// The line break that the file is written with.
    pub(super) fn newline(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    pub(super) fn is_flow(&self, path: &Path) -> bool {
        let inside = |at: usize| {
            let above = Path(path.0[..at].to_vec());
            self.get(&above)
                .is_some_and(|node| matches!(node.shape, Shape::List { flow: true } | Shape::Map { flow: true }))
        };
        (0..path.0.len()).any(inside)
    }
}

pub(super) fn gone() -> Error {
    refused("方案里已经没有这一处了，请看清现在的内容再改", "it is no longer there: look at the plan as it is now")
}

pub(super) fn refused(zh: &str, en: &str) -> Error {
    Error::Other(Message::new(zh, en))
}

/// The last key of a path; empty for an element.
pub(super) fn last_key(path: &Path) -> &str {
    match path.0.last() {
        Some(Step::Key(key)) => key,
        _ => "",
    }
}
