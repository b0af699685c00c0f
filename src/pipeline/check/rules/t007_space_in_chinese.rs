//! T007 space-in-chinese

use super::{
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::hanzi::characters::is_chinese;
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T007",
    name: "space-in-chinese",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "汉字之间有空格", en: "a blank stands between Chinese characters" },
    why: Both {
        zh: "汉字之间不加空格；空格多半是从 Word 里带来的，或是文字换了行。",
        en: "No blank stands between Chinese characters; it mostly comes from Word, or from a broken line.",
    },
    bad: Example::Text("落实耕地 分类管理制度"),
    good: Example::Text("落实GB/T 15834 的规定"),
    check: Check::Text(check),
};

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    let text = &piece.text.value;
    let mut rest = 0;
    while let Some(start) = text[rest..].find([' ', '\t', '\u{3000}', '\u{a0}']).map(|at| rest + at) {
        let blanks: usize = text[start..]
            .chars()
            .take_while(|character| " \t\u{3000}\u{a0}".contains(*character))
            .map(char::len_utf8)
            .sum();
        rest = start + blanks;
        let chinese = |side: Option<char>| side.is_some_and(is_chinese);
        if chinese(text[..start].chars().next_back()) && chinese(text[rest..].chars().next()) {
            let place = prose::place(context.plan, piece, start..rest);
            findings.push(
                RULE.finding(place, "汉字之间有空格", "a blank between Chinese characters")
                    .help("删去空格", "remove it")
                    .fix(place, "", true),
            );
        }
    }
}
