//! Known faults that stay as they are: each waiver takes away the findings that it names, and nothing else.

use crate::model::{
    finding::Finding,
    place::Place,
    plan::{Plan, Waiver},
};

use super::owners::{self, Owner};

/// What is left of the findings, and the waivers that were not needed.
#[derive(Debug)]
pub(crate) struct Applied<'a> {
    /// Findings that no waiver names.
    pub(crate) kept: Vec<Finding>,
    /// Waivers that name no finding, each with the reason.
    pub(crate) unused: Vec<(&'a Waiver, Why)>,
}

/// Why a waiver takes nothing away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Why {
    /// No clause, item, section, key or unit has the name.
    NoSuchPlace,
    /// The rule finds something there, but underlines other characters: these.
    OtherText(String),
    /// The rule finds nothing there.
    NothingFound,
}

/// Takes the waived findings away. `is_waivable` says whether a waiver names a rule that can be waived.
pub(crate) fn apply(plan: &Plan, findings: Vec<Finding>, is_waivable: fn(&Waiver) -> bool) -> Applied<'_> {
    let is_whole = |waiver: &Waiver| is_given(waiver) && is_waivable(waiver);
    let owners = owners::all(plan);
    let waivers = &plan.head.waivers;
    let mut used = vec![false; waivers.len()];
    let mut near: Vec<Option<String>> = vec![None; waivers.len()];
    let mut kept = Vec::new();
    for finding in findings {
        let candidates: Vec<usize> = (0..waivers.len())
            .filter(|index| is_of_code(&waivers[*index], &finding) && is_whole(&waivers[*index]))
            .collect();
        // Most findings have no waiver of their code: only the others are looked up.
        let owner = if candidates.is_empty() { None } else { owners::innermost(&owners, finding.place) };
        let text = underlined(plan, finding.place);
        let mut waived = false;
        for index in candidates {
            let waiver = &waivers[index];
            if waived || !is_there(waiver, owner) {
                continue;
            }
            if waiver.text.as_ref().is_none_or(|wanted| wanted.value == text) {
                (waived, used[index]) = (true, true);
            } else {
                near[index] = Some(text.to_owned());
            }
        }
        if !waived {
            kept.push(finding);
        }
    }
    let left = waivers.iter().zip(used).zip(near).filter(|((waiver, used), _)| !used && is_whole(waiver));
    let unused = left.map(|((waiver, _), near)| (waiver, why(waiver, near, &owners))).collect();
    Applied { kept, unused }
}

/// Whether the waiver is for the rule of a finding.
fn is_of_code(waiver: &Waiver, finding: &Finding) -> bool {
    waiver.code.as_ref().is_some_and(|code| code.value.eq_ignore_ascii_case(finding.code))
}

/// Whether it says where and why; what it lacks is a finding of V001.
fn is_given(waiver: &Waiver) -> bool {
    [&waiver.at, &waiver.reason].into_iter().all(|value| value.as_ref().is_some_and(|one| !one.is_empty()))
}

fn is_there(waiver: &Waiver, owner: Option<&Owner>) -> bool {
    waiver.at.as_ref().is_some_and(|at| owner.is_some_and(|owner| owner.is_called(at.value.trim())))
}

/// The characters at a place, without the quotes that YAML puts around them.
fn underlined(plan: &Plan, place: Place) -> &str {
    let text = plan.sources.text(place);
    let inner = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(text)
}

fn why(waiver: &Waiver, near: Option<String>, owners: &[Owner]) -> Why {
    let at = waiver.at.as_ref().map_or("", |at| at.value.trim());
    match near {
        Some(text) => Why::OtherText(text),
        None if owners.iter().any(|owner| owner.is_called(at)) => Why::NothingFound,
        None => Why::NoSuchPlace,
    }
}
