//! A cell's text as it is compared.

/// Without blanks and line breaks: programs wrap and trim.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}
