//! What a rule is: the words in which all rules are written.

use crate::model::{
    finding::{Finding, Severity},
    message::Message,
    place::Place,
    plan::{Plan, Waiver},
};

use super::{prose::Piece, texts::Texts, waivers::Why};

pub use super::{
    example::{Example, File},
    mode::Mode,
};
pub use crate::model::message::Both;

/// What a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Draft or final.
    pub mode: Mode,
    /// What reading the plan found.
    pub shape: &'a [Finding],
}

impl Context<'_> {
    /// Whether a file was read without an error: in one that was not, nothing can be called missing.
    pub(super) fn is_read(self, file: u16) -> bool {
        !self.shape.iter().any(|finding| finding.place.file == file && finding.severity == Severity::Error)
    }
}

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// R002. Never reused.
    pub code: &'static str,
    /// The fault, not the wish: unit-alias-used.
    pub name: &'static str,
    /// How sure it is; a finding may be graded lower.
    pub severity: Severity,
    /// Whether a plan may keep the fault with a reason. Faults that would lose a duty may not.
    pub waivable: bool,
    /// The fault in one sentence.
    pub summary: Both,
    /// Why it is one: the clause of the standard, or what goes wrong.
    pub why: Both,
    /// A plan that has the fault once.
    pub bad: Example,
    /// The same without it.
    pub good: Example,
    /// Finds it.
    pub(super) check: Check,
}

/// How a rule finds its fault.
#[derive(Debug, Clone, Copy)]
pub(super) enum Check {
    /// In the plan as a whole.
    Plan(fn(Context<'_>, &mut Vec<Finding>)),
    /// In each text that is printed.
    Text(fn(Context<'_>, Piece<'_>, &mut Vec<Finding>)),
    /// In all printed texts together, as words of a list; or in what the annexes came to.
    Texts(fn(Context<'_>, &Texts<'_>, &mut Vec<Finding>)),
    /// In each waiver, with the rule that it names.
    Waiver(fn(&Waiver, Option<&Rule>) -> Option<Finding>),
    /// In a waiver that took nothing away, when all others have run.
    UnusedWaiver(fn(&Waiver, &Why) -> Option<Finding>),
}

impl Context<'_> {
    /// Whether it is a 通报 or 报告: it tells what came of duties and gives none.
    pub(super) fn is_report(self) -> bool {
        self.plan.head.kind.as_ref().is_some_and(|kind| ["通报", "报告"].contains(&kind.value.as_str()))
    }
}

impl Rule {
    /// Whether it can be broken by a document of this kind: rules of duties and of their units concern plans alone.
    pub(super) fn concerns(&self, context: Context<'_>) -> bool {
        !(context.is_report() && self.code.starts_with(['P', 'R']))
    }

    /// A finding of this rule at `place`, in Chinese and English.
    pub fn finding(&self, place: Place, zh: impl Into<String>, en: impl Into<String>) -> Finding {
        Finding::new(self.code, self.severity, place, Message::new(zh, en))
    }

    /// What it says of a waiver that took nothing away.
    pub(super) fn unused(&self, waiver: &Waiver, why: &Why) -> Option<Finding> {
        match self.check {
            Check::UnusedWaiver(check) => check(waiver, why),
            _ => None,
        }
    }
}
