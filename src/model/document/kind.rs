//! The kinds of documents, and what they are called.

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// 通知.
    #[value(alias = "通知")]
    Notice,
    /// 函.
    #[value(name = "letters", aliases = ["letter", "函", "责任书", "任务清单"])]
    Letter,
    /// 报表.
    #[value(name = "forms", aliases = ["form", "报表"])]
    Form,
    /// The page that links everything; it is always made.
    #[value(skip)]
    Index,
    /// 发文登记簿; it goes with the letters.
    #[value(skip)]
    Register,
    /// 减负自查表; it goes with a whole draft.
    #[value(skip)]
    Burden,
    /// An annex bound apart; it goes with the notice.
    #[value(skip)]
    Annex,
    /// 修改对照表; it is made of two plans and belongs to no set.
    #[value(skip)]
    Comparison,
}

impl Kind {
    /// Its name in the manifest, and that of its templates.
    pub fn name(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Letter => "letter",
            Self::Form => "form",
            Self::Index => "index",
            Self::Register => "register",
            Self::Burden => "burden",
            Self::Annex => "annex",
            Self::Comparison => "diff",
        }
    }

    /// The kinds of a set, in the order in which an office counts them.
    pub const SET: [Self; 7] =
        [Self::Index, Self::Notice, Self::Annex, Self::Letter, Self::Register, Self::Form, Self::Burden];

    /// The kind that a manifest names.
    pub fn named(name: &str) -> Option<Self> {
        Self::SET.into_iter().find(|kind| kind.name() == name)
    }

    /// What an office calls it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Notice => "通知",
            Self::Letter => "任务文件",
            Self::Form => "报表",
            Self::Index => "总览",
            Self::Register => "发文登记簿",
            Self::Burden => "减负自查表",
            Self::Annex => "另行装订的附件",
            Self::Comparison => "修改对照表",
        }
    }
}
