//! T011 placeholder

use super::{
    pattern::Pattern,
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::{
    hanzi::characters::is_hanzi,
    model::finding::{Finding, Severity},
};

pub(super) static RULE: Rule = Rule {
    code: "T011",
    name: "placeholder",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "还有没填的空", en: "a place still to be filled in" },
    why: Both {
        zh: "××、TODO、【待补】是给自己看的记号，印出去就成了笑话。",
        en: "××, TODO and 【待补】 are notes to oneself; nobody else should read them.",
    },
    bad: Example::Head("preamble: 全年抽检××批次。"),
    good: Example::Head("preamble: 全年抽检300批次。"),
    check: Check::Text(check),
};

static PLACEHOLDER: Pattern = Pattern::new(
    r"[×╳Ｘ]{2,}|[Xx]{2,}|TODO|TBD|FIXME|[【\[（(〔](?:待[补定填核]|此处)[^】\]）)〕]*[】\]）)〕]|[_＿]{2,}|[□◯○]{2,}|[？?]{2,}",
    may_be,
);

/// Whether it could stand there: twice one of the signs, a word, a bracket with a note in it.
fn may_be(text: &str) -> bool {
    const TWICE: [&str; 5] = ["×╳Ｘ", "Xx", "_＿", "□◯○", "？?"];
    let mut before = ' ';
    let is_doubled =
        |sign: char, before: char| TWICE.iter().any(|signs| signs.contains(sign) && signs.contains(before));
    let signs = text.chars().any(|sign| {
        let found = match sign {
            '待' | '此' => "【[（(〔".contains(before),
            sign => !is_hanzi(sign) && is_doubled(sign, before),
        };
        before = sign;
        found
    });
    signs || ["TODO", "TBD", "FIXME"].iter().any(|word| text.contains(word))
}

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    for found in PLACEHOLDER.find_iter(&piece.text.value) {
        let word = found.as_str();
        findings.push(
            RULE.finding(
                prose::place(context.plan, piece, found.range()),
                format!("`{word}` 还没有填"),
                format!("`{word}` is still to be filled in"),
            )
            .help("填上，或删去", "fill it in, or remove it"),
        );
    }
}
