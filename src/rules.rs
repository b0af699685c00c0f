//! The rules: one static value a file. `explain`, the manual and the tests read the same value.
//!
//! A new rule is a new file and a line in the two lists below; tests hold file name, code and order together.

use crate::{
    diagnostic::{Finding, Severity},
    plan::Plan,
};

pub mod example;
pub mod manual;
mod prose;
mod words;

mod f001_missing_in_final;
mod h001_malformed_document_number;
mod h002_title_form;
mod h003_malformed_date;
mod h004_classification_given;
mod h005_recipient_also_copied;
mod h006_no_basis;
mod n001_unsettled_mark;
mod p001_missing_id;
mod p002_duplicate_id;
mod p003_missing_text;
mod p004_incomplete_target;
mod p005_duplicate_unit;
mod r001_unknown_unit;
mod r002_unit_alias_used;
mod r003_clause_without_unit;
mod r004_unclear_roles;
mod r005_unit_named_twice;
mod r006_form_loses_unit;
mod r007_open_list;
mod r008_sender_unknown;
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
mod v001_broken_waiver;
mod w001_misspelling;
mod w002_copied_from_higher_level;
mod w003_missing_subject;
mod w004_short_name_not_introduced;

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
    &n001_unsettled_mark::RULE,
    &p001_missing_id::RULE,
    &p002_duplicate_id::RULE,
    &p003_missing_text::RULE,
    &p004_incomplete_target::RULE,
    &p005_duplicate_unit::RULE,
    &r001_unknown_unit::RULE,
    &r002_unit_alias_used::RULE,
    &r003_clause_without_unit::RULE,
    &r004_unclear_roles::RULE,
    &r005_unit_named_twice::RULE,
    &r006_form_loses_unit::RULE,
    &r007_open_list::RULE,
    &r008_sender_unknown::RULE,
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
    &v001_broken_waiver::RULE,
    &w001_misspelling::RULE,
    &w002_copied_from_higher_level::RULE,
    &w003_missing_subject::RULE,
    &w004_short_name_not_introduced::RULE,
];

/// The rule with this code, in any case of letters.
pub fn find(code: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.code.eq_ignore_ascii_case(code)).copied()
}
