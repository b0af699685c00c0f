//! How a duty stands.

/// What a word of the list means to the checks and to the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 已完成.
    Done,
    /// 达序时.
    OnTime,
    /// 未达序时.
    Behind,
    /// 未启动.
    NotBegun,
    /// 持续开展: a standing duty, never done.
    Standing,
    /// 不适用.
    NotApplicable,
    /// A word of the plan's own that we know nothing of.
    Own,
}

impl Status {
    /// The words, where the plan gives none of its own.
    pub const WORDS: [&str; 6] = ["已完成", "达序时", "未达序时", "未启动", "持续开展", "不适用"];

    /// What a word means.
    pub fn of(word: &str) -> Self {
        match word {
            "已完成" | "完成" | "提前完成" | "已办结" => Self::Done,
            "达序时" | "达进度" | "超进度" | "达序时进度" | "序时推进" | "正在办理" => {
                Self::OnTime
            }
            "未达序时" | "欠进度" | "滞后" | "未达序时进度" => Self::Behind,
            "未启动" | "未开展" => Self::NotBegun,
            "持续开展" | "持续推进" | "常态化" => Self::Standing,
            "不适用" => Self::NotApplicable,
            _ => Self::Own,
        }
    }

    /// Its name for the page to fill in.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::OnTime => "on-time",
            Self::Behind => "behind",
            Self::NotBegun => "not-begun",
            Self::Standing => "standing",
            Self::NotApplicable => "not-applicable",
            Self::Own => "own",
        }
    }

    /// Whether it holds the year up.
    pub fn stagnates(self) -> bool {
        matches!(self, Self::Behind | Self::NotBegun)
    }
}
