//! W003 missing-subject

use super::{
    pattern::{Pattern, stands_behind},
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "W003",
    name: "missing-subject",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "要求报送而没有说由谁来报", en: "a report is asked for, but not of whom" },
    why: Both {
        zh: "通知由政府发出，“本部门”前面没有主语，就成了政府自己。",
        en: "The notice is the government’s own: without a subject, 本部门 would be the government.",
    },
    bad: Example::Text("每半年向区政府提交本部门贯彻落实情况"),
    good: Example::Text("各相关部门每半年向区政府提交本部门贯彻落实情况"),
    check: Check::Text(check),
};

/// A report without anyone who makes it: the sentence begins with when, or at once with to whom.
static REPORT: Pattern = Pattern::new(
    r"(?:^|[。；！？\n])(?:[每按][^，。；]{1,4}|定期|及时)?(?:向[^，。；]{2,20})(?:提交|报送|上报|报告|汇报)(本部门|本单位)",
    |text| ["本部门", "本单位"].iter().any(|word| stands_behind(text, word, |before| "交送报告".contains(before))),
);

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    for word in REPORT.captures_iter(&piece.text.value).filter_map(|found| found.get(1)) {
        findings.push(
            RULE.finding(
                prose::place(context.plan, piece, word.range()),
                format!("`{}` 前面没有主语，不知由谁来报", word.as_str()),
                format!("`{}` has no subject before it: who reports?", word.as_str()),
            )
            .help("写明是谁，如“各相关部门”", "say who, such as 各相关部门"),
        );
    }
}
