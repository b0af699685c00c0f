//! Words: where a text may be cut without cutting one in two.

use std::{ops::Range, sync::LazyLock};

use jieba_rs::Jieba;

static DICTIONARY: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// The words of a text; joined they are the text.
pub fn split(text: &str) -> Vec<&str> {
    DICTIONARY.cut(text, false).into_iter().map(|token| token.word).collect()
}

/// Where `at` stands with whole words around it: those that the `before` and `after` characters beside it belong to, as
/// far as nothing stops them.
pub fn around(
    text: &str,
    at: Range<usize>,
    [before, after]: [usize; 2],
    is_stop: impl Fn(char) -> bool,
) -> Range<usize> {
    let start = text[..at.start].rfind(&is_stop).map_or(0, |stop| text.ceil_char_boundary(stop + 1));
    let end = text[at.end..].find(&is_stop).map_or(text.len(), |stop| at.end + stop);
    let wanted_start =
        text[start..at.start].char_indices().rev().nth(before - 1).map_or(start, |(index, _)| start + index);
    let wanted_end = text[at.end..end].char_indices().nth(after).map_or(end, |(index, _)| at.end + index);
    let mut from = start;
    let mut first = start;
    let mut last = end;
    for word in split(&text[start..end]) {
        let to = from + word.len();
        if from <= wanted_start && wanted_start < to {
            first = from;
        }
        if from < wanted_end && wanted_end <= to {
            last = to;
        }
        from = to;
    }
    first.min(at.start)..last.max(at.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_cut_in_two() {
        let quoted = |text: &'static str, word: &str| {
            let at = text.find(word).unwrap();
            &text[around(text, at..at + word.len(), [4, 6], |character| "，。“”".contains(character))]
        };
        assert_eq!(quoted("推进国家现代农业全产业链标准化试点基地建设。", "试点"), "产业链标准化试点基地建设");
        assert_eq!(quoted("组织非法添加新型化学衍生物犯罪集中破案攻坚。", "破案"), "犯罪集中破案攻坚");
        assert_eq!(quoted("推动实施，婴幼儿配方乳粉新国标，鼓励", "新国标"), "配方乳粉新国标");
        assert_eq!(quoted("“试点”", "试点"), "试点");
    }
}
