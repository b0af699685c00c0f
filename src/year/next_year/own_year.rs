//! Years: the plan's own moves on where that is surely what it is; every other one is listed.

use std::ops::Range;

use super::{
    fields::{Field, What},
    work::{Step, Work},
    years::{Year, years},
};
use crate::{
    hanzi::words,
    model::{
        place::{Place, Style},
        plan::{Date, Mark},
    },
    pipeline::load::comments::fabric,
};

/// Looks at every year of every file, whatever it stands in, so that none is left unlisted.
pub(super) fn move_on(work: &mut Work<'_>, fields: &[Field<'_>]) {
    for field in fields {
        let text = field.text.value.as_str();
        for year in years(text, work.from) {
            let place = work.plan.sources.within(field.text.place, text, year.range.clone());
            if !work.edits.covers(place) {
                in_field(work, place, field, &year);
            }
        }
    }
    for (file, source) in (0_u16..).zip(work.plan.sources.iter()) {
        elsewhere(work, file, &source.text, fields);
    }
}

/// Years of comments, and of whatever else is no text of the plan.
fn elsewhere(work: &mut Work<'_>, file: u16, text: &str, fields: &[Field<'_>]) {
    let comments = fabric(text).comments;
    let own = work.plan.head.year.as_ref().map(|own| own.place);
    for year in years(text, work.from) {
        let byte = |at: usize| u32::try_from(at).expect("files over the size limit are refused");
        let place = Place { file, style: Style::Collection, start: byte(year.range.start), end: byte(year.range.end) };
        let inside = |outer: Place| outer.file == file && outer.start <= place.start && place.end <= outer.end;
        if own.is_some_and(inside) || fields.iter().any(|field| inside(field.text.place)) || work.edits.covers(place) {
            continue;
        }
        match comments.iter().find(|comment| comment.contains(&year.range.start)) {
            Some(comment) => in_comment(work, place, &text[comment.clone()], &year),
            None => left(work, place, &text[around(text, &year.range)]),
        }
    }
}

/// Marks of earlier years are their own list.
fn in_comment(work: &mut Work<'_>, place: Place, comment: &str, year: &Year) {
    if Mark::read(comment).is_none() {
        let zh = format!("注释里有“{}”，看是否还对", year.written(year.value));
        work.note(place, Step::Left, "年份", zh, format!("the comment speaks of {}", year.value));
    }
}

fn in_field(work: &mut Work<'_>, place: Place, field: &Field<'_>, year: &Year) {
    let text = field.text.value.as_str();
    let words = &text[around(text, &year.range)];
    // What is written as an escape, or across lines, is not replaced.
    let is_exact = work.plan.sources.text(place) == &text[year.range.clone()];
    let is_own = is_exact && year.value == work.from;
    match field.what {
        What::Covers | What::Due if is_exact => shift(work, place, field, year),
        What::Title if is_own && text[year.range.end..].starts_with('年') => change(work, place, year, words),
        What::Prose | What::Deadline | What::TargetName if is_own && is_this_year(text, year) => {
            change(work, place, year, words);
        }
        _ => left(work, place, words),
    }
}

/// 报表期 and 报送截止日 move by as many years as the plan, day and month as they are.
fn shift(work: &mut Work<'_>, place: Place, field: &Field<'_>, year: &Year) {
    let (text, words) = (field.text.value.as_str(), field.text.value.trim());
    let next = year.value.saturating_add(work.to - work.from);
    let code = if field.what == What::Covers { "报表期" } else { "截止日" };
    let leap_day = ["年2月29日", "-02-29", "-2-29"].iter().any(|day| text[year.range.end..].starts_with(day));
    let is_missing = leap_day && Date::parse(&format!("{next:04}-2-29")).is_none();
    if next > 9999 || is_missing || !work.edits.add(place, year.written(next)) {
        return left(work, place, words);
    }
    let from = year.value;
    let zh = format!("“{words}”里的{from}年已改为{next}年");
    work.note(place, Step::Changed, code, zh, format!("the year of `{words}` was {from} and is {next}"));
}

fn change(work: &mut Work<'_>, place: Place, year: &Year, words: &str) {
    if work.edits.add(place, year.written(work.to)) {
        let to = work.to;
        work.note(
            place,
            Step::Changed,
            "年份",
            format!("“{words}”里的{}年已改为{to}年", year.value),
            format!("the year of `{words}` was {} and is {to}", year.value),
        );
    }
}

fn left(work: &mut Work<'_>, place: Place, words: &str) {
    work.note(
        place,
        Step::Left,
        "年份",
        format!("“{words}”里的年份没有动，看是否要改"),
        format!("the year of `{words}` was left as it is"),
    );
}

/// Whether a year of running text is the plan's own: not in the name of a document, a number, a span of years, a
/// full date, nor the beginning or the end of something.
fn is_this_year(text: &str, year: &Year) -> bool {
    const DASHES: [char; 8] = ['—', '–', '-', '－', '～', '~', '至', '到'];
    let (before, after) = (&text[..year.range.start], &text[year.range.end..]);
    let Some(after) = after.strip_prefix('年') else { return false };
    let is_number = |sign: char| sign.is_numeric() || sign == '年';
    let in_title = before.matches('《').count() > before.matches('》').count();
    let ends_span = before.ends_with(DASHES) && before.trim_end_matches(DASHES).ends_with(is_number);
    let begins_span = after.starts_with(DASHES);
    let history = ["以来", "起", "版", "修订", "修正", "发布", "印发"];
    let is_history = ["自", "从", "截至"].iter().any(|word| before.ends_with(word))
        || history.iter().any(|word| after.starts_with(word));
    !(in_title || ends_span || begins_span || is_history || begins_day(after))
}

/// 5月1日.
fn begins_day(text: &str) -> bool {
    let month = text.find('月').filter(|month| *month > 0 && text[..*month].bytes().all(|sign| sign.is_ascii_digit()));
    month.is_some_and(|month| text[month + '月'.len_utf8()..].starts_with(|sign: char| sign.is_ascii_digit()))
}

/// A year with a few words around it, on its line and inside its sentence.
fn around(text: &str, year: &Range<usize>) -> Range<usize> {
    let ends = |sign: &char| !matches!(sign, '\n' | '\r' | '，' | '。' | '；' | ',' | '[' | ']' | '#' | '"' | '\'');
    let words = words::around(text, year.clone(), [8, 10], |character| !ends(&character));
    let before = text[words.start..year.start].rfind(' ').map_or(words.start, |space| words.start + space + 1);
    before..year.end + text[year.end..words.end].trim_end().len()
}
