//! Names of units that are not registered as they are written: what was meant.

use crate::{
    hanzi::{punctuation::parts, width::half},
    model::{
        place::{Place, Sources},
        plan::{Department, Phrase, Register},
    },
};

/// A registered name that was probably meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Near<'a> {
    pub(super) name: &'a str,
    /// Whether nothing else can be meant: the same but for widths and spaces.
    pub(super) sure: bool,
}

/// The registered name that is most like `name`: at least six of ten characters alike.
pub(super) fn nearest<'a>(name: &str, register: &'a Register) -> Option<Near<'a>> {
    let plain = |name: &str| name.chars().map(half).filter(|one| !one.is_whitespace()).collect::<String>();
    let own = plain(name);
    let names = || register.departments.iter().map(Department::name);
    if let Some(name) = names().find(|unit| plain(unit) == own) {
        return Some(Near { name, sure: true });
    }
    let likeness = |unit: &str| strsim::normalized_levenshtein(name, unit);
    let best = names().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(best) >= 0.6).then_some(Near { name: best, sure: false })
}

/// The units that one name lists, cut at Chinese punctuation outside brackets; `None` unless the register has them all.
pub(super) fn listed<'a>(name: &'a str, register: &Register) -> Option<Vec<&'a str>> {
    let parts = parts(name, &['，', '、', '；', ','], &['（', '('], &['）', ')']);
    let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_known = |part: &&str| Phrase::of(part).is_some() || register.resolve(part).is_some();
    (parts.len() > 1 && parts.iter().all(is_known)).then_some(parts)
}

/// The units as a list of YAML, written at `place` in the style that is there.
pub(super) fn as_list(units: &[&str], place: Place, sources: &Sources) -> Option<String> {
    let text = &sources.of(place).text;
    let before = text.get(..place.start as usize)?;
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let indentation = line.len() - line.trim_start().len();
    if units.iter().any(|unit| unit.contains([':', '#', '[', ']', '{', '}', '"', '\'', ','])) {
        return None;
    }
    Some(match line.trim_end().chars().next_back() {
        Some('[' | ',') => units.join(", "),
        Some('-') if line.trim() == "-" => units.join(&format!("\n{}- ", " ".repeat(indentation))),
        Some(':') => format!("[{}]", units.join(", ")),
        _ => return None,
    })
}
