//! Words of a plan that are one of a few. The reader refuses any other and names these.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// 紧急程度 (GB/T 9704-2012 7.2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum Urgency {
    /// 特急.
    #[serde(rename = "特急")]
    Extra,
    /// 加急.
    #[serde(rename = "加急")]
    Urgent,
}

/// What a letter is printed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum LetterKind {
    /// 函, in 信函格式 (GB/T 9704-2012 10.1), with its list attached.
    #[default]
    #[serde(rename(deserialize = "函", serialize = "letter"))]
    Letter,
    /// 责任书, with two signature blocks.
    #[serde(rename(deserialize = "责任书", serialize = "pledge"))]
    Pledge,
    /// 任务清单: the list alone.
    #[serde(rename(deserialize = "任务清单", serialize = "list"))]
    List,
    /// 分工表: no letters; all duties in one table, annexed to the notice.
    #[serde(rename(deserialize = "分工表", serialize = "division"))]
    Division,
}

/// A key of `letters` whose value may be an inference that nobody has confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum Inferred {
    /// 发函单位全称.
    SenderFullName,
    /// 发文字号.
    DocumentNumber,
    /// 成文日期.
    DateOfIssue,
}

/// Where a number begins anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum Anew {
    /// Never: it runs through the plan.
    Plan,
    /// In each section.
    Section,
    /// In each item.
    Item,
}

/// How a target's value is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum Operator {
    /// At least.
    #[default]
    #[serde(rename = "≥")]
    AtLeast,
    /// At most.
    #[serde(rename = "≤")]
    AtMost,
    /// Exactly.
    #[serde(rename = "=")]
    Exactly,
    /// About.
    #[serde(rename = "≈")]
    About,
}

impl Urgency {
    /// The word that is printed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Extra => "特急",
            Self::Urgent => "加急",
        }
    }
}

impl Inferred {
    /// The key.
    pub fn key(self) -> &'static str {
        match self {
            Self::SenderFullName => "sender_full_name",
            Self::DocumentNumber => "document_number",
            Self::DateOfIssue => "date_of_issue",
        }
    }
}

/// The sign that is printed.
impl std::fmt::Display for Operator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::AtLeast => "≥",
            Self::AtMost => "≤",
            Self::Exactly => "=",
            Self::About => "≈",
        })
    }
}
