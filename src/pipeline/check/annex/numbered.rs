//! Headings whose numbers a person wrote: 一、 and （一） have types of their own (GB/T 9704-2012 7.3.3), so they must be told
//! from paragraphs.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::{
    document::{Block, Heading},
    inline,
};

use super::printed::paragraph;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:([一二三四五六七八九十]{1,3}、)|([（(][一二三四五六七八九十]{1,3}[）)]))")
        .expect("the pattern is ours")
});

/// Characters of a heading that runs in, and of one on its own line.
const RUN_IN: usize = 24;
const OWN: usize = 40;

/// A paragraph of an annex, with the heading that it is or begins with.
pub(super) fn block(words: &str) -> Block {
    let runs = || paragraph(None, inline::runs(words));
    let Some((level, number, rest)) = number(words) else { return runs() };
    let of =
        |title: &str| Heading { level, number: number.to_owned(), title: inline::plain(title), was: String::new() };
    let ends = |text: &str| text.ends_with(['。', '；', '：', '！', '？']);
    if !words.contains('\n') && !ends(rest) && rest.chars().count() <= OWN {
        return Block::Heading(of(rest));
    }
    match rest.split_once('。') {
        Some((title, text))
            if title.chars().count() <= RUN_IN && !title.contains(['，', '；', '*']) && !text.is_empty() =>
        {
            paragraph(Some(of(&format!("{title}。"))), inline::runs(text))
        }
        _ => runs(),
    }
}

/// Keeps the count of headings in step with those that are numbered by hand.
pub(super) fn count(words: &str, counts: &mut [usize; 4]) {
    if let Some((level, ..)) = number(words).filter(|_| matches!(block(words), Block::Heading(_))) {
        let level = usize::from(level);
        counts[level - 1] += 1;
        counts[level..].fill(0);
    }
}

fn number(words: &str) -> Option<(u8, &str, &str)> {
    let found = NUMBER.captures(words)?;
    let number = found.get(0).expect("the whole match").as_str();
    let rest = words[number.len()..].trim_start();
    // 一、二两项 is no heading.
    let goes_on = rest.starts_with(|next: char| "一二三四五六七八九十".contains(next)) && words.contains('。');
    (!rest.is_empty() && !goes_on).then_some((if found.get(1).is_some() { 1 } else { 2 }, number, rest))
}
