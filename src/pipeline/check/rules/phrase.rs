//! Phrases of the word list that are patterns: 进行了?(?:调研|检查|督查)了.
//!
//! By `regex-lite`, which compiles one in microseconds and searches slowly: few texts have the words that a phrase cannot do
//! without, and only those are searched.

use std::{ops::Range, sync::OnceLock};

use regex_lite::Regex;

/// A phrase, and the words outside its brackets, which it cannot do without.
#[derive(Debug)]
pub(super) struct Phrase {
    pattern: &'static str,
    /// In this order; what stands between them holds none of ，。；.
    needed: Vec<Needed>,
    compiled: OnceLock<Regex>,
}

/// A word, or one of several.
pub(super) type Needed = Vec<&'static str>;

impl Phrase {
    pub(super) fn new(pattern: &'static str) -> Self {
        Self { pattern, needed: needed(pattern), compiled: OnceLock::new() }
    }

    /// The words that it cannot do without, as far as they are known.
    pub(super) fn needed(&self) -> &[Needed] {
        &self.needed
    }

    /// Where it stands.
    pub(super) fn find_all(&self, text: &str) -> Vec<Range<usize>> {
        let may = self.may_stand_in(text);
        // In tests of this crate nothing is left out unlooked at.
        #[cfg(test)]
        assert!(may || !self.regex().is_match(text), "{:?} stands in {text:?}", self.pattern);
        if may { self.regex().find_iter(text).map(|found| found.range()).collect() } else { Vec::new() }
    }

    fn may_stand_in(&self, text: &str) -> bool {
        if !in_order(text, &self.needed) {
            return false;
        }
        let is_of_stretch = |comma: &str| self.needed.iter().flatten().any(|word| word.contains(comma));
        let stops: &[char] = if is_of_stretch("，") { &['。', '；'] } else { &['，', '。', '；'] };
        text.split(stops).any(|stretch| in_order(stretch, &self.needed))
    }

    fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| Regex::new(self.pattern).expect("the patterns are ours"))
    }
}

/// Whether the words stand one behind another.
fn in_order(stretch: &str, words: &[Needed]) -> bool {
    let behind = |at: Option<usize>, needed: &Needed| {
        let rest = at.and_then(|at| stretch.get(at..))?;
        let ends = needed.iter().filter_map(|word| rest.find(word).map(|found| found + word.len()));
        at.zip(ends.min()).map(|(at, end)| at + end)
    };
    words.iter().fold(Some(0), behind).is_some()
}

/// Signs that are no words of a pattern.
const SIGNS: &[char] = &['[', ']', '(', ')', '{', '}', '.', '+', '*', '?', '^', '$', '|', '\\'];

/// Words of a pattern that stand in each text that it fits, in their order; of brackets, those of which one must stand there.
fn needed(pattern: &'static str) -> Vec<Needed> {
    let mut needed: Vec<Needed> = Vec::new();
    let mut rest = pattern;
    while let Some(sign) = rest.chars().next() {
        let up_to = |close: char| rest.find(close).map_or(rest, |end| &rest[..=end]);
        let (part, words) = match sign {
            '[' => (up_to(']'), None),
            '{' => (up_to('}'), None),
            '(' => {
                let part = up_to(')');
                let inside = part.strip_prefix("(?:").and_then(|part| part.strip_suffix(')')).unwrap_or("[");
                if inside.contains('(') {
                    return Vec::new();
                }
                (part, (!inside.replace('|', "").contains(SIGNS)).then(|| inside.split('|').collect()))
            }
            // One of two, or a sign of which more would have to be known.
            '|' | '\\' => return Vec::new(),
            sign if SIGNS.contains(&sign) => (&rest[..sign.len_utf8()], None),
            _ => {
                let word = rest.find(SIGNS).map_or(rest, |end| &rest[..end]);
                let last = word.chars().next_back().map_or(0, char::len_utf8);
                let sure = if is_counted(&rest[word.len()..]) { &word[..word.len() - last] } else { word };
                (word, Some(vec![sure]))
            }
        };
        rest = &rest[part.len()..];
        let is_left_out = sign == '(' && is_counted(rest);
        needed.extend(words.filter(|words| !is_left_out && !words.contains(&"")));
    }
    needed
}

/// Whether what stands before it may stand there not at all.
fn is_counted(rest: &str) -> bool {
    rest.starts_with(['?', '*', '{'])
}

#[cfg(test)]
mod tests {
    use super::{super::chance::Chance, *};

    #[test]
    fn words_that_must_stand_there_are_needed() {
        assert_eq!(needed("截止20[0-9]{2}年"), [["截止20"], ["年"]]);
        assert_eq!(
            needed("(?:推进|推动)[^，。；]{2,24}率(?:均)?达到"),
            [vec!["推进", "推动"], vec!["率"], vec!["达到"]]
        );
        assert_eq!(needed("降低了?[0-9]+倍"), [["降低"], ["倍"]]);
        assert_eq!(needed("^将[^，。；]{0,4}各"), [["将"], ["各"]]);
        assert!(needed("甲|乙").is_empty());
        assert!(needed("甲?").is_empty());
        assert!(in_order("推动覆盖率达到", &needed("(?:推进|推动)[^，。；]{2,24}率(?:均)?达到")));
        assert!(!in_order("率先推动达到", &needed("(?:推进|推动)[^，。；]{2,24}率(?:均)?达到")));
    }

    /// Another program finds the same, in texts made of what the phrases are made of.
    #[test]
    fn a_phrase_stands_where_regex_finds_it() {
        let parts = "截止20,19,年,推进,推动,了,率,均,达到,大约,近,3,０,.,％,%,左右,以上,防止,不,再,发生,通过,，使,得,提高,步伐,，,。,；,、,甲乙";
        let parts: Vec<&str> = parts.split(',').collect();
        let patterns = [
            "截止20[0-9]{2}年",
            "(?:推进|推动)[^，。；]{2,24}率(?:均)?达到",
            "(?:大约|约|近)[0-9０-９.]+[^，。；、]{0,4}左右",
            "防止[^，。；]{0,8}不(?:再)?(?:发生|出现)",
            "通过[^，。；]{2,20}，使(?:得)?[^，。；]{0,10}(?:得到|提高|加强)",
            "^将[^，。；]{0,4}各",
        ];
        let both: Vec<_> = patterns.map(|one| (Phrase::new(one), regex::Regex::new(one).expect("a pattern"))).into();
        let mut found = 0;
        let mut chance = Chance::new();
        for round in 0..30_000 {
            let text = chance.text(12, &parts);
            let (phrase, other) = &both[round % both.len()];
            let expected: Vec<_> = other.find_iter(&text).map(|found| found.range()).collect();
            assert_eq!(phrase.find_all(&text), expected, "{other} in {text}");
            found += expected.len();
        }
        assert!(found >= 50, "only {found} were found");
    }
}
