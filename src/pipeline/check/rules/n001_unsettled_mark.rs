//! N001 unsettled-mark

use super::rule::{Both, Check, Context, Example, Mode, Rule};
use crate::model::{
    finding::{Finding, Severity},
    plan::mark::Mark,
};

pub(super) static RULE: Rule = Rule {
    code: "N001",
    name: "unsettled-mark",
    severity: Severity::Warning,
    waivable: false,
    summary: Both { zh: "还有一处“待定”没有定", en: "a place marked 待定 is not settled yet" },
    why: Both {
        zh: "`anpai new` 在随年份变的地方写一行注释 `# 待定[代号]：原因`；去年的话没有人看过，就会照样发出去。正式件里一处也不得留。",
        en: "`anpai new` writes `# 待定[code]：reason` above whatever depends on the year; last year's words would go out unread. A final document may have none.",
    },
    bad: Example::Head(
        "\
# 待定[会议]：“党的二十大”今年是否还这样提
preamble: 深入贯彻党的二十大精神。
",
    ),
    good: Example::Head("preamble: 深入贯彻党的二十大精神。"),
    check: Check::Plan(check),
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for place in &context.plan.marks {
        let Some(mark) = Mark::read(context.plan.sources.text(*place)) else { continue };
        let finding = RULE.finding(
            *place,
            format!("这里还没有定：{}", of(mark, "：")),
            format!("not settled yet: {}", of(mark, ": ")),
        );
        let severity = if context.mode == Mode::Final { Severity::Error } else { RULE.severity };
        let finding = finding.graded(severity);
        findings.push(finding.help("定了，就删去这一行注释", "once it is decided, remove this comment"));
    }
}

/// 指标：今年的目标值, whichever of the two there is.
fn of(mark: Mark<'_>, colon: &str) -> String {
    [mark.code, mark.reason].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(colon)
}
