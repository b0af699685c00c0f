//! `decisions.yaml`: what a person has decided about returns, with the reason, beside them.
//!
//! Each decision names a hash of what it was made on. When that changes, the decision no longer holds: it stays in the
//! file, is told, and the question is open again. What is open is added at the end; nothing in the file is changed.
//! Every question is told with the line that answers it, hash and all: it is pasted, not worked out.

use serde::Deserialize;

use crate::{
    model::{blank::Field, error::Error, message::Message},
    pipeline::hash::sha256,
};

/// What a decision is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Kind {
    /// Whose figure stands: `take` is a unit.
    #[serde(rename = "冲突")]
    Conflict,
    /// Which file counts: `take` is its name.
    #[serde(rename = "文件")]
    File,
    /// When it came: `take` is a day.
    #[serde(rename = "收到")]
    Received,
    /// It does not count: `take` is 是.
    #[serde(rename = "退回")]
    Returned,
    /// What an answer that is asked back is: `take` is the value.
    #[serde(rename = "填值")]
    Value,
}

impl Kind {
    /// As it is written.
    pub fn word(self) -> &'static str {
        match self {
            Self::Conflict => "冲突",
            Self::File => "文件",
            Self::Received => "收到",
            Self::Returned => "退回",
            Self::Value => "填值",
        }
    }
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What it is about.
    pub kind: Kind,
    /// The unit; empty for a conflict.
    #[serde(default)]
    pub unit: String,
    /// The row's key.
    #[serde(default)]
    pub key: String,
    /// The answer: 完成值.
    #[serde(default)]
    pub field: String,
    /// What is decided; empty while it is open.
    #[serde(default)]
    pub take: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// Hash of what it was decided on.
    #[serde(default)]
    pub inputs: String,
}

/// All decisions, in the file's order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// Each of them.
    #[serde(default, rename = "decisions")]
    pub all: Vec<Decision>,
}

/// A short hash of what a decision is made on.
pub fn inputs(parts: &[&str]) -> String {
    let mut text = String::new();
    parts.iter().for_each(|part| text.push_str(&format!("{}:{part}\n", part.len())));
    sha256(text.as_bytes())[..12].to_owned()
}

/// Which decisions were used, by their places in the file, and which say what cannot be used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Used {
    held: Vec<usize>,
    refused: Vec<usize>,
}

/// A decision that has no effect: its number in the file, from 1, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// From 1.
    pub number: usize,
    /// Why.
    pub why: Message,
}

impl Decisions {
    /// Reads the file; `path` is for its faults.
    ///
    /// # Errors
    /// If it is no such YAML.
    pub fn read(text: &str, path: &str) -> Result<Self, Error> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        let read: Option<Self> = serde_yaml::from_str(text).map_err(|error| {
            Error::Other(Message::new(format!("{path}：写法有误：{error}"), format!("{path}: {error}")))
        })?;
        Ok(read.unwrap_or_default())
    }

    /// The decision on a subject that still holds, with what its `take` means; noted in `used`.
    pub(super) fn find<T>(
        &self,
        subject: &Subject<'_>,
        used: &mut Used,
        meaning: impl Fn(&str) -> Option<T>,
    ) -> Option<(T, &Decision)> {
        let mut found = None;
        for (at, decision) in self.all.iter().enumerate().filter(|(_, decision)| subject.is_of(decision)) {
            match meaning(decision.take.trim()) {
                _ if decision.take.trim().is_empty() => {}
                Some(meaning) if found.is_none() => {
                    used.held.push(at);
                    found = Some((meaning, decision));
                }
                _ => used.refused.push(at),
            }
        }
        found
    }

    /// Whether the question stands in the file already, as it is now.
    pub fn asks(&self, open: &Open) -> bool {
        self.all.iter().any(|decision| open.subject().is_of(decision))
    }

    /// Those that have no effect.
    pub(super) fn unused(&self, used: &Used) -> Vec<Unused> {
        let left = self.all.iter().enumerate().filter(|(at, _)| !used.held.contains(at));
        left.map(|(at, decision)| Unused { number: at + 1, why: why_unused(decision, used.refused.contains(&at)) })
            .collect()
    }
}

fn why_unused(decision: &Decision, is_refused: bool) -> Message {
    let take = decision.take.trim();
    if take.is_empty() {
        Message::new("还没有填 take", "`take` is blank")
    } else if is_refused {
        Message::new(format!("take 写的“{take}”用不上"), format!("`{take}` cannot be taken"))
    } else {
        Message::new(
            "没有这件事，或材料已变（inputs 不符）",
            "there is no such thing, or what it was decided on has changed",
        )
    }
}

/// What a decision is about, on what material.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) kind: Kind,
    pub(super) unit: &'a str,
    pub(super) key: &'a str,
    pub(super) field: Option<Field>,
    pub(super) inputs: &'a str,
}

impl Subject<'_> {
    fn is_of(&self, decision: &Decision) -> bool {
        decision.kind == self.kind
            && decision.unit == self.unit
            && decision.key == self.key
            && decision.field == self.field.map_or("", Field::word)
            && decision.inputs == self.inputs
    }
}

/// Something that a person may settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// What it is about.
    pub kind: Kind,
    /// The unit; empty for a conflict.
    pub unit: String,
    /// The row's key, if it is about one.
    pub key: String,
    /// The answer, if it is about one.
    pub field: Option<Field>,
    /// Hash of what it is decided on.
    pub inputs: String,
    /// The question.
    pub question: Message,
}

impl Open {
    fn subject(&self) -> Subject<'_> {
        Subject { kind: self.kind, unit: &self.unit, key: &self.key, field: self.field, inputs: &self.inputs }
    }

    /// The answer to be filled in, as one line to paste.
    pub fn line(&self) -> String {
        format!("  - {{{}}}", self.keys("''").join(", "))
    }

    /// Keys and values as they stand in the file; `blank` is to be filled in.
    fn keys(&self, blank: &str) -> Vec<String> {
        let text = |text: &str| serde_json::to_string(text).expect("a text is JSON");
        let stated = [("unit", self.unit.as_str()), ("key", &self.key), ("field", self.field.map_or("", Field::word))];
        let stated = stated.into_iter().filter(|(_, value)| !value.is_empty());
        let mut keys = vec![format!("kind: {}", self.kind.word())];
        keys.extend(stated.map(|(key, value)| format!("{key}: {}", text(value))));
        keys.extend(["take", "reason"].map(|key| format!("{key}: {blank}").trim_end().to_owned()));
        keys.push(format!("inputs: '{}'", self.inputs));
        keys
    }
}

/// The file's text with open questions added at its end.
pub fn with_open<'a>(text: &str, open: impl IntoIterator<Item = &'a Open>) -> String {
    let mut new = text.trim_end().to_owned();
    if new.is_empty() {
        new.push_str(
            "# 收报中要人定的事。填 take（采用谁的、采用什么）和 reason（理由），再运行 anpai collect。\n\
             # inputs 是当时材料的指纹，不要改：材料变了，这一条自动作废，重新列在后面。\ndecisions:",
        );
    }
    for one in open {
        let question = one.question.zh.replace(['\n', '\r'], " ");
        new.push_str(&format!("\n  # {question}\n  - {}", one.keys("").join("\n    ")));
    }
    new + "\n"
}
