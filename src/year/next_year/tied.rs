//! What looks tied to the old year: programmes with an end, congresses, first-year words, pilots, counts, targets,
//! deadlines.

use std::ops::Range;

use super::{
    fields::{Field, What},
    work::{Step, Work},
    years::years,
};
use crate::{
    hanzi::{
        numerals::{is_numeral, number},
        words::around,
    },
    model::{outline::Column, place::Place},
};

/// Words as data: code, word, what to ask.
const WORDS: &str = include_str!("tied.tsv");

/// Lists every place that looks tied to the old year.
pub(super) fn look(work: &mut Work<'_>, fields: &[Field<'_>]) {
    for field in fields {
        match field.what {
            What::Title | What::Prose | What::Basis | What::TargetName => prose(work, field),
            What::Deadline => say(work, field, "时限", &field.text.value, "看今年的时限"),
            What::Form => columns(work, field),
            What::TargetValue => {
                let name = field.clause.and_then(|clause| clause.targets.iter().find(|target| is(target, field)));
                let name = name.and_then(|target| target.name.as_ref()).map_or("", |name| name.value.as_str());
                let id = field.clause.and_then(|clause| clause.id.as_ref()).map_or("", |id| id.value.as_str());
                let reached = work.reached.get(&format!("{id}/{name}"));
                let ask = match reached {
                    Some(reached) => format!("{reached}；今年的目标值是多少"),
                    None => "今年的目标值是多少".to_owned(),
                };
                say(work, field, "指标", &format!("{name}{}", field.text.value), &ask);
            }
            _ => {}
        }
    }
}

/// 责任人：张三, 分值：5分: what last year's plan says of a task under a label.
fn columns(work: &mut Work<'_>, field: &Field<'_>) {
    let form = field.text.value.as_str();
    let ends = ['\n', '，', '；', '（', '）', '〔', '〕', '。'];
    let mut at = 0;
    for piece in form.split(ends) {
        let end = at + piece.len();
        if Column::of(piece).is_some_and(|column| !column.value.contains('{')) {
            let ask = if ["人", "领导", "电话", "方式"].iter().any(|word| piece.contains(word)) {
                "看是否还是此人"
            } else {
                "看今年是否还是这样"
            };
            let place = work.plan.sources.within(field.text.place, form, at..end);
            say_at(work, place, "栏目", piece.trim(), ask);
        }
        at = end + form[end..].chars().next().map_or(0, char::len_utf8);
    }
}

fn is(target: &crate::model::plan::Target, field: &Field<'_>) -> bool {
    target.value.as_ref().is_some_and(|value| std::ptr::eq(value, field.text))
}

fn prose(work: &mut Work<'_>, field: &Field<'_>) {
    let text = field.text.value.as_str();
    for row in WORDS.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = row.split('\t');
        let (Some(code), Some(word), Some(ask)) = (columns.next(), columns.next(), columns.next()) else { continue };
        for (at, _) in text.match_indices(word) {
            say_within(work, field, at..at + word.len(), code, ask);
        }
    }
    for (at, sign) in text.char_indices() {
        let rest = &text[at..];
        if let Some(length) = programme(rest, &text[..at]) {
            say_within(work, field, at..at + length, "期限", "看是否已经到期");
        }
        if let Some(length) = congress(rest, &text[..at]) {
            say_within(work, field, at..at + length, "会议", "看是否有新的提法");
        }
        if sign == '《'
            && let Some(length) = put_into_effect(rest, &text[..at])
        {
            say_within(work, field, at..at + length, "首年", "施行首年才写贯彻落实，看今年是否还写");
        }
        if let Some(length) = count(rest, &text[..at]) {
            let is_target = field.clause.is_some_and(|clause| {
                clause.targets.iter().filter_map(|target| target.value.as_ref()).any(|value| {
                    value.value.trim().starts_with(&rest[..length]) || rest.starts_with(value.value.trim())
                })
            });
            if !is_target && !is_year(text, at, work.from) {
                say_within(work, field, at..at + length, "数目", "看数目是否要改");
            }
        }
    }
}

/// 三年行动, 三年专项行动, 五年规划; 十四五. The span 2021—2023年 is told as two years.
fn programme(rest: &str, before: &str) -> Option<usize> {
    let five_year = rest.strip_prefix('十').and_then(|rest| rest.chars().nth(1)).filter(|sign| *sign == '五');
    if five_year.is_some() && is_numeral(rest.chars().nth(1)?) && !before.ends_with(is_numeral) {
        return Some(3 * '十'.len_utf8());
    }
    if before.ends_with(|sign: char| is_numeral(sign) || sign.is_ascii_digit()) {
        return None;
    }
    let (years, length) = number(rest)?;
    let after = rest[length..].strip_prefix('年').filter(|_| years <= 20)?;
    let near: String = after.chars().take(10).take_while(|sign| !"，。；、年“”".contains(*sign)).collect();
    let end = ["行动", "计划", "规划", "方案", "工程", "攻坚"]
        .iter()
        .filter_map(|word| Some(near.find(word)? + word.len()))
        .min()?;
    Some(length + '年'.len_utf8() + end)
}

/// 党的二十大; 二十届三中全会.
fn congress(rest: &str, before: &str) -> Option<usize> {
    if let Some(after) = rest.strip_prefix("党的") {
        let (_, length) = number(after)?;
        let end = after[length..].strip_prefix('大')?;
        return (!end.starts_with('会')).then(|| rest.len() - end.len());
    }
    if before.ends_with(is_numeral) {
        return None;
    }
    let (_, length) = number(rest)?;
    let after = rest[length..].strip_prefix('届')?;
    let (_, session) = number(after)?;
    let end = after[session..].strip_prefix("中全会").or_else(|| after[session..].strip_prefix("次全会"))?;
    Some(rest.len() - end.len())
}

/// 《…规定》 behind 贯彻落实, 落实, 实施, 执行, 学习.
fn put_into_effect(rest: &str, before: &str) -> Option<usize> {
    let verbs = ["落实", "实施", "执行", "施行", "学习", "宣传", "宣贯", "贯彻"];
    let length = rest.find('》')? + '》'.len_utf8();
    verbs.iter().any(|verb| before.ends_with(verb)).then_some(length)
}

/// 11个重点品种, 二十家, 95%: Arabic digits, or Chinese numerals from ten on, with a measure.
fn count(rest: &str, before: &str) -> Option<usize> {
    const MEASURES: [&str; 26] = [
        "批次", "个", "项", "类", "种", "家", "处", "批", "次", "户", "名", "件", "场", "所", "条", "只", "吨", "亩",
        "公里", "万", "亿", "人", "%", "％", "‰", "元",
    ];
    if before.ends_with(|sign: char| is_numeral(sign) || sign.is_ascii_digit() || matches!(sign, '.' | '第' | '届')) {
        return None;
    }
    let (_, whole) = number(rest)?;
    let numeral = &rest[..whole];
    let digits = numeral.starts_with(|sign: char| sign.is_ascii_digit());
    let fraction =
        rest[whole..].strip_prefix('.').filter(|_| digits).and_then(number).map_or(0, |(_, length)| 1 + length);
    let length = whole + fraction;
    let measure = MEASURES.iter().find(|measure| rest[length..].starts_with(**measure))?;
    (digits || numeral.chars().count() > 1 && numeral.contains(['十', '百'])).then_some(length + measure.len())
}

fn is_year(text: &str, at: usize, own: u16) -> bool {
    years(text, own).iter().any(|year| year.range.start <= at && at < year.range.end)
}

fn say(work: &mut Work<'_>, field: &Field<'_>, code: &'static str, words: &str, ask: &str) {
    if !words.trim().is_empty() {
        say_at(work, field.text.place, code, words.trim(), ask);
    }
}

fn say_within(work: &mut Work<'_>, field: &Field<'_>, at: Range<usize>, code: &'static str, ask: &str) {
    let text = field.text.value.as_str();
    let place = work.plan.sources.within(field.text.place, text, at.clone());
    // A few words more show what is meant.
    let words = around(text, at, [4, 6], |character| "，。；、：“”《》（）\n".contains(character));
    say_at(work, place, code, &text[words], ask);
}

pub(super) fn say_at(work: &mut Work<'_>, place: Place, code: &'static str, words: &str, ask: &str) {
    let words = words.replace('\n', "");
    work.note(place, Step::Left, code, format!("“{words}”，{ask}"), format!("`{words}`: {}", english(code)));
}

/// What to ask in English, by kind.
fn english(code: &str) -> &'static str {
    match code {
        "期限" => "a programme with an end; see whether it has ended",
        "会议" => "see whether there is a newer congress or session to name",
        "首年" => "wording of a first year; see whether it still holds",
        "试点" => "a pilot; see whether it has ended or become general",
        "数目" => "see whether the number still holds",
        "指标" => "this year's value?",
        "栏目" => "see whether it still holds this year",
        "时限" => "see whether the deadline still holds",
        _ => "see whether the session number has moved on",
    }
}
