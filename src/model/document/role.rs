//! The part that a unit has in a clause.

use serde::Serialize;

/// The part that a unit has in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// 独立承担: the only unit named.
    Sole,
    /// 牵头.
    Lead,
    /// 共同承担: one of several, each by its office (按职责分工负责).
    Joint,
    /// 参与: named after a lead.
    Participant,
    /// 共性任务: meant by 各相关部门.
    Common,
}

impl Role {
    /// All roles, weightiest first.
    pub const ALL: [Self; 5] = [Self::Sole, Self::Lead, Self::Joint, Self::Participant, Self::Common];

    /// The Chinese word that is printed: 独立, 牵头, 共同, 参与, 共性.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sole => "独立",
            Self::Lead => "牵头",
            Self::Joint => "共同",
            Self::Participant => "参与",
            Self::Common => "共性",
        }
    }

    /// The same in full, as a form says what a duty is: 独立承担, 牵头, 共同承担, 参与配合, 共性任务.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Sole => "独立承担",
            Self::Lead => "牵头",
            Self::Joint => "共同承担",
            Self::Participant => "参与配合",
            Self::Common => "共性任务",
        }
    }
}
