//! T008 invisible-character

use super::{
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::hanzi::characters::{is_invisible, is_private};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T008",
    name: "invisible-character",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "有看不见的字符", en: "an invisible character stands in the text" },
    why: Both {
        zh: "零宽字符、方向控制符和私用区字符看不见或因机而异，会使检索、比对和排版出错。",
        en: "Zero-width, direction and private-use characters are invisible or differ between systems; searching, comparing and printing go wrong.",
    },
    bad: Example::Text("\"落实耕地\\u200B分类管理制度\""),
    good: Example::Text("落实耕地分类管理制度"),
    check: Check::Text(check),
};

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    for (at, character) in piece.text.value.char_indices().filter(|(_, character)| is_odd(*character)) {
        let place = prose::place(context.plan, piece, at..at + character.len_utf8());
        let code = u32::from(character);
        findings.push(
            RULE.finding(
                place,
                format!("有看不见或因机而异的字符 U+{code:04X}"),
                format!("invisible or private character U+{code:04X}"),
            )
            .help("删去", "remove it")
            .fix(place, "", !is_private(character)),
        );
    }
}

/// Control characters and separators are S008, wherever in a plan they stand.
fn is_odd(character: char) -> bool {
    is_private(character) || is_invisible(character)
}
