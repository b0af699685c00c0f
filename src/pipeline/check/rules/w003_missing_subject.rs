//! W003 missing-subject

use super::{
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "W003",
    name: "missing-subject",
    severity: Severity::Warning,
    waivable: true,
    summary: Both {
        zh: "“本部门”“本单位”没有说是谁", en: "本部门 or 本单位 without saying whose"
    },
    why: Both {
        zh: "通知由政府发出，“本部门”前面没有主语，就成了政府自己。",
        en: "The notice is the government’s own: without a subject, 本部门 would be the government.",
    },
    bad: Example::Text("每半年向区政府提交本部门贯彻落实情况"),
    good: Example::Text("各相关部门每半年向区政府提交本部门贯彻落实情况"),
    check: Check::Text(check),
};

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    let text = &piece.text.value;
    for word in ["本部门", "本单位", "本地区", "本辖区"] {
        for found in prose::find_all(text, word) {
            let sentence =
                text[..found.start].rfind(['。', '；', '！', '？', '\n']).map_or(0, |stop| stop + '。'.len_utf8());
            let before = text.get(sentence..found.start).unwrap_or_default();
            if ["各", "部门", "单位", "成员", "街道", "企业", "局", "镇"].iter().any(|subject| before.contains(subject))
            {
                continue;
            }

            findings.push(
                RULE.finding(
                    prose::place(context.plan, piece, found),
                    format!("`{word}` 前面没有主语"),
                    format!("`{word}` has no subject before it"),
                )
                .help("写明是谁，如“各相关部门”", "say who, such as 各相关部门"),
            );
        }
    }
}
