//! Which of the two drafts: to the units, or upward.

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 通报.
    Circular,
    /// 报告.
    Report,
}

impl Kind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Circular, Self::Report];

    /// 文种.
    pub fn word(self) -> &'static str {
        match self {
            Self::Circular => "通报",
            Self::Report => "报告",
        }
    }
}
