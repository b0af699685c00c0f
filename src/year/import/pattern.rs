//! Patterns of a notice's words, each compiled when it is first looked for.

use std::sync::LazyLock;

use regex::Regex;

/// A pattern that lives as long as the program.
pub(super) type Pattern = LazyLock<Regex>;

/// Compiles a pattern of ours.
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns are ours")
}
