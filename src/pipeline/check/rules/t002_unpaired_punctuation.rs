//! T002 unpaired-punctuation

use super::{
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::hanzi::{
    numerals::is_numeral,
    punctuation::{closing, opening},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T002",
    name: "unpaired-punctuation",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "引号、括号、书名号不成对", en: "quotes, brackets or title marks are not paired" },
    why: Both {
        zh: "引号、括号、书名号都成对使用（GB/T 15834—2011 第4.8、4.9、4.15条）。",
        en: "Quotes, brackets and title marks come in pairs (GB/T 15834-2011 4.8, 4.9, 4.15).",
    },
    bad: Example::Text("围绕“粮头食尾推动产业链条延伸"),
    good: Example::Text("围绕“粮头食尾”推动产业链条延伸（试点）"),
    check: Check::Text(check),
};

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    for (at, character) in unpaired(&piece.text.value) {
        let (half, state) = if closing(character).is_some() {
            ("后一半", "is never closed")
        } else {
            ("前一半", "was never opened")
        };
        let place = prose::place(context.plan, piece, at..at + character.len_utf8());
        findings.push(RULE.finding(
            place,
            format!("`{character}` 没有与它成对的{half}"),
            format!("`{character}` {state}"),
        ));
    }
}

/// Characters without their other half. One that opens again before it was closed was meant to close. A straight quote
/// opens or closes as it is needed: that it is straight is said by T009.
fn unpaired(text: &str) -> Vec<(usize, char)> {
    let (mut open, mut faults): (Vec<(usize, char)>, Vec<(usize, char)>) = (Vec::new(), Vec::new());
    for (at, character) in text.char_indices() {
        let character = curly(character, &open);
        if closing(character).is_some() {
            let again = open.iter().rposition(|(_, waiting)| *waiting == character && "“‘".contains(character));
            faults.extend(again.map(|index| open.remove(index)));
            open.push((at, character));
        } else if let Some(opening) = opening(character) {
            match open.iter().rposition(|(_, waiting)| *waiting == opening) {
                Some(index) => faults.extend(open.drain(index..).skip(1)),
                None if is_list_number(text, at, character) => {}
                None => faults.push((at, character)),
            }
        }
    }
    faults.extend(open);
    faults.retain(|(at, character)| text[*at..].starts_with(*character));
    faults.sort_unstable();
    faults
}

/// The curly quote that a straight one stands for.
fn curly(character: char, open: &[(usize, char)]) -> char {
    let waits = |quote: char| open.iter().any(|(_, waiting)| *waiting == quote);
    match character {
        '"' if waits('“') => '”',
        '"' => '“',
        other => other,
    }
}

/// 1） and 一）count as numbers, not as brackets.
fn is_list_number(text: &str, at: usize, character: char) -> bool {
    let before = text[..at].chars().next_back();
    character == '）' && before.is_some_and(|before| before.is_ascii_digit() || is_numeral(before))
}
