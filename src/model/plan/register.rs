//! The register of units, `departments.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::place::{Many, Sp};

/// 部门名录，各年共用，一个单位写一次。 Every unit once, shared by all years.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Register {
    /// 各单位；次序就是函、报表和总表的次序。 The units, in the order in which letters and tables list them.
    #[serde(default)]
    pub departments: Many<Department>,
    /// 本单位自定的错词、不用的词。 The office's own list of words that are wrong or not to be used.
    #[serde(default)]
    pub words: Many<Word>,
}

/// 一个不用的词。 A word that an office does not want.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Word {
    /// 词。 The word.
    #[serde(default)]
    pub wrong: Option<Sp<String>>,
    /// 改成什么；不写就由人来定。 What stands in its place; none if that is for the author to say.
    #[serde(default)]
    pub right: Option<Sp<String>>,
    /// 为什么。 Why.
    #[serde(default)]
    pub reason: Option<Sp<String>>,
    /// 有多大把握；不写就是确定。 How sure it is.
    #[serde(default)]
    pub grade: Option<Sp<Grade>>,
    /// 在这些词里是对的。 Longer words in which it is right.
    #[serde(default)]
    pub unless: Many<Sp<String>>,
    /// 同一句里有其中一个词才算错。 Words of which the same sentence must have one for it to be wrong.
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

/// 一个单位。 One unit.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Department {
    /// 名称，照印。 The name as printed.
    #[serde(default)]
    pub name: Option<Sp<String>>,
    /// 别的写法；会报出来并改正。 What people also write; reported and corrected.
    #[serde(default)]
    pub aliases: Many<Sp<String>>,
    /// 性质；群体（group）不是机关，不收函。 What it is; a group is no organ and gets no letter.
    #[serde(default)]
    pub kind: Option<Sp<Kind>>,
    /// 改名、合并前的名称，起草下一年时用。 Former names of renamed or merged units.
    #[serde(default)]
    pub successor_of: Many<Sp<String>>,
}

/// 单位的性质。 What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// 政府工作部门。 A department of the government.
    #[default]
    Government,
    /// 党委部门。 A department of the Party.
    Party,
    /// 人民法院。 A court.
    Court,
    /// 人民检察院。 A procuratorate.
    Procuratorate,
    /// 派出、垂直或双重管理机构。 An agency of a higher authority.
    Dispatched,
    /// 群体，如 区内各保险公司：承担任务，不收函。 A group that is no organ: has a role, gets no letter.
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
