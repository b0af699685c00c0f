//! The values and keys of a tree.

use crate::model::{
    message::Message,
    place::{Place, Style},
};

/// A value.
#[derive(Debug)]
pub(in crate::pipeline::load) struct Node {
    /// Its number in the tree.
    pub(in crate::pipeline::load) id: u32,
    /// The scalar with its quotes, without blanks after it; or from the first to the last element.
    pub(in crate::pipeline::load) place: Place,
    /// What it is.
    pub(in crate::pipeline::load) shape: Shape,
}

/// What a value is.
#[derive(Debug)]
pub(in crate::pipeline::load) enum Shape {
    /// Its text, escapes and folding undone.
    Scalar(String),
    /// `- …` or `[…]`.
    List(Vec<Node>),
    /// `key: …` or `{…}`, without repeated keys.
    Map(Vec<(Key, Node)>),
    /// Refused with a finding; reads as nothing.
    Refused,
}

/// A key of a mapping.
#[derive(Debug)]
pub(in crate::pipeline::load) struct Key {
    /// Its number in the tree.
    pub(in crate::pipeline::load) id: u32,
    /// Its place.
    pub(in crate::pipeline::load) place: Place,
    /// The key.
    pub(in crate::pipeline::load) name: String,
}

impl Node {
    /// Whether nothing is given: an empty value, `~` or `null` without quotes.
    pub(in crate::pipeline::load) fn is_null(&self) -> bool {
        match &self.shape {
            Shape::Scalar(text) => {
                self.place.style == Style::Plain && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL")
            }
            Shape::Refused => true,
            Shape::List(_) | Shape::Map(_) => false,
        }
    }

    /// What it is, in words.
    pub(in crate::pipeline::load) fn described(&self) -> Message {
        match &self.shape {
            Shape::List(_) => Message::new("列表", "a list"),
            Shape::Map(_) => Message::new("“键: 值”", "a mapping"),
            _ if self.is_null() => Message::new("空值", "nothing"),
            Shape::Scalar(text) => {
                let short: String = text.trim().chars().take(20).collect();
                let more = if text.trim().chars().count() > 20 { "…" } else { "" };
                Message::new(format!("`{short}{more}`"), format!("`{short}{more}`"))
            }
            Shape::Refused => Message::new("空值", "nothing"),
        }
    }
}
