//! T020 markup-in-annex

use super::{
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
    texts::Texts,
};
use crate::{
    model::{
        finding::{Finding, Severity},
        message::Message,
    },
    pipeline::check::annex::FaultKind,
};

pub(super) static RULE: Rule = Rule {
    code: "T020",
    name: "markup-in-annex",
    severity: Severity::Error,
    waivable: true,
    summary: Both { zh: "附件里有印不成的写法", en: "an annex with what no page prints" },
    why: Both {
        zh: "附件里能写的是：# 标题（几个 # 就是第几层，序号自动编）、表格、单独一段的图、**重点**。表格缺一格就会串列，列表、链接、网页代码会照原样印出字符。",
        en: "An annex takes # headings, tables, pictures alone in a paragraph, and emphasis. A row with a cell less shifts its columns; lists, links and HTML would print as their characters.",
    },
    bad: Example::Head(
        "\
preamble: 名额见附件。
attachments:
  - title: 名额分配表
    text: |
      | 单位 | 名额 |
      |---|---|
      | 区教育局 |
",
    ),
    good: Example::Head(
        "\
preamble: 名额见附件。
attachments:
  - title: 名额分配表
    text: |
      | 单位 | 名额 |
      |---|---|
      | 区教育局 | 2 |
",
    ),
    check: Check::Texts(check),
};

fn check(context: Context<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    for (text, annex) in texts.annexes() {
        for fault in &annex.faults {
            let place = prose::place(context.plan, Piece { text, is_title: false }, fault.at.clone());
            let (said, help) = words(fault.kind);
            let is_lost = matches!(fault.kind, FaultKind::Ragged { .. } | FaultKind::NoRule);
            let severity = if is_lost { RULE.severity } else { Severity::Warning };
            findings.push(RULE.finding(place, said.zh, said.en).help(help.zh, help.en).graded(severity));
        }
    }
}

fn words(kind: FaultKind) -> (Message, Message) {
    match kind {
        FaultKind::Ragged { head, row } => (
            Message::new(
                format!("表头有 {head} 列，这一行有 {row} 格"),
                format!("the head has {head} columns, this row {row} cells"),
            ),
            Message::new(
                "补齐；空格留着竖线，如 | 甲 | |；格里要印竖线写 \\|",
                "complete it; an empty cell keeps its bars: | 甲 | |; a bar within a cell is \\|",
            ),
        ),
        FaultKind::NoRule => (
            Message::new("表头下面缺一行 |---|---|", "the line |---|---| below the head is missing"),
            Message::new("在第二行补上，几列就写几个 ---", "add it as the second line, one --- a column"),
        ),
        FaultKind::Link => (
            Message::new("链接印不出来", "a link is not printed"),
            Message::new("直接写网址或名称", "write the address or the name itself"),
        ),
        FaultKind::PictureInText => (
            Message::new("图要单独成段", "a picture stands alone in its paragraph"),
            Message::new("前后各空一行", "put a blank line before and after it"),
        ),
        FaultKind::Markup => (
            Message::new("这种写法会照原样印出字符", "this prints as its own characters"),
            Message::new("改成 1.、（1）或一段话", "write 1., （1） or a sentence"),
        ),
    }
}
