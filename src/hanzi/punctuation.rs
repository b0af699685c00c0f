//! Punctuation of Chinese text, GB/T 15834-2011.

/// Quotes, brackets and title marks that come in pairs (4.8, 4.9, 4.15).
pub const PAIRS: [(char, char); 8] =
    [('“', '”'), ('‘', '’'), ('《', '》'), ('〈', '〉'), ('（', '）'), ('〔', '〕'), ('【', '】'), ('「', '」')];

/// Half-width punctuation that Chinese text has in full width, and that (5.1).
const WIDE: [(char, char); 8] =
    [(',', '，'), (';', '；'), (':', '：'), ('?', '？'), ('!', '！'), ('(', '（'), (')', '）'), ('.', '。')];

/// Whether it is punctuation that only Chinese text has.
pub fn is_chinese(character: char) -> bool {
    "，。、；：？！“”‘’（）《》〈〉〔〕【】「」…—·～％".contains(character)
}

/// The full-width form of half-width punctuation; straight quotes have two and are not among them.
pub fn wide(character: char) -> Option<char> {
    WIDE.iter().find(|(half, _)| *half == character).map(|(_, wide)| *wide)
}

/// The closing half, if it opens a pair.
pub fn closing(character: char) -> Option<char> {
    PAIRS.iter().find(|(opening, _)| *opening == character).map(|(_, closing)| *closing)
}

/// The opening half, if it closes a pair.
pub fn opening(character: char) -> Option<char> {
    PAIRS.iter().find(|(_, closing)| *closing == character).map(|(opening, _)| *opening)
}

/// Whether the pair that `open` begins is still open at byte `at`.
pub fn is_open(text: &str, at: usize, open: char) -> bool {
    let before = &text[..at];
    let close = closing(open).unwrap_or(open);
    before.rfind(open).is_some_and(|start| !before[start..].contains(close))
}

/// The parts of a text between `marks`; a mark in brackets, which open with one of `open`, parts nothing.
pub fn parts<'a>(text: &'a str, marks: &[char], open: &[char], close: &[char]) -> Vec<&'a str> {
    let mut depth = 0_usize;
    let at_mark = |character: char| {
        if open.contains(&character) {
            depth += 1;
        } else if close.contains(&character) {
            depth = depth.saturating_sub(1);
        }
        depth == 0 && marks.contains(&character)
    };
    text.split(at_mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_find_each_other() {
        for (open, close) in PAIRS {
            assert_eq!((closing(open), opening(close)), (Some(close), Some(open)));
            assert!(is_chinese(open) && is_chinese(close));
        }
        assert_eq!((closing('，'), wide(','), wide('"')), (None, Some('，'), None));
        assert_eq!(parts("甲（乙、丙）、丁", &['、'], &['（'], &['）']), ["甲（乙、丙）", "丁"]);
        assert!(is_open("按《甲〈", 9, '《') && !is_open("《甲》乙", "《甲》".len(), '《'));
    }
}
