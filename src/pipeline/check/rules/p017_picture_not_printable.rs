//! P017 picture-not-printable

use std::ops::Range;

use super::{
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
    texts::Texts,
};
use crate::{
    model::{
        finding::{Finding, Severity},
        message::Message,
        plan::picture::{self, Refusal},
    },
    pipeline::check::annex::Part,
};

pub(super) static RULE: Rule = Rule {
    code: "P017",
    name: "picture-not-printable",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "附件里的图印不出来", en: "a picture of an annex that cannot be printed" },
    why: Both {
        zh: "图须是方案文件夹里的 png、jpg 或 svg 文件，照文件夹里的名字写；文件夹之外的、链接、带脚本的不收，免得印进不相干的东西。",
        en: "A picture is a png, jpg or svg in the plan's folder; nothing outside it, no link, nothing with a script is taken.",
    },
    bad: Example::Head(
        "\
preamble: 流程见附件。
attachments:
  - title: 处置流程
    text: '![流程图](../流程图.png)'
",
    ),
    good: Example::Head(
        "\
preamble: 流程见附件。
attachments:
  - title: 处置流程
    text: '![流程图](流程图.png)'
",
    ),
    check: Check::Texts(check),
};

fn check(context: Context<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    for (text, annex) in texts.annexes() {
        for part in &annex.parts {
            let Part::Picture { path, at, .. } = part else { continue };
            let piece = Piece { text, is_title: false };
            findings.extend(fault(context, path).map(|why| finding(context, piece, at.clone(), path, why)));
        }
    }
}

/// Why a picture is not printed; a plan in memory has not looked for it.
fn fault(context: Context<'_>, path: &str) -> Option<Message> {
    if !picture::is_inside(path) {
        return Some(outside());
    }
    Some(match context.plan.pictures.get(path)? {
        Ok(bytes) if picture::size(bytes).is_some() => return None,
        Ok(_) => Message::new(
            "不是完好的 png、jpg 或 svg（svg 里不能有脚本、链接和别的图）",
            "is no whole png, jpg or svg (an svg must hold no script, link or other picture)",
        ),
        Err(Refusal::Missing) => Message::new("方案文件夹里没有这个文件", "is not in the plan's folder"),
        Err(Refusal::Outside) => outside(),
        Err(Refusal::TooLarge) => {
            let most = picture::LARGEST >> 20;
            Message::new(format!("超过 {most} MB"), format!("is larger than {most} MB"))
        }
    })
}

fn outside() -> Message {
    Message::new("不在方案的文件夹里，或者是链接", "lies outside the plan's folder, or is a link")
}

fn finding(context: Context<'_>, piece: Piece<'_>, at: Range<usize>, path: &str, why: Message) -> Finding {
    let place = prose::place(context.plan, piece, at);
    RULE.finding(place, format!("图 `{path}` {}", why.zh), format!("the picture `{path}` {}", why.en)).help(
        "把图放进方案的文件夹，写 ![图题](文件名)",
        "put the picture into the plan's folder and write ![caption](file)",
    )
}
