//! What a character is.

use std::sync::LazyLock;

/// The text with what cannot be seen written as `<U+200B>`.
pub fn visible(text: &str) -> String {
    let shown = |character: char| match character {
        hidden if is_unprintable(hidden) => format!("<U+{:04X}>", u32::from(hidden)),
        other => other.to_string(),
    };
    text.chars().map(shown).collect()
}

/// A text without blanks and line breaks: as it is compared where programs wrap and trim.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// A Hanzi: the blocks of Unicode's unified ideographs, and 〇.
pub fn is_hanzi(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// A Hanzi of GB/T 2312-1980, rows 16 to 87: what every font of official documents has.
pub fn is_common_hanzi(character: char) -> bool {
    // A bit for each code of the first plane, where all of them are: a set of characters takes longer to make than a plan to read.
    static COMMON: LazyLock<Box<[u64; 1024]>> = LazyLock::new(|| {
        // The table is made for reading: to write a character it is searched through.
        let bytes: Vec<u8> = (0xb0..=0xf7).flat_map(|row| (0xa1..=0xfe).flat_map(move |cell| [row, cell])).collect();
        let mut common = Box::new([0; 1024]);
        for character in encoding_rs::GBK.decode(&bytes).0.chars().filter(|character| is_hanzi(*character)) {
            let code = u32::from(character) as usize;
            common[code >> 6] |= 1_u64 << (code & 63);
        }
        common
    });
    let code = u32::from(character) as usize;
    COMMON.get(code >> 6).is_some_and(|bits| bits >> (code & 63) & 1 == 1)
}

/// A Hanzi or the punctuation of Chinese text.
pub fn is_chinese(character: char) -> bool {
    is_hanzi(character) || super::punctuation::is_chinese(character)
}

/// Takes no room of its own on the screen: zero-width, or for the direction of writing.
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// Means what a font or a system makes of it.
pub fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Ends a line where an editor may show none: the line and paragraph separators of Unicode.
pub fn is_separator(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}')
}

/// Must not reach a file's name, a terminal or a page as it is: acts there, or does not show.
pub fn is_unprintable(character: char) -> bool {
    character.is_control() || is_invisible(character) || is_separator(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_names_are_hanzi_and_punctuation_is_not() {
        for character in "中〇㐂赟喆𠮷龻".chars() {
            assert!(is_hanzi(character), "{character}");
        }
        for character in "，。“”A1 　①".chars() {
            assert!(!is_hanzi(character), "{character}");
        }
    }

    #[test]
    fn what_does_not_show_is_unprintable() {
        for character in "\u{200b}\u{202e}\u{feff}\u{2028}\0\u{9b}\n\t".chars() {
            assert!(is_unprintable(character), "U+{:04X}", u32::from(character));
        }
        assert!(!"中 　，a".chars().any(is_unprintable));
    }
}
