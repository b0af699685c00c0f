//! T001 half-width-punctuation

use super::{
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::hanzi::{
    characters::{is_chinese, is_hanzi},
    punctuation::wide,
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T001",
    name: "half-width-punctuation",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "中文里用了半角标点", en: "half-width punctuation in Chinese text" },
    why: Both {
        zh: "中文用全角标点（GB/T 15834—2011 第5.1条：句号、逗号、顿号、分号、冒号占一个字位置）。",
        en: "Chinese text takes full-width punctuation (GB/T 15834-2011 5.1: one character wide each).",
    },
    bad: Example::Text("开展体系检查“回头看”,加强对肉制品企业监督检查"),
    good: Example::Text("开展体系检查“回头看”，加强对肉制品企业监督检查，电话8:30至17:30，共1,200家"),
    check: Check::Text(check),
};

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    let characters: Vec<(usize, char)> = piece.text.value.char_indices().collect();
    for (index, (at, character)) in characters.iter().enumerate() {
        let Some(wide) = wide(*character) else { continue };
        let before = index.checked_sub(1).map(|before| characters[before].1);
        let after = characters.get(index + 1).map(|after| after.1);
        if is_wrong(*character, before, after) {
            let place = prose::place(context.plan, piece, *at..at + character.len_utf8());
            let fix = format!("改为 `{wide}`");
            findings.push(
                RULE.finding(
                    place,
                    format!("中文里用了半角的 `{character}`"),
                    format!("half-width `{character}` in Chinese text"),
                )
                .help(fix, format!("write `{wide}`"))
                .fix(place, wide, true),
            );
        }
    }
}

/// A mark is Chinese if a Chinese character stands beside it. Numbers keep theirs; a full stop must stand between two.
fn is_wrong(character: char, before: Option<char>, after: Option<char>) -> bool {
    let chinese = |side: Option<char>| side.is_some_and(is_chinese);
    match character {
        '.' => before.is_some_and(is_hanzi) && (after.is_none() || chinese(after)),
        _ => chinese(before) || chinese(after),
    }
}
