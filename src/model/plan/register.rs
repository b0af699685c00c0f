//! The register of units, `departments.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::place::{Many, Sp};

/// 部门名录: every unit once, shared by all years.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Register {
    /// The units, in the order in which letters and tables list them.
    #[serde(default)]
    pub departments: Many<Department>,
    /// The office's own list of words that are wrong or not to be used; checked beside the built-in ones.
    #[serde(default)]
    pub words: Many<Word>,
}

/// A word that an office does not want.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Word {
    /// The word.
    #[serde(default)]
    pub wrong: Option<Sp<String>>,
    /// What stands in its place; none if that is for the author to say.
    #[serde(default)]
    pub right: Option<Sp<String>>,
    /// Why.
    #[serde(default)]
    pub reason: Option<Sp<String>>,
    /// How sure it is: 确定 if not given.
    #[serde(default)]
    pub grade: Option<Sp<Grade>>,
    /// Longer words in which it is right.
    #[serde(default)]
    pub unless: Many<Sp<String>>,
    /// Words of which the same sentence must have one for it to be wrong.
    #[serde(default)]
    pub beside: Many<Sp<String>>,
}

/// How sure a word is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
pub enum Grade {
    /// In any context: an error.
    #[default]
    #[serde(rename = "确定")]
    Certain,
    /// Mostly: a warning.
    #[serde(rename = "多半")]
    Likely,
    /// Worth a look: a note.
    #[serde(rename = "留意")]
    Look,
}

/// One unit.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Department {
    /// The name as printed.
    #[serde(default)]
    pub name: Option<Sp<String>>,
    /// What people also write. Reported and corrected, never silently accepted.
    #[serde(default)]
    pub aliases: Many<Sp<String>>,
    /// What it is; a group is no organ and gets no letter.
    #[serde(default)]
    pub kind: Option<Sp<Kind>>,
    /// Former names of renamed or merged units, for rolling a plan over.
    #[serde(default)]
    pub successor_of: Many<Sp<String>>,
}

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// 政府工作部门.
    #[default]
    Government,
    /// 党委部门.
    Party,
    /// 人民法院.
    Court,
    /// 人民检察院.
    Procuratorate,
    /// 派出、垂直或双重管理机构.
    Dispatched,
    /// A group that is no organ, such as 区内各保险公司: has a role, gets no letter.
    Group,
}

impl Register {
    /// The unit that `spelling` means: its name, or one of its aliases.
    pub fn resolve(&self, spelling: &str) -> Option<&Department> {
        self.position(spelling).map(|at| &self.departments[at])
    }

    /// The index of the unit that `spelling` means.
    pub fn position(&self, spelling: &str) -> Option<usize> {
        let by_alias =
            || self.departments.iter().position(|unit| unit.aliases.iter().any(|alias| alias.value == spelling));
        self.departments.iter().position(|unit| unit.is_called(spelling)).or_else(by_alias)
    }

    /// The unit that a former one has become, through all renamings; `None` if it has become none or more than one.
    pub fn successor<'r>(&'r self, former: &'r str) -> Option<&'r Department> {
        let mut last = None;
        let mut name = former;
        // A register that goes round in a circle ends here too.
        for _ in 0..self.departments.len() {
            let mut heirs = self.heirs(name);
            match (heirs.next(), heirs.next()) {
                (Some(heir), None) => (last, name) = (Some(heir), heir.name()),
                (None, _) => return last,
                (Some(_), Some(_)) => return None,
            }
        }
        None
    }

    /// The units that give `former` as what they were.
    pub fn heirs<'r>(&'r self, former: &'r str) -> impl Iterator<Item = &'r Department> {
        let is_former = move |unit: &&Department| {
            !unit.is_called(former) && unit.successor_of.iter().any(|name| name.value == former)
        };
        self.departments.iter().filter(is_former)
    }
}

impl Department {
    /// Whether `name` is its registered name.
    pub fn is_called(&self, name: &str) -> bool {
        self.name.as_ref().is_some_and(|own| own.value == name)
    }

    /// The registered name; empty if the register gives none (a finding).
    pub fn name(&self) -> &str {
        self.name.as_ref().map_or("", |name| name.value.as_str())
    }

    /// Whether it is a group: no organ, no letter.
    pub fn is_group(&self) -> bool {
        self.kind.as_ref().is_some_and(|kind| kind.value == Kind::Group)
    }
}
