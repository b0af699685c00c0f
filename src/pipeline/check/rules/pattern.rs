//! Patterns that are compiled where they can stand in a text: most of them do so nowhere in a plan, and compiling one takes
//! longer than all that a plan has to be searched for.

use std::sync::OnceLock;

use regex::{Captures, Match, Regex};

/// A pattern, and what a text must have in which it stands.
#[derive(Debug)]
pub(super) struct Pattern {
    text: &'static str,
    /// Whether it can stand in a text, told without compiling it.
    may: fn(&str) -> bool,
    compiled: OnceLock<Regex>,
}

impl Pattern {
    /// A pattern that stands only in texts of which `may` is true.
    pub(super) const fn new(text: &'static str, may: fn(&str) -> bool) -> Self {
        Self { text, may, compiled: OnceLock::new() }
    }

    pub(super) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.within(text)?.find(text)
    }

    pub(super) fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        self.within(text).into_iter().flat_map(move |regex| regex.find_iter(text))
    }

    pub(super) fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        self.within(text).into_iter().flat_map(move |regex| regex.captures_iter(text))
    }

    fn within(&self, text: &str) -> Option<&Regex> {
        let may = (self.may)(text);
        // In tests of this crate nothing is left out unlooked at.
        #[cfg(test)]
        assert!(may || !self.regex().is_match(text), "{:?} stands in {text:?}", self.text);
        may.then(|| self.regex())
    }

    fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| Regex::new(self.text).expect("the patterns are ours"))
    }
}

/// Whether `sign` stands in the text behind a character of which `is_before` is true.
pub(super) fn stands_behind(text: &str, sign: &str, is_before: fn(char) -> bool) -> bool {
    text.match_indices(sign).any(|(at, _)| text[..at].chars().next_back().is_some_and(is_before))
}

/// Whether one of these signs stands between two numbers, as - in 3-5, 2021年-2023年.
pub(super) fn joins_numbers(text: &str) -> bool {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let is_number =
        |side: Option<char>, also: &[char]| side.is_some_and(|side| side.is_ascii_digit() || also.contains(&side));
    text.match_indices(['-', '－', '–', '—', '~', '～', '至', '到']).any(|(at, sign)| {
        is_number(text[..at].chars().next_back(), &['年']) && is_number(text[at + sign.len()..].chars().next(), &['-'])
    })
}

#[cfg(test)]
mod tests {
    use super::super::{chance::Chance, texts::Texts};
    use crate::pipeline::{
        check::rules::{
            self,
            rule::{Context, Mode},
        },
        load,
    };

    /// What patterns are made of.
    const PARTS: &str = "20|23|2021|0|3|5|10|.|％|%|年|月|日|号|底|末|前|之|以|上半年|到|至|-|－|—|～|--|万|亿|余|\
        多|斤|公分|里地|cc|见|按照|填报|（|）|(|)|〔|〕|附件|项|家|个单位|，|占|应报|实报|报送率|牵头|负责|责任|单位|部门|：|。|\
        ；|\n| |\u{a0}|中文|字|×|Xx|TODO|【|】|待补|此处|_|？|…|...|GB/T|9704|２|Ａ|一|、|本部门|向|区政府|提交|率达到";

    /// What the patterns are made of, put together at random: the assertion above looks at each text that is passed over.
    #[test]
    fn no_pattern_is_passed_over_where_it_stands() {
        let parts: Vec<&str> = PARTS.split('|').collect();
        let mut chance = Chance::new();
        for _ in 0..150 {
            let mut text = || {
                let count = 6 + chance.below(8);
                chance.text(count, &parts)
            };
            let clauses: String = (0..40)
                .map(|_| format!("  - text: {:?}\n    responsible: [甲]\n  - text: {:?}\n", text(), text()))
                .collect();
            let section = format!("title: {:?}\nclauses:\n{clauses}", text());
            let files = vec![("plan.yaml".into(), "year: 2024\n".to_owned()), ("01.yaml".into(), section)];
            let plan = load::load_texts(files).plan;
            assert!(plan.clauses().len() >= 80);
            rules::run(Context { plan: &plan, mode: Mode::Draft, shape: &[] }, &Texts::of(&plan));
        }
    }
}
