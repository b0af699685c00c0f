//! A comparison as the page and the table print it: 修改对照表. Always Chinese.

use serde::Serialize;

use crate::{model::message::Lang, pipeline::assign};

use super::{
    changes::Diff,
    entry::{Entry, Kind, Side},
    letters::{Aspect, DutyName, LetterChange, Verdict},
    texts::TextChange,
    wording::{Span, names},
    words,
};

/// How much of a comparison is shown. What goes out with a draft for opinions is what changed, and nothing of our own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    /// Clauses that did not change too.
    pub unchanged: bool,
    /// Whose letter changes: for the office that sends them.
    pub letters: bool,
}

/// 修改对照表.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The later year, or 0.
    pub year: u16,
    /// A comparison is no draft of a document.
    pub draft: bool,
    /// 标题, one string a line.
    pub title: Vec<String>,
    /// The earlier plan: year and title.
    pub old: String,
    /// The later plan: year and title.
    pub new: String,
    /// How many clauses each kind of change met, those that occur.
    pub counts: Vec<Count>,
    /// Whether unchanged clauses stand in it.
    pub whole: bool,
    /// Title, preamble, headings where they changed.
    pub texts: Vec<TextRow>,
    /// Every clause of both plans, once.
    pub rows: Vec<Row>,
    /// 更名：甲 → 乙.
    pub renamed: Vec<String>,
    /// Whose letter changes.
    pub letters: Vec<LetterRow>,
    /// Units whose letter does not change.
    pub unchanged: Vec<String>,
}

/// How often something happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// What.
    pub kind: Kind,
    /// Its word.
    pub word: String,
    /// How often.
    pub count: usize,
}

/// A text that is no clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextRow {
    /// 标题, 引言, 一、.
    pub name: String,
    /// The old text, cut where it changed.
    pub old: Vec<Span>,
    /// The new text, cut where it changed.
    pub new: Vec<Span>,
}

/// One clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its number before; empty if it is new or has none.
    pub old_number: String,
    /// Its number now.
    pub new_number: String,
    /// 五、（十五）; old and new if it stands elsewhere now.
    pub place: String,
    /// Its id; both if it changed.
    pub id: String,
    /// The old text with its responsibility, cut where it changed.
    pub old: Vec<Span>,
    /// The new text with its responsibility, cut where it changed.
    pub new: Vec<Span>,
    /// Whether the clause is in the old plan.
    pub was: bool,
    /// Whether the clause is in the new plan.
    pub is: bool,
    /// One line a change of responsibility.
    pub units: Vec<String>,
    /// What happened to it.
    pub kinds: Vec<Count>,
    /// Targets, deadline, place: one line a change.
    pub details: Vec<String>,
}

/// What becomes of one unit's letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterRow {
    /// The unit, with its former name.
    pub unit: String,
    /// In one word.
    pub verdict: String,
    /// New duties.
    pub gained: Vec<String>,
    /// Lost duties.
    pub lost: Vec<String>,
    /// Changed duties, each with what changed.
    pub changed: Vec<String>,
}

/// Puts a comparison into words.
pub fn comparison(diff: &Diff, extent: Extent) -> Comparison {
    let edition = |edition: &super::Edition| format!("{}年，{}（{}条）", edition.year, edition.title, edition.clauses);
    let counts = Kind::ALL.into_iter().map(|kind| count(kind, diff.count(kind)));
    let (same, others): (Vec<&LetterChange>, Vec<_>) =
        diff.letters.iter().partition(|letter| letter.verdict == Verdict::Same);
    Comparison {
        year: diff.new.year,
        draft: false,
        title: title(diff),
        old: edition(&diff.old),
        new: edition(&diff.new),
        counts: counts.filter(|count| count.count > 0).collect(),
        texts: diff.texts.iter().map(text_row).collect(),
        whole: extent.unchanged,
        rows: diff.entries.iter().filter(|entry| extent.unchanged || entry.kinds != [Kind::Kept]).map(row).collect(),
        renamed: diff.renamed.iter().map(|one| format!("{} → {}", one.old, one.new)).collect(),
        letters: others.into_iter().filter(|_| extent.letters).map(letter_row).collect(),
        unchanged: same.into_iter().filter(|_| extent.letters).map(|letter| letter.unit.clone()).collect(),
    }
}

/// The matter of the later plan, and what the table is.
fn title(diff: &Diff) -> Vec<String> {
    const NAME: &str = "修改对照表";
    if diff.new.title.is_empty() { vec![NAME.to_owned()] } else { assign::titled(&diff.new.title, NAME) }
}

fn count(kind: Kind, count: usize) -> Count {
    Count { kind, word: words::kind(kind, Lang::Zh).to_owned(), count }
}

fn text_row(change: &TextChange) -> TextRow {
    let wording = &change.wording;
    TextRow {
        name: change.name.clone(),
        old: wording.before().cloned().collect(),
        new: wording.after().cloned().collect(),
    }
}

fn row(entry: &Entry) -> Row {
    let of = |side: &Option<Side>, value: fn(&Side) -> &String| {
        side.as_ref().map_or_else(String::new, |side| value(side).clone())
    };
    let bracket = |side: &Option<Side>| side.as_ref().map(|side| side.bracket.clone());
    let brackets = names(bracket(&entry.old).as_deref(), bracket(&entry.new).as_deref());
    let units = words::units(&entry.units, Lang::Zh);
    Row {
        old_number: of(&entry.old, |side| &side.number),
        new_number: of(&entry.new, |side| &side.number),
        id: of_both(entry, |side| &side.id),
        place: of_both(entry, |side| &side.position),
        old: entry.wording.before().chain(brackets.before()).cloned().collect(),
        new: entry.wording.after().chain(brackets.after()).cloned().collect(),
        was: entry.old.is_some(),
        is: entry.new.is_some(),
        units,
        kinds: entry.kinds.iter().map(|kind| count(*kind, 1)).collect(),
        details: details(entry),
    }
}

/// A value of a clause; old and new if both have one and it changed.
fn of_both(entry: &Entry, value: fn(&Side) -> &String) -> String {
    let of = |side: &Option<Side>| side.as_ref().map(|side| value(side).clone()).filter(|text| !text.is_empty());
    match (of(&entry.old), of(&entry.new)) {
        (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
        (old, new) => new.or(old).unwrap_or_default(),
    }
}

fn details(entry: &Entry) -> Vec<String> {
    let mut details = Vec::new();
    if let (Some(old), Some(new)) = (&entry.old, &entry.new) {
        if entry.kinds.contains(&Kind::Moved) {
            details.push(format!("位置：{}{} → {}{}", old.position, old.item, new.position, new.item));
        }
        if old.deadline != new.deadline {
            let or_none = |text: &String| if text.is_empty() { "无".to_owned() } else { text.clone() };
            details.push(format!("时限：{} → {}", or_none(&old.deadline), or_none(&new.deadline)));
        }
    }
    details.extend(entry.targets.iter().map(|target| words::target(target, Lang::Zh)));
    details
}

fn letter_row(letter: &LetterChange) -> LetterRow {
    let duty = |duty: &DutyName| format!("{}（{}）", words::duty(duty), duty.role.word());
    let changed = letter.changed.iter().filter(|one| one.aspects != [Aspect::Number]).map(|one| {
        let aspects: Vec<&str> = one.aspects.iter().map(|aspect| words::aspect(*aspect, Lang::Zh)).collect();
        format!("{}：{}", duty(&one.duty), aspects.join("、"))
    });
    let former =
        if letter.former.is_empty() { String::new() } else { format!("（原{}）", letter.former.join("、")) };
    LetterRow {
        unit: format!("{}{former}", letter.unit),
        verdict: words::verdict(letter.verdict, Lang::Zh).to_owned(),
        gained: letter.gained.iter().map(duty).collect(),
        lost: letter.lost.iter().map(duty).collect(),
        changed: changed.collect(),
    }
}
