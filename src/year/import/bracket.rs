//! The grammar of responsibilities: who a bracket or a label line names, in which role, and how it says so.
//!
//! ```text
//! text ─pieces→ label：list | list verb | list | deadline | aside ─read→ roles, and the form that prints them again
//! ```
//!
//! What is not known is not guessed: then the text stays text, ends its clause and is told.

use super::duty::Duty;

pub(super) use manner::Manner;

mod list;
mod manner;
mod pieces;
mod reader;
mod said;
mod short;
#[cfg(test)]
mod table;
mod words;

/// What the inside of a bracket is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "one is alive at a time")]
pub(super) enum Parsed {
    /// A responsibility. Its form has no brackets and stops yet.
    Duty(Duty),
    /// It speaks of units, but not in words that are known.
    Unknown,
    /// Something else: an explanation, a short name.
    Other,
}

/// Reads the inside of a bracket, or label lines.
pub(super) fn parse(inner: &str, manner: &Manner) -> Parsed {
    // （持续推进） beside a bracket that names the units says when, and nobody.
    if words::deadline(inner.trim()).is_some() {
        return Parsed::Other;
    }
    let inner = &without_blanks(inner);
    if let Some(duty) = reader::read(inner, manner) {
        return Parsed::Duty(duty);
    }
    if words::speaks_of_units(inner) { Parsed::Unknown } else { Parsed::Other }
}

/// A list with blanks behind its 、: white space is no part of it.
fn without_blanks(inner: &str) -> String {
    let mut text = String::with_capacity(inner.len());
    for sign in inner.chars() {
        if !(text.ends_with('、') && matches!(sign, ' ' | '\u{3000}')) {
            text.push(sign);
        }
    }
    text
}

/// Whether a line begins as label lines do: 牵头单位：…, 完成时限：….
pub(super) fn is_labelled(line: &str) -> bool {
    words::label(line).is_some()
}

/// Whether a label names units: 牵头单位, and not 完成时限 or 责任人.
pub(super) fn names_units(line: &str) -> bool {
    words::label(line).is_some_and(|(label, ..)| matches!(label, words::Label::Role(_)))
}

/// Whether a sentence can say who does what was said before it, without a bracket: 由甲局牵头，乙局配合. Nobody else than
/// units may stand in it.
pub(super) fn is_sentence(text: &str) -> bool {
    let ends = text.trim_end().ends_with('。') && text.matches('。').count() == 1;
    let Some(duty) = reader::read(text, &Manner::default()).filter(|_| ends) else { return false };
    let is_unit = |name: &String| words::is_phrase(name) || words::is_unit(name) || words::is_group(name);
    let has_help = duty.with.len() + duty.responsible.len() > 0;
    (has_help && !duty.lead.is_empty() || text.starts_with('由')) && duty.names().all(is_unit)
}

/// The units that a text names and nothing else: 区教育局、区公安局. Parts of an office are none.
pub(super) fn units(text: &str) -> Option<Vec<String>> {
    const PARTS: [&str; 7] = ["单位", "部门", "机构", "组织", "企业", "组", "专班"];
    let names: Vec<String> = list::groups(text.trim())?.into_iter().flat_map(|group| group.names).collect();
    let is_unit = |name: &String| {
        !words::is_phrase(name)
            && words::is_unit(name)
            && name.chars().count() >= 3
            && (words::is_group(name) || !PARTS.iter().any(|part| name.ends_with(part)))
    };
    names.iter().all(is_unit).then_some(names)
}

/// Whether a label line says something of a responsibility that a line below it gives: 牵头领导：张三.
pub(super) fn waits(line: &str) -> bool {
    is_labelled(line) && !names_units(line)
}

/// The deadline that a label line gives: 完成时限：2024年6月底前.
pub(super) fn labelled_deadline(line: &str) -> Option<&str> {
    let (label, end, _) = words::label(line)?;
    (label == words::Label::Deadline).then(|| line[end..].trim_end_matches(['。', '；']))
}

/// Whether a notice says that the first unit of each list leads.
pub(super) fn first_leads(text: &str) -> bool {
    words::says_first_leads(text)
}

/// Whether a name means several units that are not named: 各市人民政府, 省级有关部门.
pub(super) fn is_group(name: &str) -> bool {
    words::is_group(name)
}
