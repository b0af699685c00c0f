//! The columns of a form, and what is asked in them and above them.

use serde::{Deserialize, Serialize};

/// One thing that is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// How the duty stands.
    Status,
    /// Numerator.
    Done,
    /// Denominator.
    Whole,
    /// The value reached.
    Value,
    /// 进展.
    Progress,
    /// 问题.
    Problem,
    /// 下一步.
    Next,
    /// Who filled it in.
    Filler,
    /// Whom to call.
    Telephone,
    /// 分管负责人.
    Approver,
    /// The day it was sent.
    Date,
    /// 零报.
    Zero,
}

impl Field {
    /// What is asked once, above the table.
    pub const HEAD: [Self; 5] = [Self::Filler, Self::Telephone, Self::Approver, Self::Date, Self::Zero];
    /// What is asked in rows.
    pub const ROW: [Self; 7] =
        [Self::Status, Self::Done, Self::Whole, Self::Value, Self::Progress, Self::Problem, Self::Next];

    /// What it is called: on the form, in a finding, in the ledger.
    pub fn word(self) -> &'static str {
        match self {
            Self::Status => "状态",
            Self::Done => "完成数（分子）",
            Self::Whole => "应完成数（分母）",
            Self::Value => "完成值",
            Self::Progress => "进展情况",
            Self::Problem => "存在的问题",
            Self::Next => "下一步措施",
            Self::Filler => "填报人",
            Self::Telephone => "联系电话",
            Self::Approver => "分管负责人",
            Self::Date => "报送日期",
            Self::Zero => "零报",
        }
    }

    /// Its name in an exported file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Done => "done",
            Self::Whole => "whole",
            Self::Value => "value",
            Self::Progress => "progress",
            Self::Problem => "problem",
            Self::Next => "next",
            Self::Filler => "filler",
            Self::Telephone => "telephone",
            Self::Approver => "approver",
            Self::Date => "date",
            Self::Zero => "zero",
        }
    }

    /// The field with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ROW.into_iter().chain(Self::HEAD).find(|field| field.name() == name)
    }

    /// How it is to be filled, as the form and a finding say.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Status => "从下拉单里选一个",
            Self::Done => "只写数字，不带单位",
            Self::Whole => "只写数字，不带单位，不能是0",
            Self::Value => "写数字和目标所用的单位，如 98.5%；填了分子、分母的可以空着",
            Self::Progress => "做了什么、做到哪一步，300字以内",
            Self::Problem => "没有就空着",
            Self::Next => "写了问题的，写怎么办、何时办成",
            Self::Filler | Self::Telephone | Self::Approver => "本表由谁填、问谁、谁审定",
            Self::Date => "写作 2023-07-05",
            Self::Zero => "本期各项都没有可报的，选“是”，下面全部空着",
        }
    }

    /// Whether it is a number.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Done | Self::Whole | Self::Value)
    }
}

/// A column of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// 编号.
    Number,
    /// The wording.
    Text,
    /// Role, and who leads.
    Role,
    /// A target's goal, a duty's 时限.
    Goal,
    /// The earlier period.
    Earlier,
    /// An answer.
    Answer(Field),
    /// Numerator over denominator, computed by the sheet for the eye alone: never read.
    Rate,
    /// 识别码.
    Key,
}

impl Column {
    /// The columns from left to right.
    pub const ALL: [Self; 14] = [
        Self::Number,
        Self::Text,
        Self::Role,
        Self::Goal,
        Self::Earlier,
        Self::Answer(Field::Status),
        Self::Answer(Field::Done),
        Self::Answer(Field::Whole),
        Self::Answer(Field::Value),
        Self::Rate,
        Self::Answer(Field::Progress),
        Self::Answer(Field::Problem),
        Self::Answer(Field::Next),
        Self::Key,
    ];

    /// Its head.
    pub fn head(self) -> &'static str {
        match self {
            Self::Number => "编号",
            Self::Text => "任务内容、指标",
            Self::Role => "责任类型",
            Self::Goal => "目标值、时限",
            Self::Earlier => "上期所报",
            Self::Answer(field) => field.word(),
            Self::Rate => "完成率\n（自动算）",
            Self::Key => "识别码（勿改）",
        }
    }

    /// Its width in characters of the sheet's font.
    pub fn width(self) -> f64 {
        match self {
            Self::Number => 8.0,
            Self::Text => 38.0,
            Self::Role => 12.0,
            Self::Goal => 11.0,
            Self::Answer(Field::Progress) => 32.0,
            Self::Answer(Field::Problem | Field::Next) => 20.0,
            Self::Key => 16.0,
            Self::Answer(Field::Done | Field::Whole) => 11.5,
            Self::Earlier | Self::Answer(_) | Self::Rate => 9.5,
        }
    }
}
