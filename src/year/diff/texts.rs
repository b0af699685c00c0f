//! What a plan says beside its clauses: title, preamble, headings, closing, attachments.

use serde::Serialize;

use crate::model::{
    inline,
    outline::Outline,
    place::Sp,
    plan::{IssuedPlan, Plan},
};

use super::{
    moves::Moves,
    wording::{Wording, wording},
};

/// A text that is no clause and changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextChange {
    /// What it is: 标题, 引言, 一、, 结尾, 附件1.
    pub name: String,
    /// Whether it was there before.
    pub was: bool,
    /// Whether it is there now.
    pub is: bool,
    /// Old and new.
    pub wording: Wording,
}

/// All that changed, in printed order.
pub(super) fn texts(old: &Plan, new: &Plan, before: &Outline, after: &Outline, moves: &Moves) -> Vec<TextChange> {
    let value = |text: Option<&Sp<String>>| text.map(|text| printed(text)).filter(|text| !text.is_empty());
    let one = |name: &str, old: Option<&Sp<String>>, new: Option<&Sp<String>>| change(name, value(old), value(new));
    let mut texts = Vec::new();
    texts.extend(one("标题", old.head.title.as_ref(), new.head.title.as_ref()));
    texts.extend(one("引言", old.head.preamble.as_ref(), new.head.preamble.as_ref()));
    texts.extend(issued(old, new, |plan| plan.title.as_ref(), "标题"));
    texts.extend(issued(old, new, |plan| plan.preamble.as_ref(), "引言"));
    texts.extend(headings(before, after, moves));
    texts.extend(issued(old, new, |plan| plan.closing.as_ref(), "结尾"));
    texts.extend(one("结尾", old.head.closing.as_ref(), new.head.closing.as_ref()));
    let (olds, news) = (&old.head.attachments, &new.head.attachments);
    for index in 0..olds.len().max(news.len()) {
        let (old, new) = (olds.get(index), news.get(index));
        let name = format!("附件{}", index + 1);
        let title =
            |attachment: Option<&crate::model::plan::Attachment>| attachment.and_then(|one| value(one.title.as_ref()));
        let text =
            |attachment: Option<&crate::model::plan::Attachment>| attachment.and_then(|one| value(one.text.as_ref()));
        texts.extend(change(&format!("{name}标题"), title(old), title(new)));
        texts.extend(change(&name, text(old), text(new)));
    }
    texts
}

/// A text of each issued plan, where it changed.
fn issued(old: &Plan, new: &Plan, text: fn(&IssuedPlan) -> Option<&Sp<String>>, what: &str) -> Vec<TextChange> {
    let (olds, news) = (&old.head.issued_plans, &new.head.issued_plans);
    let count = olds.len().max(news.len());
    let value =
        |plan: Option<&IssuedPlan>| plan.and_then(text).map(|text| printed(text)).filter(|text| !text.is_empty());
    let one = |index: usize| change(&issued_name(count, index, what), value(olds.get(index)), value(news.get(index)));
    (0..count).filter_map(one).collect()
}

/// What a text of an issued plan is called: 方案引言, of several 第2份方案引言.
pub(super) fn issued_name(count: usize, index: usize, what: &str) -> String {
    if count > 1 { format!("第{}份方案{what}", index + 1) } else { format!("方案{what}") }
}

/// The characters that a text prints, one line a paragraph: how lines break in the file is no difference.
fn printed(text: &str) -> String {
    inline::paragraphs(text).map(inline::plain).collect::<Vec<_>>().join("\n")
}

/// Headings with another title, new ones, and after them the dropped ones.
fn headings(before: &Outline, after: &Outline, moves: &Moves) -> Vec<TextChange> {
    let title = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let mut texts = Vec::new();
    for (index, container) in after.headings.iter().enumerate() {
        let was = moves.same.iter().position(|to| *to == Some(index)).map(|from| &before.headings[from]);
        texts.extend(change(&container.position, was.and_then(|was| title(&was.title)), title(&container.title)));
    }
    for (container, to) in before.headings.iter().zip(&moves.same) {
        if to.is_none() {
            texts.extend(change(&container.position, title(&container.title), None));
        }
    }
    texts
}

fn change(name: &str, old: Option<String>, new: Option<String>) -> Option<TextChange> {
    let wording = wording(old.as_deref(), new.as_deref());
    (old != new).then(|| TextChange { name: name.to_owned(), was: old.is_some(), is: new.is_some(), wording })
}
