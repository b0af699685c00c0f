//! All codes that a finding can bear, in one list: rules, and faults of shape. `explain`, the manual and SARIF read it.

use std::path::PathBuf;

use crate::{
    model::{
        finding::{Finding, Severity},
        message::Both,
        place::Sources,
    },
    pipeline::{
        check::rules::{
            self,
            rule::{Context, File, Rule},
        },
        load::{
            faults::{FAULTS, Fault},
            load_texts,
        },
    },
};

/// What a code stands for.
#[derive(Debug, Clone, Copy)]
pub struct Code {
    /// R002, S001.
    pub code: &'static str,
    /// The fault in a few words: unit-alias-used.
    pub name: &'static str,
    /// How sure and how grave it is.
    pub severity: Severity,
    /// Whether a plan may keep it with a reason.
    pub waivable: bool,
    /// The fault in one sentence.
    pub summary: Both,
    /// Why it is one.
    pub why: Both,
    origin: Origin,
}

#[derive(Debug, Clone, Copy)]
enum Origin {
    Rule(&'static Rule),
    Fault(&'static Fault),
}

/// All codes, in their order.
pub fn all() -> Vec<Code> {
    let mut codes: Vec<Code> = rules::ALL.iter().map(|rule| of_rule(rule)).chain(FAULTS.iter().map(of_fault)).collect();
    codes.sort_by_key(|code| code.code);
    codes
}

/// What a code stands for, in any case of letters.
pub fn find(code: &str) -> Option<Code> {
    all().into_iter().find(|one| one.code.eq_ignore_ascii_case(code))
}

impl Code {
    /// Files that have the fault; none if it is not one of the text.
    pub fn bad(&self) -> Vec<File> {
        match self.origin {
            Origin::Rule(rule) => rule.bad.shown(),
            Origin::Fault(fault) => of_files(fault.bad),
        }
    }

    /// The same files without it.
    pub fn good(&self) -> Vec<File> {
        match self.origin {
            Origin::Rule(rule) => rule.good.shown(),
            Origin::Fault(fault) => of_files(fault.good),
        }
    }

    /// What is reported of the bad files, by running them.
    pub fn reported(&self) -> (Vec<Finding>, Sources) {
        match self.origin {
            Origin::Rule(rule) => {
                let loaded = load_texts(rule.bad.files());
                (rule.find(Context { plan: &loaded.plan, mode: rule.bad.mode(), shape: &[] }), loaded.plan.sources)
            }
            Origin::Fault(fault) => {
                let files = fault.bad.iter().map(|(name, text)| (PathBuf::from(name), (*text).to_owned()));
                let mut loaded = load_texts(files.collect());
                loaded.findings.retain(|finding| finding.code == fault.code);
                (loaded.findings, loaded.plan.sources)
            }
        }
    }
}

fn of_rule(rule: &'static Rule) -> Code {
    let Rule { code, name, severity, waivable, summary, why, .. } = *rule;
    Code { code, name, severity, waivable, summary, why, origin: Origin::Rule(rule) }
}

fn of_fault(fault: &'static Fault) -> Code {
    let Fault { code, name, severity, summary, why, .. } = *fault;
    Code { code, name, severity, waivable: false, summary, why, origin: Origin::Fault(fault) }
}

fn of_files(files: &[(&'static str, &'static str)]) -> Vec<File> {
    files.iter().map(|(name, text)| (*name, (*text).to_owned())).collect()
}
