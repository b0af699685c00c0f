//! `decisions.yaml`: what a person has decided about returns, with the reason, beside them.
//!
//! Each decision names a hash of what it was made on. When that changes, the decision no longer holds: it stays in the
//! file, is told, and the question is open again. What is open is added at the end; nothing in the file is changed.

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

    /// The decision on a subject that still holds, if there is one; its place goes into `used`.
    pub fn find(
        &self,
        kind: Kind,
        subject: (&str, &str, Option<Field>),
        inputs: &str,
        used: &mut Vec<usize>,
    ) -> Option<&Decision> {
        let (unit, key, field) = subject;
        let field = field.map_or("", Field::word);
        let is_it = |decision: &Decision| {
            decision.kind == kind
                && decision.unit == unit
                && decision.key == key
                && (decision.field == field || decision.field.is_empty() && field.is_empty())
        };
        let at = self
            .all
            .iter()
            .position(|decision| is_it(decision) && decision.inputs == inputs && !decision.take.trim().is_empty())?;
        used.push(at);
        Some(&self.all[at])
    }

    /// Whether the question stands in the file already, as it is now.
    pub fn asks(&self, kind: Kind, key: &str, inputs: &str) -> bool {
        self.all.iter().any(|decision| decision.kind == kind && decision.key == key && decision.inputs == inputs)
    }
}

/// The file's text with open questions added at its end.
pub fn with_open(text: &str, open: &[(String, String, String)]) -> String {
    let mut new = text.trim_end().to_owned();
    if new.is_empty() {
        new.push_str(
            "# 收报中要人定的事。填 take（采用谁的、采用什么）和 reason（理由），再运行 anpai collect。\n\
             # inputs 是当时材料的指纹，不要改：材料变了，这一条自动作废，重新列在后面。\ndecisions:",
        );
    }
    for (key, inputs, comment) in open {
        let comment = comment.replace(['\n', '\r'], " ");
        new.push_str(&format!(
            "\n  # {comment}\n  - kind: 冲突\n    key: {}\n    take:\n    reason:\n    inputs: '{inputs}'",
            serde_json::to_string(key).expect("a text is JSON"),
        ));
    }
    new + "\n"
}
