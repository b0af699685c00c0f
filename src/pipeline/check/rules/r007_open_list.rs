//! R007 open-list

use super::{Both, Context, Example, Rule};
use crate::model::{
    finding::{Finding, Severity},
    message::Message,
    plan::Phrase,
};

pub(super) static RULE: Rule = Rule {
    code: "R007",
    name: "open-list",
    severity: Severity::Note,
    waivable: true,
    summary: Both { zh: "“等相关部门”没有说定是谁", en: "an open list does not say who else is meant" },
    why: Both {
        zh: "没有写出名称的单位收不到函。要它们承担，就写出来。",
        en: "A unit that is not named gets no letter. Name it, if it is meant.",
    },
    bad: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 落实耕地分类管理制度
        responsible: [区农业农村局, 区发改局, 等相关部门]
",
    ),
    good: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 落实耕地分类管理制度
        responsible: [区农业农村局, 区发改局]
",
    ),
    check,
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for name in context.plan.named_units() {
        if Phrase::of(name) == Some(Phrase::Open) {
            let message = Message::new(
                format!("`{}` 没有说定是谁，未列名的单位收不到函", name.value),
                format!("`{}` leaves open who is meant: units that are not named get no letter", name.value),
            );
            findings.push(Finding::note("R007", name.place, message));
        }
    }
}
