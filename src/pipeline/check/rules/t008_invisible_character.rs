//! T008 invisible-character

use super::{Both, Context, Example, Rule, prose};
use crate::model::{
    finding::{Finding, Severity},
    message::Message,
};

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
    bad: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: \"落实耕地\\u200B分类管理制度\"
        responsible: [区农业农村局]
",
    ),
    good: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 落实耕地分类管理制度
        responsible: [区农业农村局]
",
    ),
    check,
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for piece in prose::pieces(context.plan) {
        for (at, sign) in piece.text.value.char_indices().filter(|(_, sign)| is_odd(*sign)) {
            let place = prose::place(context.plan, piece, at..at + sign.len_utf8());
            let code = u32::from(sign);
            let message = Message::new(
                format!("有看不见或因机而异的字符 U+{code:04X}"),
                format!("invisible or private character U+{code:04X}"),
            );
            findings.push(Finding::error("T008", place, message).help("删去", "remove it").fix(
                place,
                "",
                !is_private(sign),
            ));
        }
    }
}

fn is_odd(sign: char) -> bool {
    let control = sign.is_control() && !"\n\t".contains(sign);
    let invisible = matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    control || invisible || is_private(sign)
}

fn is_private(sign: char) -> bool {
    matches!(sign, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}
