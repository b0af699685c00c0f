//! Sections, items and clauses: one file a section.

use schemars::JsonSchema;
use serde::Deserialize;

use super::word::Operator;
use crate::model::place::{Many, Sp};

/// 一节（一、）。 One section of the notice.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Section {
    /// 序号，不是接着的下一个时才写。 Its number as printed, where it is not the next of 一、二、三、.
    #[serde(default)]
    pub number: Option<Sp<String>>,
    /// 标题后是否接排正文，如 一、加强监管。落实…… Whether the heading runs in.
    #[serde(default)]
    pub run_in: Option<Sp<bool>>,
    /// 任务是否排成一张表，如任务分解表。 Whether its tasks print as one table.
    #[serde(default)]
    pub as_table: Option<Sp<bool>>,
    /// 节的标题，不写序号。 The heading, without its number.
    #[serde(default)]
    pub title: Option<Sp<String>>,
    /// 第一项之前的任务。 Text of the section before its first item.
    #[serde(default)]
    pub clauses: Many<Clause>,
    /// 各项（一），跨节连续编号。 The items （一）.
    #[serde(default)]
    pub items: Many<Item>,
}

/// 一项（一）；套在别的项里时是 1.、（1）。 An item, or one nested in another.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Item {
    /// 序号，不是接着的下一个时才写。 Its number as printed, where it is not the next.
    #[serde(default)]
    pub number: Option<Sp<String>>,
    /// 标题是否独占一行。 Whether the heading stands on a line of its own.
    #[serde(default)]
    pub own_line: Option<Sp<bool>>,
    /// 项的标题，不写序号和句号。 The heading, without number and stop.
    #[serde(default)]
    pub title: Option<Sp<String>>,
    /// 任务，一段责任一条。 The text, cut into stretches with one responsibility each.
    #[serde(default)]
    pub clauses: Many<Clause>,
    /// 下一层的项。 Items below this one.
    #[serde(default)]
    pub items: Many<Item>,
}

/// 一条任务：一段有同一责任的文字。 A stretch of text with one responsibility.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Clause {
    /// 名字，一两个词，明年不变；收回的报表靠它对上。 A word or two that stay the same next year; returned forms are matched by it.
    #[serde(default)]
    pub id: Option<Sp<String>>,
    /// 条文，不写括注和后面的句号；空一行另起一段。 The wording, without the printed responsibility; a blank line begins a paragraph.
    #[serde(default)]
    pub text: Option<Sp<String>>,
    /// 责任单位：写一个是独立承担，写几个是共同承担。 The units that do it: one alone, or several jointly.
    #[serde(default)]
    pub responsible: Many<Sp<String>>,
    /// 牵头单位。 The unit that leads.
    #[serde(default)]
    pub lead: Many<Sp<String>>,
    /// 参与、配合单位。 The units that take part.
    #[serde(default)]
    pub with: Many<Sp<String>>,
    /// 指导单位：上级的，或在承担单位之外；不对这一条负责，也不因此收函。 Units that guide; they do not answer for the clause and get no letter for it.
    #[serde(default)]
    pub guide: Many<Sp<String>>,
    /// 这一条的责任怎样印，和首部说的不同时才写。 How the responsibility is printed here, if not as the head says.
    #[serde(default)]
    pub form: Option<Sp<String>>,
    /// 量化指标。 Targets.
    #[serde(default)]
    pub targets: Many<Target>,
    /// 时限，照印。 The time limit, as printed.
    #[serde(default)]
    pub deadline: Option<Sp<String>>,
    /// 是否另起一段。 Whether the clause begins a paragraph of its own.
    #[serde(default)]
    pub new_paragraph: Option<Sp<bool>>,
}

/// 量化指标：一个名称，一个值。 A target.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Target {
    /// 指标名称。 Its name.
    #[serde(default)]
    pub name: Option<Sp<String>>,
    /// ≥、≤、=、≈；不写就是 ≥。 How the value is meant; ≥ if not given.
    #[serde(default)]
    pub operator: Option<Sp<Operator>>,
    /// 数值和单位，如 100%、3批次/千人。 Number and unit.
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

    /// The phrase that `text` is, if it is one: one of these, or made of the same words (等省级相关部门, 等部门和企业).
    pub fn of(text: &str) -> Option<Self> {
        if let Some(rest) = text.strip_prefix('等') {
            return (rest.is_empty() || names_nobody(rest)).then_some(Self::Open);
        }
        let rest = text.strip_prefix('各')?;
        let all = names_nobody(rest) && !LEVELS.iter().any(|level| rest.starts_with(level));
        (Self::ALL.contains(&text) || all && !rest.contains("企业") && !rest.contains("机构")).then_some(Self::All)
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

const QUALIFIERS: [&str; 6] = ["有关", "相关", "成员", "责任", "职能", "其他"];
const LEVELS: [&str; 7] = ["国务院", "省级", "市级", "区级", "县级", "市直", "区直"];
const NOUNS: [&str; 4] = ["部门", "单位", "企业", "机构"];

/// Whether a text is 相关部门, 部门和企业, 省级有关部门、单位: nouns without a name.
fn names_nobody(text: &str) -> bool {
    let text = LEVELS.iter().find_map(|level| text.strip_prefix(level)).unwrap_or(text);
    text.split(['和', '及', '、']).all(|part| {
        let mut part = part;
        while let Some(rest) = QUALIFIERS.iter().find_map(|word| part.strip_prefix(word)) {
            part = rest;
        }
        NOUNS.iter().any(|noun| part.strip_prefix(noun).is_some_and(|rest| rest.is_empty() || NOUNS.contains(&rest)))
    })
}
