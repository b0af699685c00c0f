//! What a line does to the part that is open: a responsibility, a deadline, or what is not understood.

use super::{
    bracket, clause,
    draft::{Clause, Item, Line},
    duty::Duty,
};

/// Where an item of a level belongs: below the last one of a higher level.
pub(super) fn place(items: &mut Vec<Item>, level: usize) -> &mut Vec<Item> {
    fn deepen(items: &mut Vec<Item>, level: usize, depth: usize) -> &mut Vec<Item> {
        if items.last().is_some_and(|last| last.level < level) && depth < 4 {
            let last = items.last_mut().expect("it is there");
            return deepen(&mut last.items, level, depth + 1);
        }
        items
    }
    deepen(items, level, 2)
}

/// A responsibility on its own line is that of all the paragraphs above it that have none.
pub(super) fn attach(open: &mut Vec<Clause>, duty: Duty) {
    let first = open.iter().rposition(|clause| clause.duty.is_some() || clause.unread).map_or(0, |at| at + 1);
    let mut parts = open.drain(first..);
    let Some(mut whole) = parts.next() else { return };
    for part in parts {
        if part.new_paragraph {
            whole.text.extend(part.text);
        } else if let Some(last) = whole.text.last_mut() {
            last.push_str(&part.text.concat());
        }
        whole.marks.extend(part.marks);
    }
    whole.marks.retain(|mark| !mark.starts_with("括注之后还有文字"));
    whole.duty = Some(duty);
    clause::timed(&mut whole);
    open.push(whole);
}

/// 牵头单位：甲局 on one line, 参与单位：乙局 and 完成时限 on the next are one responsibility.
pub(super) fn replace(open: &mut [Clause], duty: Duty) {
    if let Some(last) = open.last_mut() {
        last.duty = Some(duty);
        clause::timed(last);
    }
}

/// A line that speaks of units and is not understood: a clause of its own, which takes no other's responsibility.
pub(super) fn unread(line: &Line) -> Clause {
    Clause {
        text: vec![line.text.clone()],
        new_paragraph: true,
        unread: true,
        line: line.number,
        marks: vec![format!("“{}”没有认出是谁负责", line.text)],
        ..Clause::default()
    }
}

/// 完成时限 below text that nobody is named for.
pub(super) fn deadline(open: &mut Vec<Clause>, line: &Line) {
    let when = bracket::labelled_deadline(&line.text).map(str::to_owned);
    match open.last_mut().filter(|last| last.duty.is_none()) {
        Some(last) => {
            last.text.push(line.text.clone());
            last.deadline = when;
        }
        None => open.push(Clause {
            text: vec![line.text.clone()],
            new_paragraph: true,
            line: line.number,
            deadline: when,
            ..Clause::default()
        }),
    }
}
