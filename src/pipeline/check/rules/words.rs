//! Word lists as data: tab-separated, `#` begins a comment.

use std::{ops::Range, sync::LazyLock};

use super::{phrase::Phrase, prose::Piece, texts::Texts};
use crate::model::{
    place::Sp,
    plan::{Grade, Register, Word as OwnWord},
};

/// The lines of a list, cut into columns.
pub(super) fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// Short names: short, full.
pub(super) const SHORT: &str = include_str!("words/short.tsv");
/// Words of a higher level's text: word, reason.
pub(super) const HIGHER: &str = include_str!("words/higher.tsv");
/// Full names of laws, regulations and documents.
pub(super) const LAWS: &str = include_str!("words/laws.tsv");
/// Two terms for one thing: the better one, the other one.
pub(super) const TERMS: &str = include_str!("words/terms.tsv");
const WRONG: &str = include_str!("words/wrong.tsv");

/// A word that is wrong, and where.
#[derive(Debug)]
pub(super) struct Wrong<'a> {
    word: Word<'a>,
    /// What should stand there; empty if that is for the author to say.
    pub(super) right: &'a str,
    pub(super) grade: Grade,
    pub(super) reason: &'a str,
    /// Longer words in which it is right.
    unless: Vec<&'a str>,
    /// Words of which the sentence must have one; any sentence if there are none.
    beside: Vec<&'a str>,
    /// The first year in which it is wrong.
    pub(super) since: u16,
}

#[derive(Debug)]
enum Word<'a> {
    Plain(&'a str),
    Phrase(Phrase),
}

/// Signs that make a pattern of a word.
const SPECIAL: [char; 9] = ['[', '(', '.', '+', '*', '?', '^', '$', '|'];

/// The built-in list.
pub(super) static LIST: LazyLock<Vec<Wrong<'static>>> = LazyLock::new(|| rows(WRONG).map(|row| of_row(&row)).collect());

fn of_row(row: &[&'static str]) -> Wrong<'static> {
    let column = |index: usize| row.get(index).copied().unwrap_or_default();
    let is_pattern = column(0).contains(SPECIAL);
    Wrong {
        word: if is_pattern { Word::Phrase(Phrase::new(column(0))) } else { Word::Plain(column(0)) },
        right: column(1),
        grade: grade(column(2)).expect("the list is ours"),
        reason: column(3),
        unless: listed(column(4)).collect(),
        beside: listed(column(5)).collect(),
        since: column(6).parse().unwrap_or(0),
    }
}

fn listed(words: &str) -> impl Iterator<Item = &str> {
    words.split('、').filter(|word| !word.is_empty())
}

/// The words of an office's own list: words, not patterns.
pub(super) fn of_office(register: &Register) -> Vec<Wrong<'_>> {
    register.words.iter().filter_map(of_word).collect()
}

fn of_word(own: &OwnWord) -> Option<Wrong<'_>> {
    let reason = given(own.reason.as_ref());
    Some(Wrong {
        word: Word::Plain(own.wrong.as_ref().map(|word| word.value.trim()).filter(|word| !word.is_empty())?),
        right: given(own.right.as_ref()),
        grade: own.grade.as_ref().map_or(Grade::Certain, |grade| grade.value),
        reason: if reason.is_empty() { "本单位用语表" } else { reason },
        unless: own.unless.iter().map(|word| word.value.as_str()).collect(),
        beside: own.beside.iter().map(|word| word.value.as_str()).collect(),
        since: 0,
    })
}

fn given(value: Option<&Sp<String>>) -> &str {
    value.map_or("", |value| value.value.trim())
}

fn grade(word: &str) -> Option<Grade> {
    [("确定", Grade::Certain), ("多半", Grade::Likely), ("留意", Grade::Look)]
        .into_iter()
        .find_map(|(name, grade)| (name == word).then_some(grade))
}

impl Wrong<'_> {
    /// Where the word stands in the texts of a plan and is wrong.
    pub(super) fn find_in<'a>(&self, texts: &Texts<'a>) -> impl Iterator<Item = (Piece<'a>, Range<usize>)> {
        let may = match &self.word {
            Word::Plain(word) => texts.may_have(word),
            Word::Phrase(phrase) => phrase.needed().iter().all(|words| words.iter().any(|word| texts.may_have(word))),
        };
        let pieces = if may { texts.pieces.as_slice() } else { &[] };
        pieces.iter().flat_map(|piece| self.find(&piece.text.value).into_iter().map(|range| (*piece, range)))
    }

    /// Where the word stands and is wrong.
    pub(super) fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = match &self.word {
            Word::Plain(word) => text.match_indices(word).map(|(at, word)| at..at + word.len()).collect(),
            Word::Phrase(phrase) => phrase.find_all(text),
        };
        found.retain(|range| !self.is_right(text, range) && self.is_beside(text, range));
        found
    }

    fn is_right(&self, text: &str, range: &Range<usize>) -> bool {
        let others = self.unless.iter().flat_map(|word| text.match_indices(word));
        others.into_iter().any(|(at, word)| at < range.end && range.start < at + word.len())
    }

    fn is_beside(&self, text: &str, range: &Range<usize>) -> bool {
        const STOPS: [char; 5] = ['。', '；', '！', '？', '\n'];
        let start = text[..range.start].rfind(STOPS).unwrap_or(0);
        let end = text[range.end..].find(STOPS).map_or(text.len(), |stop| range.end + stop);
        self.beside.is_empty() || self.beside.iter().any(|word| text[start..end].contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_is_whole_and_stands_once() {
        let words: Vec<&str> = rows(WRONG).map(|row| row[0]).collect();
        for (index, word) in words.iter().enumerate() {
            assert!(!words[..index].contains(word), "{word} stands twice");
        }
        for wrong in LIST.iter() {
            assert!(!wrong.reason.is_empty(), "{wrong:?}");
            assert!(wrong.grade == Grade::Look || !wrong.right.is_empty(), "{wrong:?}");
            for exception in &wrong.unless {
                assert!(wrong.find(exception).is_empty(), "{exception}: {wrong:?}");
            }
        }
    }

    /// What a pattern leaves open does not reach beyond a part of a sentence: patterns are looked for part by part.
    #[test]
    fn no_pattern_reaches_beyond_a_stop() {
        let words: Vec<&str> = rows(WRONG).map(|row| row[0]).filter(|word| word.contains(SPECIAL)).collect();
        for class in words.iter().flat_map(|word| word.split("[^").skip(1)).map(|rest| rest.split(']').next()) {
            assert!("，。；".chars().all(|stop| class.is_some_and(|class| class.contains(stop))), "{class:?}");
        }
    }

    /// What is right is not taken for wrong again: a fix must settle.
    #[test]
    fn no_right_word_is_wrong() {
        for wrong in LIST.iter().filter(|wrong| wrong.grade == Grade::Certain) {
            for other in LIST.iter().filter(|other| other.grade == Grade::Certain) {
                assert!(other.find(wrong.right).is_empty(), "{} of {other:?}", wrong.right);
            }
        }
    }

    #[test]
    fn neighbours_make_and_unmake_a_fault() {
        let said =
            |text: &str| LIST.iter().filter(|one| one.grade != Grade::Look && !one.find(text).is_empty()).count();
        for text in [
            "各镇街接到举报后立即核查",
            "可追溯原料来源",
            "幼儿园满足条件的",
            "卫生许可正在办理",
            "及时上报消费投诉",
            "审慎密切关注",
            "一贯切实履职",
            "有关事宜传达到位",
            "按装备标准配备",
            "核对检疫证名称",
            "试行力争全覆盖",
            "财政欠收税款",
        ] {
            assert_eq!(said(text), 0, "{text}");
        }
        for text in ["加强行刑街接工作", "完善溯原体系", "园满完成任务", "粮食欠收，保障供应", "截止目前已办结"]
        {
            assert_eq!(said(text), 1, "{text}");
        }
    }
}
