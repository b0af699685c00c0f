//! W003 missing-subject

use super::{Both, Context, Example, Rule, prose};
use crate::model::{
    finding::{Finding, Severity},
    message::Message,
};

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
    bad: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 每半年向区政府提交本部门贯彻落实情况
        responsible: [区农业农村局]
",
    ),
    good: Example::Section(
        "\
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 各相关部门每半年向区政府提交本部门贯彻落实情况
        responsible: [区农业农村局]
",
    ),
    check,
};

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    for piece in prose::pieces(context.plan) {
        let text = &piece.text.value;
        for word in ["本部门", "本单位", "本地区", "本辖区"] {
            for found in prose::find_all(text, word) {
                let sentence =
                    text[..found.start].rfind(['。', '；', '！', '？', '\n']).map_or(0, |stop| stop + '。'.len_utf8());
                let before = text.get(sentence..found.start).unwrap_or_default();
                if ["各", "部门", "单位", "成员", "街道", "企业", "局", "镇"]
                    .iter()
                    .any(|subject| before.contains(subject))
                {
                    continue;
                }
                let message =
                    Message::new(format!("`{word}` 前面没有主语"), format!("`{word}` has no subject before it"));
                findings.push(
                    Finding::warning("W003", prose::place(context.plan, piece, found), message)
                        .help("写明是谁，如“各相关部门”", "say who, such as 各相关部门"),
                );
            }
        }
    }
}
