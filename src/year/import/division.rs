//! 职责分工: who does what is said by the words before it, 区教育局：负责……, and no bracket says it again.

use super::{
    bracket,
    draft::{Clause, Draft, Item},
    duty::Duty,
};

/// Gives tasks to the units that stand before them.
pub(super) fn read(draft: &mut Draft) {
    for section in &mut draft.sections {
        let divides = divides(&section.title);
        section.clauses.iter_mut().for_each(|clause| clause_of(clause, &section.title, divides));
        section.items.iter_mut().for_each(|one| item(one, divides));
    }
}

fn item(item: &mut Item, above: bool) {
    let divides = above || divides(&item.title);
    // Only the first of its stretches stands beside the name of the unit.
    for (index, clause) in item.clauses.iter_mut().enumerate() {
        clause_of(clause, if index == 0 { &item.title } else { "" }, divides);
    }
    item.items.iter_mut().for_each(|one| self::item(one, divides));
}

/// Whether a heading says that units and what they do follow.
fn divides(title: &str) -> bool {
    ["职责", "分工"].iter().any(|word| title.contains(word)) && title.chars().count() <= 20
}

fn clause_of(clause: &mut Clause, title: &str, divides: bool) {
    if clause.duty.is_some() || clause.unread {
        return;
    }
    let Some(text) = clause.text.first() else { return };
    let who = before(text, divides).or_else(|| does(text).then(|| bracket::units(title)).flatten());
    let Some(responsible) = who else { return };
    // The stop of the sentence is printed by the form, as it is behind a bracket.
    let stop = clause.text.last().and_then(|text| text.chars().next_back()).filter(|last| matches!(last, '。' | '；'));
    if let (Some(_), Some(text)) = (stop, clause.text.last_mut()) {
        text.pop();
    }
    let form = format!("{}{{!responsible}}", stop.map_or_else(String::new, String::from));
    clause.duty = Some(Duty { responsible, unprinted: true, form, ..Duty::default() });
}

/// The units that a text begins with: 区教育局：负责……; without a colon only where tasks are divided.
fn before(text: &str, divides: bool) -> Option<Vec<String>> {
    if bracket::is_labelled(text) {
        return None;
    }
    match text.split_once(['：', ':']) {
        Some((names, rest)) if does(rest) => bracket::units(names),
        _ if divides => bracket::units(&text[..text.find("负责")?]),
        _ => None,
    }
}

/// Whether a text says what somebody does: not 配合 and 指导, for which a plan has other roles.
fn does(text: &str) -> bool {
    const VERBS: [&str; 8] = ["负责", "牵头", "承担", "组织", "统筹", "做好", "履行", "主要负责"];
    let text = text.trim_start();
    VERBS.iter().any(|verb| text.starts_with(verb))
}
