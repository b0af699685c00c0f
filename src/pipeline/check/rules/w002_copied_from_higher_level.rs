//! W002 copied-from-higher-level

use super::{
    prose,
    rule::{Both, Check, Context, Example, Rule},
    texts::Texts,
    words,
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "W002",
    name: "copied-from-higher-level",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "照搬了上级文件的话", en: "wording copied from a higher level" },
    why: Both {
        zh: "区、县的文件只能对自己的部门和镇、街道提要求；“指导地方”一类是国家和省的口气。",
        en: "A district directs its own departments and townships; 指导地方 and the like are the words of state and province.",
    },
    bad: Example::Head(
        "\
issuing_authority: 友好区人民政府
preamble: 指导地方开展实践探索。
",
    ),
    good: Example::Head(
        "\
issuing_authority: 国务院办公厅
preamble: 指导地方开展实践探索。
",
    ),
    check: Check::Texts(check),
};

fn check(context: Context<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    if !is_district(context) {
        return;
    }
    for row in words::rows(words::HIGHER) {
        let [word, reason] = row[..] else { continue };
        for (piece, found) in texts.having(word) {
            findings.push(
                RULE.finding(
                    prose::place(context.plan, piece, found),
                    format!("`{word}` 是上级文件的话"),
                    format!("`{word}` is wording of a higher level"),
                )
                .help(reason, "say which of your own units is meant"),
            );
        }
    }
}

/// Whether the authority is of a district, county or below, as far as its name or those of its units tell.
fn is_district(context: Context<'_>) -> bool {
    let name = context.plan.head.authority().map_or("", |name| name.value.trim());
    if name.is_empty() {
        // Still unknown: the units tell, if most of them are a district's.
        let units = &context.plan.register.departments;
        let own = units.iter().filter(|unit| unit.name().starts_with(['区', '县', '旗'])).count();
        return own * 2 > units.len();
    }
    let local = ["区人民政府", "县人民政府", "旗人民政府", "镇人民政府", "乡人民政府", "街道办事处"];
    let higher = ["自治区人民政府", "地区"];
    local.iter().any(|part| name.contains(part)) && !higher.iter().any(|part| name.contains(part))
}
