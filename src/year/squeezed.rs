//! A text as it is compared where programs wrap and trim.

/// Without blanks and line breaks.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}
