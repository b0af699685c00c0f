//! Numbers at the beginning of a line, and whether a heading follows them.

use super::{
    bracket::{self, Manner},
    clause::{self, Alone},
    pattern::{Pattern, pattern},
};

/// Longest heading that runs in before its text, in characters.
const LONGEST_RUN_IN: usize = 26;
/// The same for one of two halves: 推行农业绿色生产，促进主要农业废弃物全量利用。
const LONGEST_DOUBLE: usize = 36;
/// Longest heading on a line of its own.
const LONGEST_LINE: usize = 60;

static NUMBERED: Pattern = Pattern::new(|| {
    pattern(
        "^(?:(?P<one>[一二三四五六七八九十百〇]{1,5}[、．﹒.])|(?P<two>[（(][一二三四五六七八九十百〇]{1,5}[）)][、]?)|(?P<three>[0-9０-９]{1,3}[.．﹒、])|(?P<four>[（(][0-9０-９]{1,3}[）)]|[0-9]{1,2}[）)]|[①-⑳]))[\\s　]*",
    )
});

/// The level of a numbered line and the length of its number with the blank after it.
pub(super) fn level(text: &str) -> Option<(usize, usize)> {
    let found = NUMBERED.captures(text)?;
    let names = ["one", "two", "three", "four"];
    let level = names.iter().position(|name| found.name(name).is_some())? + 1;
    let end = found.get(0)?.end();
    // 1.5万 and 2023.3 are numbers of the text; 一、二级 is a list.
    let goes_on = level == 3
        && text[end..].starts_with(|next: char| next.is_ascii_digit())
        && text[..end].trim_end() == &text[..end];
    let list = level == 1
        && text[end..].starts_with(|next: char| "一二三四五六七八九十".contains(next))
        && text[end..].chars().nth(1).is_some_and(|second| "级类等、".contains(second));
    (!goes_on && !list).then_some((level, end))
}

/// 第一部分, 第一章 (1) and 第一节 (2) with a short title: the level and the length of its number with the blank after it.
pub(super) fn chapter(text: &str) -> Option<(usize, usize)> {
    static CHAPTER: Pattern =
        Pattern::new(|| pattern("^第[一二三四五六七八九十]{1,3}(?:部分|章|篇|(?P<deeper>节))[\\s　：:]+"));
    let found = CHAPTER.captures(text)?;
    let end = found.get(0)?.end();
    let is_title = (2..=30).contains(&text[end..].chars().count()) && !text.contains(['。', '，', '；']);
    is_title.then(|| (1 + usize::from(found.name("deeper").is_some()), end))
}

/// Whether a line begins a section.
pub(super) fn is_section(text: &str) -> bool {
    level(text).is_some_and(|(level, _)| level == 1)
}

/// A heading, and the text that follows it in its line; `next` is the line below.
pub(super) fn heading<'t>(text: &'t str, section: bool, next: Option<&str>) -> (String, Option<&'t str>) {
    let Some(at) = text.find('。') else {
        if ends_half(text) {
            return (String::new(), Some(text));
        }
        let is_heading = text.chars().count() <= LONGEST_LINE && !text.ends_with(['；', '，', ';']) && !says_who(text);
        return if is_heading { (text.to_owned(), None) } else { (String::new(), Some(text)) };
    };
    let (title, rest) = (&text[..at], &text[at + '。'.len_utf8()..]);
    // 做好养老服务。责任单位：甲局: what is labelled belongs to the sentence before it.
    let said = rest.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '—');
    if bracket::is_labelled(said) || bracket::is_sentence(said) {
        return (String::new(), Some(text));
    }
    if rest.trim().is_empty() {
        let is_heading = is_title(title) && opens_text(next) && !(section && title.contains('，'));
        return if is_heading { (text.to_owned(), None) } else { (String::new(), Some(text)) };
    }
    // 允许……推出……举措。（负责部门：税务总局）: the bracket is that of the sentence before it.
    let bracket_follows =
        rest.trim_start().starts_with(['（', '〔', '【', '[', '(']) && clause::begins_with_bracket(rest);
    let double = title.contains('，') && rest.chars().count() < title.chars().count();
    if is_title(title) && !bracket_follows && !double {
        (title.to_owned(), Some(rest))
    } else {
        (String::new(), Some(text))
    }
}

/// Whether a sentence within ends in a stop of half width, 主要目标.到2024年底: such a text is no heading.
fn ends_half(text: &str) -> bool {
    let is_text = |sign: Option<char>| sign.is_some_and(|sign| !sign.is_ascii() && sign.is_alphabetic());
    let mut stops = text.match_indices('.').map(|(at, _)| at);
    stops.any(|at| is_text(text[..at].chars().next_back()) && is_text(text[at + 1..].chars().next()))
}

/// Whether words can be a heading: short, no sentence of several parts, no numbers to be reached.
fn is_title(title: &str) -> bool {
    let length = title.chars().count();
    let most = if title.contains('，') { LONGEST_DOUBLE } else { LONGEST_RUN_IN };
    (1..=most).contains(&length)
        && title.matches('，').count() <= 1
        && !title.contains(['〔', '（', '：', '；', '%', '('])
        && !title.ends_with(['！', '？'])
        && !(title.contains('，') && title.contains(|sign: char| sign.is_ascii_digit()))
}

/// Whether text follows that a heading on a line of its own stands above: a paragraph or a deeper number.
fn opens_text(next: Option<&str>) -> bool {
    let Some(next) = next else { return false };
    match level(next) {
        Some((level, _)) => level > 2,
        None => !matches!(clause::alone(next, "", &mut Manner::default()), Alone::Duty(_)),
    }
}

fn says_who(text: &str) -> bool {
    clause::clauses(text, 0, &mut Manner::default()).iter().any(|clause| clause.duty.is_some() || clause.unread)
}
