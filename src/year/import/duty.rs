//! Who does it: the units of a responsibility in their roles, and how that is printed.

/// What a unit does in a responsibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// 牵头.
    Lead,
    /// 负责, alone or jointly.
    Responsible,
    /// 配合, 参与.
    With,
    /// 指导: of a higher level or beside those who do it; does not answer for it.
    Guide,
}

impl Role {
    /// The key of a plan.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Responsible => "responsible",
            Self::With => "with",
            Self::Guide => "guide",
        }
    }
}

/// Who does it, and how that is printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Duty {
    pub(super) responsible: Vec<String>,
    pub(super) lead: Vec<String>,
    pub(super) with: Vec<String>,
    pub(super) guide: Vec<String>,
    /// With `{responsible}`, `{lead}`, `{with}`, `{guide}`; from the end of the text to the stop after it.
    pub(super) form: String,
    /// 时限 that stands in it.
    pub(super) deadline: Option<String>,
    /// What else it says, under labels: 责任人, 分值, 适用范围.
    pub(super) columns: Vec<String>,
    /// Units that are meant without a name: 会同有关部门.
    pub(super) open: Vec<String>,
    /// Who does everything from here on: 以下均需试点城市政府落实，不再列出.
    pub(super) standing: Vec<String>,
    /// Whether those responsible are named once for all and not printed here.
    pub(super) unprinted: bool,
    /// Whether it says that the first of the list leads.
    pub(super) first_leads: bool,
    /// Names that leave out their level, with the whole name: 市发展和改革局、工业和信息化局.
    pub(super) short: Vec<(String, String)>,
    /// The lines that it was read from, if it is lines of its own.
    pub(super) lines: String,
}

impl Duty {
    /// The units of a role.
    pub(super) fn of_mut(&mut self, role: Role) -> &mut Vec<String> {
        match role {
            Role::Lead => &mut self.lead,
            Role::Responsible => &mut self.responsible,
            Role::With => &mut self.with,
            Role::Guide => &mut self.guide,
        }
    }

    /// All names, in the order of a plan's keys.
    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        self.lead.iter().chain(&self.responsible).chain(&self.with).chain(&self.guide)
    }

    /// Whether nobody is named.
    pub(super) fn is_empty(&self) -> bool {
        self.names().next().is_none()
    }
}
