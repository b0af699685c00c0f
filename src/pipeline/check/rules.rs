//! The rules: one static value a file. `explain`, the manual and the tests read the same value.
//!
//! A new rule is a new file, a line in the list of files below and one in `all.rs`; tests hold file name, code and order together.

use crate::model::{place::Place, plan::Plan};

mod all;
#[cfg(test)]
mod chance;
mod example;
mod keys;
mod mode;
mod names;
mod owners;
mod pattern;
mod phrase;
mod prose;
pub mod rule;
mod run;
pub(super) mod texts;
mod waivers;
mod words;

mod c001_figures_disagree;
mod f001_missing_in_final;
mod h001_malformed_document_number;
mod h002_title_form;
mod h003_malformed_date;
mod h004_classification_given;
mod h005_recipient_also_copied;
mod h006_no_basis;
mod h007_recipient_ends_in_punctuation;
pub(super) mod h008_notice_too_long;
mod h009_no_issuing_phrase;
mod h010_attachment_not_there;
mod h011_dates_disagree;
mod h012_title_without_authority;
mod h013_malformed_copy_number;
mod h014_signature_unlike_authority;
mod h015_malformed_contact;
mod h016_due_date_unclear;
mod h017_basis_of_2025_not_cited;
mod h018_one_number_many_letters;
mod h019_authority_unknown;
mod h020_pledge_to_another_line;
mod n001_unsettled_mark;
mod p001_missing_id;
mod p002_duplicate_id;
mod p003_missing_text;
mod p004_incomplete_target;
mod p005_duplicate_unit;
mod p006_expired_programme;
mod p007_target_not_in_text;
mod p008_deadline_in_text_only;
mod p009_missing_year;
mod p010_unlikely_year;
mod p011_empty_section;
mod p012_section_without_title;
mod p013_malformed_id;
mod p014_period_unclear;
mod p015_over_a_limit;
mod p016_issued_plan_unclear;
mod p017_picture_not_printable;
mod p018_notice_ends_in_table;
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
mod r011_responsibility_in_text;
mod t001_half_width_punctuation;
mod t002_unpaired_punctuation;
mod t003_doubled_stop;
mod t004_missing_stop;
mod t005_comma_between_quotes;
mod t006_missing_heading;
mod t007_space_in_chinese;
mod t008_invisible_character;
mod t009_straight_quote;
mod t010_heading_ends_in_punctuation;
mod t011_placeholder;
mod t012_malformed_date;
mod t013_malformed_range;
mod t014_illegal_measure;
mod t015_full_width_digit;
mod t016_number_written_by_hand;
mod t017_markup_in_text;
mod t018_malformed_ellipsis;
mod t019_rare_character;
mod t020_markup_in_annex;
mod v001_broken_waiver;
mod v002_unused_waiver;
mod w001_misspelling;
mod w002_copied_from_higher_level;
mod w003_missing_subject;
mod w004_short_name_not_introduced;
mod w005_doubtful_phrase;
mod w006_title_without_marks;
mod w007_two_terms;
mod w008_no_such_standard;

pub use all::{ALL, find};
pub use run::forbids;
pub(super) use run::run;
pub(crate) use run::waived;

/// What a waiver calls the innermost part of a plan that a place belongs to: a clause's id, a title, a key of the head.
pub fn owner(plan: &Plan, place: Place) -> Option<String> {
    owners::innermost(&owners::all(plan), place).map(|owner| owner.name.clone())
}
