//! Finds keys in the text of a file. The plan's types keep the places of values only; what is empty has none, and a
//! finding about it belongs to its key.

use std::ops::Range;

use crate::model::{
    place::{Place, Style},
    plan::{Plan, SectionFile, walk::Found},
};

/// One step down into a mapping or a list.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    /// The key of a mapping.
    Key(&'a str),
    /// An element of a list, from 0.
    Element(usize),
}

/// A line that begins with a key: where the key stands in the text, and in which column.
#[derive(Debug)]
struct Line {
    key: Range<usize>,
    column: usize,
    /// Columns of the dashes before it: each begins an element of a list.
    dashes: Vec<usize>,
}

/// The steps of a path like `reports.periods[0].due`.
pub(super) fn steps(path: &str) -> Vec<Step<'_>> {
    let parts = path.split(['.', '[', ']']).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().map_or(Step::Key(part), Step::Element)).collect()
}

/// The place of a key of `plan.yaml`, or of the nearest key above it that is written; the file's first byte if none is.
pub(super) fn of_head(plan: &Plan, path: &[Step<'_>]) -> Place {
    let index = plan.sources.iter().position(|source| source.path.ends_with("plan.yaml"));
    let file = index.and_then(|index| u16::try_from(index).ok()).unwrap_or(0);
    let Some(source) = plan.sources.iter().nth(usize::from(file)) else { return Place::default() };
    let key = descend(&source.text, path).unwrap_or(0..0);
    place(file, &key)
}

/// The place of the empty value `key` in the mapping that a clause is; if it is not written, the clause's first value.
pub(super) fn of_clause(plan: &Plan, found: &Found<'_>, key: &str) -> Place {
    let clause = found.clause;
    let single = [&clause.id, &clause.text, &clause.form, &clause.deadline].into_iter().flatten();
    let units = [&clause.responsible, &clause.lead, &clause.with].into_iter().flatten();
    let targets = clause.targets.iter().flat_map(|target| [&target.name, &target.value]).flatten();
    let Some(first) = single.chain(units).chain(targets).map(|value| value.place).min() else {
        return of_section(plan, found);
    };
    let source = &plan.sources.of(first).text;
    beside(source, first.start as usize, key).map_or(first, |key| place(first.file, &key))
}

fn of_section(plan: &Plan, found: &Found<'_>) -> Place {
    let file = plan.sections.iter().find(|file| std::ptr::eq(&raw const file.section, found.section));
    file.map_or_else(Place::default, beginning)
}

/// The title of a section, or the first byte of its file.
pub(super) fn beginning(file: &SectionFile) -> Place {
    file.section.title.as_ref().map_or(Place { end: file.place.start, ..file.place }, |title| title.place)
}

fn place(file: u16, key: &Range<usize>) -> Place {
    let byte = |at: usize| u32::try_from(at).expect("files over the size limit are refused");
    Place { file, start: byte(key.start), end: byte(key.end), style: Style::Collection }
}

/// The deepest key on the way that is written.
fn descend(source: &str, path: &[Step<'_>]) -> Option<Range<usize>> {
    let lines = lines(source);
    let (mut scope, mut column) = (0..lines.len(), 0);
    let mut found = None;
    for step in path {
        let index = match step {
            Step::Key(name) => scope.clone().find(|index| {
                let line = &lines[*index];
                line.column == column && source.get(line.key.clone()) == Some(*name)
            }),
            Step::Element(count) => scope.clone().filter(|index| lines[*index].dashes.contains(&column)).nth(*count),
        };
        let Some(index) = index else { break };
        found = Some(lines[index].key.clone());
        let end = (index + 1..scope.end).find(|next| match step {
            Step::Key(_) => lines[*next].column <= column && !lines[*next].dashes.contains(&column),
            Step::Element(_) => lines[*next].dashes.contains(&column) || lines[*next].column <= column,
        });
        let begin = if matches!(step, Step::Key(_)) { index + 1 } else { index };
        scope = begin..end.unwrap_or(scope.end);
        let Some(first) = lines.get(scope.start).filter(|_| !scope.is_empty()) else { break };
        column = match step {
            Step::Key(_) => first.dashes.first().copied().unwrap_or(first.column),
            Step::Element(_) => first.column,
        };
    }
    found
}

/// The key `name` of the mapping that the value at byte `at` belongs to.
fn beside(source: &str, at: usize, name: &str) -> Option<Range<usize>> {
    let lines = lines(source);
    let own = lines.iter().rposition(|line| line.key.start <= at)?;
    let column = lines[own].column;
    let starts = |index: usize| lines[index].dashes.last().is_some_and(|dash| *dash < column);
    let first = (0..=own).rev().find(|index| lines[*index].column == column && starts(*index)).unwrap_or(own);
    let ends = |index: &usize| lines[*index].column < column || lines[*index].column == column && starts(*index);
    let last = (own + 1..lines.len()).find(ends).unwrap_or(lines.len());
    let found =
        lines[first..last].iter().find(|line| line.column == column && source.get(line.key.clone()) == Some(name))?;
    Some(found.key.clone())
}

fn lines(source: &str) -> Vec<Line> {
    let mut start = 0;
    let mut found = Vec::new();
    for text in source.split_inclusive('\n') {
        found.extend(line(text, start));
        start += text.len();
    }
    found
}

/// Keys are plain words; a line without one is text, a list's element or a comment.
fn line(text: &str, start: usize) -> Option<Line> {
    let mut at = text.bytes().take_while(|byte| *byte == b' ').count();
    let mut dashes = Vec::new();
    while text[at..].starts_with("- ") {
        dashes.push(at);
        at += 1 + text[at + 1..].bytes().take_while(|byte| *byte == b' ').count();
    }
    let length = text[at..].bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'_').count();
    let is_key = length > 0 && text[at + length..].starts_with(':');
    is_key.then(|| Line { key: start + at..start + at + length, column: at, dashes })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "year: 2023\nletters:\n  form: 函\n  contact:\n    name:\n    email: a@b\nreports:\n  periods:\n    - name: 上半年\n      due:\n    - name: 全年\n      due:\nnote:\n";

    fn at(path: &[Step<'_>]) -> Option<(usize, &'static str)> {
        let key = descend(HEAD, path)?;
        Some((HEAD[..key.start].matches('\n').count() + 1, &HEAD[key]))
    }

    #[test]
    fn a_key_is_found_at_its_own_depth_and_element() {
        assert_eq!(at(&[Step::Key("letters"), Step::Key("contact"), Step::Key("name")]), Some((5, "name")));
        let due = |index| at(&[Step::Key("reports"), Step::Key("periods"), Step::Element(index), Step::Key("due")]);
        assert_eq!((due(0), due(1)), (Some((10, "due")), Some((12, "due"))));
        assert_eq!(at(&[Step::Key("note")]), Some((13, "note")));
        assert_eq!(at(&steps("reports.periods[1].due")), Some((12, "due")));
    }

    #[test]
    fn what_is_not_written_belongs_to_the_key_above_it() {
        assert_eq!(at(&[Step::Key("letters"), Step::Key("contact"), Step::Key("address")]), Some((4, "contact")));
        assert_eq!(at(&[Step::Key("signature")]), None);
    }

    #[test]
    fn the_neighbour_of_a_value_is_of_the_same_element() {
        let source = "clauses:\n  - id: 甲\n    text: 一\n  - id: 乙\n    text:\n    responsible: [丙]\n";
        let value = source.find('乙').unwrap();
        let text = beside(source, value, "text").unwrap();
        assert_eq!(source[..text.start].matches('\n').count() + 1, 5);
        assert_eq!(beside(source, value, "form"), None);
    }
}
