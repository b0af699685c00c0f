//! No tofu: every character that is to be typeset is in one of the chosen fonts, in another that has it, or is marked.

use std::{borrow::Cow, collections::BTreeSet};

use crate::{
    hanzi::characters::is_unprintable,
    model::source::{Content, Source},
};

/// The characters that are typeset of these sources.
pub(super) fn characters(sources: &[&Source]) -> BTreeSet<char> {
    let texts = sources.iter().filter_map(|source| text(source));
    texts.flat_map(str::chars).filter(|character| prints(*character)).collect()
}

/// What is typeset of a source. Its JSON has the strings as they are, and beside them only what every font has.
fn text(source: &Source) -> Option<&str> {
    match &source.content {
        Content::Typst { data, .. } => Some(data),
        _ => None,
    }
}

/// A source whose characters that no font has are replaced by a mark.
pub(super) fn marked<'s>(source: &'s Source, missing: &BTreeSet<char>) -> Cow<'s, Source> {
    match &source.content {
        Content::Typst { main, data, pictures } if data.contains(|character| missing.contains(&character)) => {
            let shown = |character: char| {
                if missing.contains(&character) { mark(character) } else { character.to_string() }
            };
            let data = data.chars().map(shown).collect();
            Cow::Owned(Source {
                content: Content::Typst { main: main.clone(), data, pictures: pictures.clone() },
                ..source.clone()
            })
        }
        _ => Cow::Borrowed(source),
    }
}

/// What is printed of a character that no font has: its code, for a person to replace it.
pub(crate) fn mark(character: char) -> String {
    format!("〔缺字U+{:04X}〕", u32::from(character))
}

/// Control and format characters have no glyph and need none.
pub(crate) fn prints(character: char) -> bool {
    let is_variation = matches!(character, '\u{fe00}'..='\u{fe0f}');
    !is_unprintable(character) && !character.is_whitespace() && !is_variation
}
