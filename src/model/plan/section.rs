//! Sections, items and clauses: one file a section.

use schemars::JsonSchema;
use serde::Deserialize;

use super::word::Operator;
use crate::model::place::{Many, Sp};

/// 一、: one section of the notice.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Section {
    /// 序号 as printed, where it is not the next of 一、二、三、.
    #[serde(default)]
    pub number: Option<Sp<String>>,
    /// Whether the heading runs in: 一、加强监管。落实……
    #[serde(default)]
    pub run_in: Option<Sp<bool>>,
    /// The heading, without its number.
    #[serde(default)]
    pub title: Option<Sp<String>>,
    /// Text of the section before its first item.
    #[serde(default)]
    pub clauses: Many<Clause>,
    /// The items （一）, numbered on across sections.
    #[serde(default)]
    pub items: Many<Item>,
}

/// （一）, or nested in another item 1. and （1）.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Item {
    /// 序号 as printed, where it is not the next of （一）（二）（三） through all sections, or of 1. and （1） inside an item.
    #[serde(default)]
    pub number: Option<Sp<String>>,
    /// Whether the heading stands on a line of its own.
    #[serde(default)]
    pub own_line: Option<Sp<bool>>,
    /// The run-in heading, without number and stop.
    #[serde(default)]
    pub title: Option<Sp<String>>,
    /// The text, cut into stretches with one responsibility each.
    #[serde(default)]
    pub clauses: Many<Clause>,
    /// Items below this one.
    #[serde(default)]
    pub items: Many<Item>,
}

/// A stretch of text with one responsibility.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Clause {
    /// A word or two that stay the same next year; returned forms are matched by it.
    #[serde(default)]
    pub id: Option<Sp<String>>,
    /// The wording, without the printed responsibility and the stop after it. A blank line begins a paragraph.
    #[serde(default)]
    pub text: Option<Sp<String>>,
    /// The units that do it: one alone, or several jointly.
    #[serde(default)]
    pub responsible: Many<Sp<String>>,
    /// 牵头单位.
    #[serde(default)]
    pub lead: Many<Sp<String>>,
    /// 参与、配合单位.
    #[serde(default)]
    pub with: Many<Sp<String>>,
    /// How the responsibility is printed here, if not as the head says.
    #[serde(default)]
    pub form: Option<Sp<String>>,
    /// 量化指标.
    #[serde(default)]
    pub targets: Many<Target>,
    /// 时限, as printed.
    #[serde(default)]
    pub deadline: Option<Sp<String>>,
    /// The clause begins a paragraph of its own.
    #[serde(default)]
    pub new_paragraph: Option<Sp<bool>>,
}

/// 量化指标: one name, one value.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Target {
    /// 指标名称.
    #[serde(default)]
    pub name: Option<Sp<String>>,
    /// ≥ ≤ = ≈; ≥ if not given.
    #[serde(default)]
    pub operator: Option<Sp<Operator>>,
    /// Number and unit: 100%, 3批次/千人.
    #[serde(default)]
    pub value: Option<Sp<String>>,
}

impl Clause {
    /// Whether anybody is named for it.
    pub fn has_units(&self) -> bool {
        !(self.responsible.is_empty() && self.lead.is_empty() && self.with.is_empty())
    }
}

/// A phrase that stands for units instead of naming one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phrase {
    /// 各相关部门: every unit of the plan has a part.
    All,
    /// 等相关部门: the list is open; who else is meant is for a person to say.
    Open,
}

impl Phrase {
    /// Phrases for every unit.
    pub const ALL: [&str; 7] =
        ["各相关部门", "各有关部门", "各成员单位", "各有关单位", "各相关单位", "各部门", "各有关部门和单位"];
    /// Phrases that leave a list open. They follow the last name without 、.
    pub const OPEN: [&str; 7] =
        ["等相关部门", "等有关部门", "等相关单位", "等有关单位", "等部门", "等有关部门和单位", "等"];

    /// The phrase that `text` is, if it is one.
    pub fn of(text: &str) -> Option<Self> {
        if Self::ALL.contains(&text) {
            Some(Self::All)
        } else if Self::OPEN.contains(&text) {
            Some(Self::Open)
        } else {
            None
        }
    }
    /// Joins names with 、; an open phrase (等相关部门) follows the last name directly.
    pub fn join<'a>(names: impl Iterator<Item = &'a str>) -> String {
        let mut joined = String::new();
        for name in names {
            if !joined.is_empty() && Self::of(name) != Some(Self::Open) {
                joined.push('、');
            }
            joined.push_str(name);
        }
        joined
    }
}
