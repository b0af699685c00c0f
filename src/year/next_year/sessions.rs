//! Meetings with a number: 第七届人民代表大会第二次会议, 七届二次.

use std::ops::Range;

use super::{
    fields::{Field, What},
    tied::say_at,
    work::{Step, Work},
};
use crate::hanzi::numerals::{self, is_numeral, number};

/// Moves on the sessions that are held once a year: 人民代表大会, 政协. Lists all other meetings with a number.
pub(super) fn move_on(work: &mut Work<'_>, fields: &[Field<'_>]) {
    for field in fields.iter().filter(|field| matches!(field.what, What::Title | What::Prose | What::Basis)) {
        let text = field.text.value.as_str();
        for (at, words, count) in meetings(text) {
            let years = usize::from(work.to - work.from);
            let name = &text[..at.start];
            let name = &name[name.rfind(['，', '。', '；', '、']).unwrap_or(0)..];
            let is_yearly = ["人民代表大会", "人代会", "政协", "政治协商会议"].iter().any(|one| name.contains(one));
            let place = work.plan.sources.within(field.text.place, text, at.clone());
            let is_exact = work.plan.sources.text(place) == &text[at.clone()];
            // A term has five sessions; with the sixth another term begins.
            if is_yearly && is_exact && count + years <= 5 && field.what != What::Basis {
                let arabic = text[at.clone()].starts_with(|sign: char| sign.is_ascii_digit());
                let next = if arabic { (count + years).to_string() } else { numerals::chinese(count + years) };
                if work.edits.add(place, next.clone()) {
                    let zh = format!("“{words}”的“{}”已改为“{next}”，请核对届次", &text[at]);
                    work.note(
                        place,
                        Step::Changed,
                        "届次",
                        zh,
                        format!("the session number of `{words}` was moved on"),
                    );
                    continue;
                }
            }
            say_at(work, place, "届次", &words, "看届次是否要改");
        }
    }
}

/// The numbers of meetings in a text: the number's place, the words, the number.
fn meetings(text: &str) -> Vec<(Range<usize>, String, usize)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('次') {
        let start = text[..at].trim_end_matches(|sign: char| is_numeral(sign) || sign.is_ascii_digit()).len();
        let before = &text[..start];
        // 第二次会议, or 七届二次.
        let is_session = before.ends_with('届') || before.ends_with('第') && meets(&text[at..]);
        if let Some((count, length)) = number(&text[start..]).filter(|_| is_session)
            && start + length == at
        {
            let from = before.char_indices().rev().nth(12).map_or(0, |(from, _)| from);
            let from =
                from + text[from..start].rfind(['，', '。', '；', '、']).map_or(0, |stop| stop + '，'.len_utf8());
            let to = text[at..].char_indices().nth(8).map_or(text.len(), |(to, _)| at + to);
            let to = at + text[at..to].find(['，', '。', '；', '、', '精']).unwrap_or(to - at);
            found.push((start..at, text[from..to].to_owned(), count));
        }
    }
    found
}

fn meets(after: &str) -> bool {
    let after: String = after.chars().take(10).collect();
    ["会议", "大会", "全会"].iter().any(|word| after.contains(word))
}
