//! Word lists as data: tab-separated, `#` begins a comment.

/// The lines of a list, cut into columns.
pub(super) fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// Words that are wrong: wrong, right, reason, and texts in which the same characters are right.
pub(super) const MISSPELT: &str = include_str!("words/misspelt.tsv");
/// Short names: short, full.
pub(super) const SHORT: &str = include_str!("words/short.tsv");
/// Words of a higher level's text: word, reason.
pub(super) const HIGHER: &str = include_str!("words/higher.tsv");
/// Phrases that are worth a second look: pattern, what may be meant, reason.
pub(super) const PHRASES: &str = include_str!("words/phrases.tsv");
/// Full names of laws, regulations and documents.
pub(super) const LAWS: &str = include_str!("words/laws.tsv");
/// Two terms for one thing: the better one, the other one.
pub(super) const TERMS: &str = include_str!("words/terms.tsv");
