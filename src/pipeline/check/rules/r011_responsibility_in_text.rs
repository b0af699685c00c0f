//! R011 responsibility-in-text

use std::ops::Range;

use super::{
    pattern::Pattern,
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::{
    finding::{Finding, Severity},
    place::Place,
};

pub(super) static RULE: Rule = Rule {
    code: "R011",
    name: "responsibility-in-text",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "责任写在文字里", en: "a responsibility in the text" },
    why: Both {
        zh: "通知里的括注由角色印成，函由角色发出；写在文字里的，不会发函；角色里也写了的，会印两遍，还可能不一致。",
        en: "Brackets and letters are made from the roles: one typed into the text reaches nobody, and beside roles it prints twice.",
    },
    bad: Example::Text("落实耕地分类管理制度。（责任单位：区农业农村局）"),
    good: Example::Text("落实耕地分类管理制度"),
    check: Check::Plan(check),
};

/// A bracket at the end that names who is responsible.
static BRACKET: Pattern = Pattern::new(
    concat!(
        r"[（(〔\[](?:[^（()）〔〕\[\]]{0,20}(?:责任|牵头|负责|配合|参与|落实|主办|协办)(?:单位|部门|科室)[：:][^（()）〔〕\[\]]*",
        r"|[^（()）〔〕\[\]。]*(?:牵头|按职责分工负责|配合|负责落实|负责))[）)〕\]]。?$",
    ),
    |text| text.strip_suffix('。').unwrap_or(text).ends_with(['）', ')', '〕', ']']),
);
/// What such a line begins with.
const LABELS: [&str; 8] = ["责任", "牵头", "负责", "配合", "参与", "落实", "主办", "协办"];
/// A line of its own that does.
static LABEL: Pattern = Pattern::new(
    r"^(?:责任|牵头|负责|配合|参与|落实|主办|协办)(?:单位|部门|科室)[：:][^。；]+[。；]?$",
    |text| LABELS.iter().any(|label| text.starts_with(label)),
);

/// Where a text says who is responsible.
pub(super) fn responsibility(text: &str) -> Option<Range<usize>> {
    let written = text.trim_end();
    BRACKET.find(written).or_else(|| LABEL.find(written)).map(|found| found.range())
}

/// Beside roles each is an error; without roles they are said once per section.
fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let clauses = context.plan.clauses();
    for file in &context.plan.sections {
        let mut lost = Vec::new();
        for found in clauses.iter().filter(|found| std::ptr::eq(found.section, &raw const file.section)) {
            let Some((text, range)) =
                found.clause.text.as_ref().and_then(|text| Some((text, responsibility(&text.value)?)))
            else {
                continue;
            };
            let word = text.value[range.clone()].trim_end_matches('。').to_owned();
            let place = context.plan.sources.within(text.place, &text.value, range);
            if found.clause.has_units() {
                findings.push(beside_roles(place, &word));
            } else {
                lost.push((place, word));
            }
        }
        findings.extend(lost.first().map(|(place, word)| in_no_letter(*place, word, lost.len() - 1)));
    }
}

fn beside_roles(place: Place, word: &str) -> Finding {
    RULE.finding(
        place,
        format!("`{word}` 写在文字里，责任单位又写在下面，会印两遍"),
        format!("`{word}` stands in the text and the roles beside it: it would print twice"),
    )
    .help("从文字里删去，括注由角色印成", "take it out of the text; the bracket is made from the roles")
    .graded(Severity::Error)
}

fn in_no_letter(place: Place, word: &str, more: usize) -> Finding {
    let (others, and_others) = match more {
        0 => (String::new(), String::new()),
        _ => (format!("；这一节另有 {more} 处"), format!("; {more} more in this section")),
    };
    RULE.finding(
        place,
        format!("`{word}` 写在文字里，没有写成角色，不会进任何函{others}"),
        format!("`{word}` stands in the text and not in the roles: no letter will have it{and_others}"),
    )
    .help("写成 responsible，或 lead、with，并从文字里删去", "give `responsible`, or `lead` and `with`, instead")
}
