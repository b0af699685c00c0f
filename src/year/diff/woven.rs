//! 花脸稿: the later notice with what went struck and what came in 黑体, in one text.

use crate::{
    model::{
        checked::CheckedPlan,
        document::{Block, Body, Document, Kind, Notice, Run},
        outline::{Clause, Outline},
        plan::Plan,
    },
    pipeline::{assign, check},
};

mod annexes;
mod runs;

use runs::{paragraphs, run};

use super::{
    changes::Diff,
    entry::{Entry, Side},
    texts::{TextChange, issued_name},
    wording::{Change, names},
};

/// The woven notice; `diff` compares the two plans.
pub fn notice(old: &Plan, new: CheckedPlan, diff: &Diff) -> Notice {
    let mut new = new;
    new.outline = outline(old, &new, diff);
    // One text to read: what is bound apart stands in it too.
    new.head.attachments.iter_mut().for_each(|annex| annex.apart = false);
    let mut notice = assign::notice(&new, true);
    notice.text.splice(0..0, title_note(old, diff));
    let before = assign::annexes(&check::annexes(old), &old.register);
    // Whatever follows the plan's own annexes is made of its clauses, which are woven.
    let own = new.head.attachments.len();
    annexes::both(&before, &mut notice.attachments[..own]);
    for gone in before.iter().skip(own) {
        let (title, text) = annexes::gone(gone);
        assign::annex(&mut notice, &title, text, &new.written.register);
    }
    notice
}

/// The same as a document of its own.
pub fn document(notice: Notice) -> Document {
    Document { kind: Kind::Notice, stem: "notice".to_owned(), unit: None, duties: None, body: Body::Notice(notice) }
}

/// A title stands above the text and is not woven: what it was is said.
fn title_note(old: &Plan, diff: &Diff) -> Option<Block> {
    let changed = diff.texts.iter().any(|text| text.name == "标题");
    let was = old.head.title.as_ref().filter(|_| changed)?;
    Some(annexes::note("（标题原为：", was.lines().map(str::trim).collect()))
}

fn outline(old: &Plan, plan: &CheckedPlan, diff: &Diff) -> Outline {
    let mut outline = plan.outline.clone();
    let text = |name: &str| diff.texts.iter().find(|text| text.name == name);
    for (name, free) in [("引言", &mut outline.preamble), ("结尾", &mut outline.closing)] {
        if let Some(change) = text(name) {
            *free = paragraphs(&change.wording);
        }
    }
    let count = old.head.issued_plans.len().max(outline.issued.len());
    for (index, issued) in outline.issued.iter_mut().enumerate() {
        for (what, free) in [("引言", &mut issued.preamble), ("结尾", &mut issued.closing)] {
            if let Some(change) = text(&issued_name(count, index, what)) {
                *free = paragraphs(&change.wording);
            }
        }
    }
    for heading in &mut outline.headings {
        let change = diff.texts.iter().find(|text| text.is && text.name == heading.position);
        heading.was = change.filter(|change| change.was).map_or_else(String::new, before);
    }
    clauses(&mut outline, &diff.entries);
    outline
}

fn before(change: &TextChange) -> String {
    change.wording.before().map(|span| span.text.as_str()).collect()
}

/// Every clause of both plans in the order of the entries; one that was dropped stands under the heading of the clause that
/// it followed.
fn clauses(outline: &mut Outline, entries: &[Entry]) {
    let mut own = std::mem::take(&mut outline.clauses).into_iter();
    let mut woven: Vec<Clause> = Vec::new();
    let mut waiting: Vec<Clause> = Vec::new();
    for entry in entries {
        if entry.new.is_some() {
            let clause = own.next().expect("an entry for each clause, in their order");
            let heading = clause.heading;
            woven.extend(waiting.drain(..).map(|dropped| Clause { heading, ..dropped }));
            woven.push(of_both(clause, entry));
        } else if let Some(side) = &entry.old {
            let has_heading = outline.headings.iter().any(|heading| heading.title == side.item);
            let clause = dropped(side, !has_heading, woven.last());
            if woven.is_empty() { waiting.push(clause) } else { woven.push(clause) }
        }
    }
    for (at, heading) in outline.headings.iter_mut().enumerate() {
        let start = woven.iter().position(|clause| clause.heading == at);
        let count = woven.iter().filter(|clause| clause.heading == at).count();
        heading.clauses = start.map_or(0..0, |start| start..start + count);
        heading.runs_in &= count > 0;
    }
    outline.clauses = woven;
}

fn of_both(clause: Clause, entry: &Entry) -> Clause {
    let bracket = |side: &Option<Side>| side.as_ref().map(|side| side.bracket.clone());
    let words = &entry.wording;
    let brackets = names(bracket(&entry.old).as_deref(), bracket(&entry.new).as_deref());
    if words.is_same() && brackets.is_same() {
        return clause;
    }
    let mut paragraphs = paragraphs(words);
    let added: Vec<Run> = brackets.spans.iter().map(|span| run(span.change, span.text.clone())).collect();
    match paragraphs.last_mut() {
        Some(last) if !clause.bracket.starts_with('\n') => last.extend(added),
        _ => paragraphs.push(added),
    }
    Clause { paragraphs, bracket: String::new(), ..clause }
}

/// A clause that was: struck, with its heading where that is gone too.
fn dropped(side: &Side, with_heading: bool, after: Option<&Clause>) -> Clause {
    let heading = if with_heading && !side.item.is_empty() {
        format!("{}{}。", side.position, side.item)
    } else {
        String::new()
    };
    let text = format!("{heading}{}{}", side.text, side.bracket);
    Clause {
        path: String::new(),
        id: String::new(),
        number: String::new(),
        heading: after.map_or(0, |clause| clause.heading),
        paragraphs: text.split('\n').map(|line| vec![run(Change::Removed, line.to_owned())]).collect(),
        new_paragraph: with_heading,
        parts: Vec::new(),
        guides: Vec::new(),
        bracket: String::new(),
        targets: Vec::new(),
        deadline: None,
        columns: Vec::new(),
    }
}
