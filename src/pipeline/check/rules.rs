//! The rules: one static value a file. `explain`, the manual and the tests read the same value.
//!
//! A new rule is a new file and a line in the two lists below; tests hold file name, code and order together.

use crate::model::{
    finding::{Finding, Severity},
    place::Place,
    plan::Plan,
};

pub mod example;
mod keys;
mod owners;
mod prose;
mod waivers;
mod words;

mod f001_missing_in_final;
mod h001_malformed_document_number;
mod h002_title_form;
mod h003_malformed_date;
mod h004_classification_given;
mod h005_recipient_also_copied;
mod h006_no_basis;
mod h007_recipient_ends_in_mark;
mod h008_notice_too_long;
mod h009_no_issuing_phrase;
mod h010_attachment_not_there;
mod h011_dates_disagree;
mod n001_unsettled_mark;
mod p001_missing_id;
mod p002_duplicate_id;
mod p003_missing_text;
mod p004_incomplete_target;
mod p005_duplicate_unit;
mod p006_expired_programme;
mod p007_target_not_in_text;
mod p008_no_deadline;
mod r001_unknown_unit;
mod r002_unit_alias_used;
mod r003_clause_without_unit;
mod r004_unclear_roles;
mod r005_unit_named_twice;
mod r006_form_loses_unit;
mod r007_open_list;
mod r008_sender_unknown;
mod r009_unit_without_duty;
mod r010_joint_wording_for_one_unit;
mod t001_half_width_mark;
mod t002_unpaired_mark;
mod t003_doubled_stop;
mod t004_missing_stop;
mod t005_mark_between_quotes;
mod t006_missing_heading;
mod t007_blank_in_chinese;
mod t008_invisible_character;
mod t009_straight_quote;
mod t010_heading_ends_in_mark;
mod t011_placeholder;
mod t012_malformed_date;
mod t013_malformed_range;
mod t014_obsolete_unit;
mod t015_full_width_digit;
mod t016_number_written_by_hand;
mod t017_markup_in_text;
mod t018_malformed_ellipsis;
mod v001_broken_waiver;
mod v002_unused_waiver;
mod w001_misspelling;
mod w002_copied_from_higher_level;
mod w003_missing_subject;
mod w004_short_name_not_introduced;
mod w005_doubtful_phrase;
mod w006_title_without_marks;
mod w007_two_terms;

pub use example::Example;

/// Draft or final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Unknown elements are blanks.
    Draft,
    /// Unknown elements are faults.
    Final,
}

/// What a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Draft or final.
    pub mode: Mode,
}

/// A sentence in both languages, known when the program is built.
#[derive(Debug, Clone, Copy)]
pub struct Both {
    /// 中文.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// R002. Never reused.
    pub code: &'static str,
    /// The fault, not the wish: unit-alias-used.
    pub name: &'static str,
    /// How sure it is.
    pub severity: Severity,
    /// Whether a plan may keep the fault with a reason. Faults that would lose a duty may not.
    pub waivable: bool,
    /// The fault in one sentence.
    pub summary: Both,
    /// Why it is one: the clause of the standard, or what goes wrong.
    pub why: Both,
    /// A plan that has the fault once.
    pub bad: Example,
    /// The same, mended.
    pub good: Example,
    /// Finds it.
    pub check: fn(Context<'_>, &mut Vec<Finding>),
}

/// All rules, by code.
pub static ALL: &[&Rule] = &[
    &f001_missing_in_final::RULE,
    &h001_malformed_document_number::RULE,
    &h002_title_form::RULE,
    &h003_malformed_date::RULE,
    &h004_classification_given::RULE,
    &h005_recipient_also_copied::RULE,
    &h006_no_basis::RULE,
    &h007_recipient_ends_in_mark::RULE,
    &h008_notice_too_long::RULE,
    &h009_no_issuing_phrase::RULE,
    &h010_attachment_not_there::RULE,
    &h011_dates_disagree::RULE,
    &n001_unsettled_mark::RULE,
    &p001_missing_id::RULE,
    &p002_duplicate_id::RULE,
    &p003_missing_text::RULE,
    &p004_incomplete_target::RULE,
    &p005_duplicate_unit::RULE,
    &p006_expired_programme::RULE,
    &p007_target_not_in_text::RULE,
    &p008_no_deadline::RULE,
    &r001_unknown_unit::RULE,
    &r002_unit_alias_used::RULE,
    &r003_clause_without_unit::RULE,
    &r004_unclear_roles::RULE,
    &r005_unit_named_twice::RULE,
    &r006_form_loses_unit::RULE,
    &r007_open_list::RULE,
    &r008_sender_unknown::RULE,
    &r009_unit_without_duty::RULE,
    &r010_joint_wording_for_one_unit::RULE,
    &t001_half_width_mark::RULE,
    &t002_unpaired_mark::RULE,
    &t003_doubled_stop::RULE,
    &t004_missing_stop::RULE,
    &t005_mark_between_quotes::RULE,
    &t006_missing_heading::RULE,
    &t007_blank_in_chinese::RULE,
    &t008_invisible_character::RULE,
    &t009_straight_quote::RULE,
    &t010_heading_ends_in_mark::RULE,
    &t011_placeholder::RULE,
    &t012_malformed_date::RULE,
    &t013_malformed_range::RULE,
    &t014_obsolete_unit::RULE,
    &t015_full_width_digit::RULE,
    &t016_number_written_by_hand::RULE,
    &t017_markup_in_text::RULE,
    &t018_malformed_ellipsis::RULE,
    &v001_broken_waiver::RULE,
    &v002_unused_waiver::RULE,
    &w001_misspelling::RULE,
    &w002_copied_from_higher_level::RULE,
    &w003_missing_subject::RULE,
    &w004_short_name_not_introduced::RULE,
    &w005_doubtful_phrase::RULE,
    &w006_title_without_marks::RULE,
    &w007_two_terms::RULE,
];

/// The rule with this code, in any case of letters.
pub fn find(code: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.code.eq_ignore_ascii_case(code)).copied()
}

/// What a waiver calls the innermost part of a plan that a place belongs to: a clause's id, a title, a key of the head.
pub fn owner(plan: &Plan, place: Place) -> Option<String> {
    owners::innermost(&owners::all(plan), place).map(|owner| owner.name.clone())
}

/// Runs all rules and takes away what the plan waives; waivers that nothing needs are findings too.
pub fn run(context: Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    // V002 asks what the others found: it comes last, from what is known by then.
    for rule in ALL.iter().filter(|rule| rule.code != v002_unused_waiver::RULE.code) {
        (rule.check)(context, &mut findings);
    }
    let waivers::Applied { mut kept, unused } = waivers::apply(context.plan, findings);
    kept.extend(unused.iter().filter_map(|(waiver, why)| v002_unused_waiver::finding(waiver, why)));
    kept
}
