//! Runs the rules over a plan, and takes away what it waives.

use super::{
    all::{ALL, find},
    rule::{Check, Context, Mode, Rule},
    texts::Texts,
    waivers,
};
use crate::{
    model::{
        finding::{Finding, Severity},
        place::Place,
        plan::{Plan, Waiver},
    },
    pipeline::cores,
};

/// Whether a fault keeps the plan from being printed. What is wrong in characters and words (T, W) goes out in a draft, for
/// people to read and mend it there; a final has no error.
pub fn forbids(finding: &Finding, mode: Mode) -> bool {
    let is_of_words = finding.code.starts_with(['T', 'W']);
    finding.severity == Severity::Error && (mode == Mode::Final || !is_of_words)
}

/// Runs all rules over a plan, whose printed texts are `texts`, and takes away what the plan waives; waivers that nothing
/// needs are findings too.
pub(in super::super) fn run(context: Context<'_>, texts: &Texts<'_>) -> Vec<Finding> {
    let concerned: Vec<&Rule> = ALL.iter().copied().filter(|rule| rule.concerns(context)).collect();
    let found = |rule: &&Rule| {
        let mut findings = Vec::new();
        rule.look(context, texts, &mut findings);
        findings
    };
    let mut findings = cores::each(&concerned, found).concat();
    without_signs(context.plan, texts, &mut findings);
    let waivers::Applied { mut kept, unused } = waivers::apply(context.plan, findings, is_waivable);
    for (waiver, why) in unused {
        kept.extend(ALL.iter().filter_map(|rule| rule.unused(waiver, &why)));
    }
    kept
}

/// What a plan's waivers take away of the findings of one rule.
pub(crate) fn waived(plan: &Plan, code: &str) -> Vec<Finding> {
    let context = Context { plan, mode: Mode::Draft, shape: &[] };
    let mut findings = Vec::new();
    let texts = Texts::of(plan);
    find(code).into_iter().for_each(|rule| rule.look(context, &texts, &mut findings));
    let kept = waivers::apply(plan, findings.clone(), is_waivable).kept;
    findings.retain(|finding| !kept.contains(finding));
    findings
}

impl Rule {
    /// What this rule finds, of whatever the plan waives too.
    pub fn find(&self, context: Context<'_>) -> Vec<Finding> {
        let texts = Texts::of(context.plan);
        let mut findings = Vec::new();
        self.look(context, &texts, &mut findings);
        if let Check::UnusedWaiver(_) = self.check {
            findings = run(context, &texts);
            findings.retain(|finding| finding.code == self.code);
        }
        findings
    }

    /// Adds what it finds in a plan, whose printed texts are `texts`.
    fn look(&self, context: Context<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
        match self.check {
            Check::Plan(check) => check(context, findings),
            Check::Text(check) => texts.pieces.iter().for_each(|piece| check(context, *piece, findings)),
            Check::Texts(check) => check(context, texts, findings),
            Check::Waiver(check) => {
                let waivers = context.plan.head.waivers.iter();
                findings.extend(waivers.filter_map(|waiver| check(waiver, named(waiver))));
            }
            Check::UnusedWaiver(_) => {}
        }
    }
}

/// The rule that a waiver names.
fn named(waiver: &Waiver) -> Option<&'static Rule> {
    find(&waiver.code.as_ref()?.value)
}

/// Whether a waiver names a rule that can be waived.
fn is_waivable(waiver: &Waiver) -> bool {
    named(waiver).is_some_and(|rule| rule.waivable)
}

/// Signs of Markdown in an annex are no text: what the rules of texts say of them is not said.
fn without_signs(plan: &Plan, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let signs = texts.annexes().flat_map(|(text, annex)| annex.signs.iter().map(move |at| (text, at.clone())));
    let signs: Vec<Place> = signs.map(|(text, at)| plan.sources.within(text.place, &text.value, at)).collect();
    let is_of_signs = |place: Place| {
        signs.iter().any(|sign| sign.file == place.file && sign.start < place.end && place.start < sign.end)
    };
    let told = ["P017", "T020"];
    findings.retain(|finding| {
        told.contains(&finding.code) || !finding.code.starts_with(['T', 'W']) || !is_of_signs(finding.place)
    });
}
