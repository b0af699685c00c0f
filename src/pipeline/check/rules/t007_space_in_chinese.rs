//! T007 space-in-chinese

use super::{Both, Context, Example, Rule, prose};
use crate::model::{
    finding::{Finding, Severity},
    message::Message,
};

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
    bad: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 落实耕地 分类管理制度
        responsible: [区农业农村局]
",
    ),
    good: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 落实GB/T 15834 的规定
        responsible: [区农业农村局]
",
    ),
    check,
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for piece in prose::pieces(context.plan) {
        let text = &piece.text.value;
        let mut rest = 0;
        while let Some(start) = text[rest..].find([' ', '\t', '\u{3000}', '\u{a0}']).map(|at| rest + at) {
            let blanks: usize =
                text[start..].chars().take_while(|sign| " \t\u{3000}\u{a0}".contains(*sign)).map(char::len_utf8).sum();
            rest = start + blanks;
            let chinese = |side: Option<char>| side.is_some_and(prose::is_chinese);
            if chinese(text[..start].chars().next_back()) && chinese(text[rest..].chars().next()) {
                let place = prose::place(context.plan, piece, start..rest);
                let message = Message::new("汉字之间有空格", "a blank between Chinese characters");
                findings
                    .push(Finding::error("T007", place, message).help("删去空格", "remove it").fix(place, "", true));
            }
        }
    }
}
