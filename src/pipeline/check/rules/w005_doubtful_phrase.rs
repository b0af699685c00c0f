//! W005 doubtful-phrase

use std::sync::LazyLock;

use regex::Regex;

use super::{
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
    words,
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "W005",
    name: "doubtful-phrase",
    severity: Severity::Note,
    waivable: true,
    summary: Both { zh: "用词值得再看一眼", en: "a phrase worth a second look" },
    why: Both {
        zh: "固定说法写走了样，或者语义重复、句式杂糅、像是漏了字。是不是错，要由人判断。",
        en: "A set phrase that is not quite as it is set, a tautology, two constructions in one, or a word that seems missing.",
    },
    bad: Example::Head("preamble: 推进食品安全领域核心关键技术研发。"),
    good: Example::Head("preamble: 推进食品安全领域关键核心技术研发。"),
    check: Check::Text(check),
};

static PHRASES: LazyLock<Vec<(Regex, &str, &str)>> = LazyLock::new(|| {
    let row = |row: Vec<&'static str>| (Regex::new(row[0]).expect("the patterns are ours"), row[1], row[2]);
    words::rows(words::PHRASES).map(row).collect()
});

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    for (pattern, right, reason) in PHRASES.iter() {
        for found in pattern.find_iter(&piece.text.value) {
            let place = prose::place(context.plan, piece, found.range());
            let word = found.as_str();

            let finding =
                RULE.finding(place, format!("`{word}`：{reason}"), format!("`{word}` is worth a second look"));
            findings.push(if right.is_empty() {
                finding
            } else {
                finding.help(format!("可作“{right}”"), format!("perhaps {right}")).fix(place, *right, false)
            });
        }
    }
}
