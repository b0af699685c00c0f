//! T009 straight-quote

use super::{
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::hanzi::characters::is_chinese;
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T009",
    name: "straight-quote",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "中文里用了直引号", en: "a straight quote stands in Chinese text" },
    why: Both {
        zh: "中文用弯引号“ ”‘ ’（GB/T 15834—2011 第4.8条）。",
        en: "Chinese text takes “ ” and ‘ ’ (GB/T 15834-2011 4.8).",
    },
    bad: Example::Text("落实“四个最严\"要求"),
    good: Example::Text("落实“四个最严”要求"),
    check: Check::Text(check),
};

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    let text = &piece.text.value;
    for (at, character) in text.char_indices().filter(|(_, character)| matches!(character, '"' | '\'')) {
        let beside = [text[..at].chars().next_back(), text[at + 1..].chars().next()];
        if !beside.into_iter().flatten().any(is_chinese) {
            continue;
        }
        let place = prose::place(context.plan, piece, at..at + 1);
        let finding = RULE.finding(
            place,
            format!("中文里用了直引号 `{character}`"),
            format!("straight quote `{character}` in Chinese text"),
        );
        findings.push(match curly(text, at).filter(|_| character == '"') {
            Some(right) => finding.help(format!("改为 `{right}`"), format!("write `{right}`")).fix(place, right, true),
            None => finding.help("改为“ ”或‘ ’", "write “ ” or ‘ ’"),
        });
    }
}

/// The curly quote at byte `at`, if the quotes of its paragraph open and close in turn whichever way they are written.
fn curly(text: &str, at: usize) -> Option<char> {
    let start = text[..at].rfind('\n').map_or(0, |line| line + 1);
    let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
    let quotes = text[start..end].char_indices().filter(|(_, character)| matches!(character, '"' | '“' | '”'));
    let mut own = None;
    let mut opens = true;
    for (index, character) in quotes {
        let right = if opens { '“' } else { '”' };
        if character != '"' && character != right {
            return None;
        }
        if start + index == at {
            own = Some(right);
        }
        opens = !opens;
    }
    own.filter(|_| opens)
}
