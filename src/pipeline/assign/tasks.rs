//! The tasks of a section as one table, as the plan keeps them (责任分解表): a column for what each says under a label.

use crate::model::{
    document::{Run, Table, TableRow},
    outline::{Clause, Column, Heading, Outline},
};

use super::{
    division::{join, leads, sides, untold_goals, with_guides},
    table::{self, cell},
};

/// A row of the table.
enum Row<'a> {
    /// What an item is called, over its tasks.
    Heading(String),
    Task(Task<'a>),
}

/// One task: its number in print, its wording, and what stands in the other columns.
struct Task<'a> {
    number: String,
    clause: &'a Clause,
    columns: Vec<Column>,
}

/// What stands below a section: its own clauses, then those of its items. An item with a title heads its own.
pub(super) fn table(outline: &Outline, own: &[Clause], items: &[Heading]) -> Table {
    let lead = if outline.duties().any(leads) { "牵头（责任）单位" } else { "责任单位" };
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut count = 0;
    let mut task = |clause, number: &str| {
        count += 1;
        let number = if number.is_empty() { count.to_string() } else { number.to_owned() };
        Row::Task(Task { number, clause, columns: columns(clause, lead) })
    };
    rows.extend(own.iter().map(|clause| task(clause, "")));
    for item in items {
        if !item.title.is_empty() {
            rows.push(Row::Heading(format!("{}{}", item.number, item.title)));
        }
        // A point without a title is the task itself, and gives it its number.
        let number = if item.title.is_empty() { digits(&item.number) } else { "" };
        let clauses = outline.below(item).iter().enumerate();
        rows.extend(clauses.map(|(at, clause)| task(clause, if at == 0 { number } else { "" })));
    }
    let names = names(&rows);
    let mut head: Vec<String> = vec!["序号".to_owned(), "工作任务".to_owned()];
    head.extend(names.iter().map(|name| (*name).to_owned()));
    table::table(&head, rows.iter().map(|row| printed(row, &names)).collect())
}

/// `12` of `12.`; empty if it is no figure.
fn digits(number: &str) -> &str {
    let digits = number.trim_end_matches(['.', '．', '、', '﹒']);
    if digits.chars().all(|sign| sign.is_ascii_digit()) { digits } else { "" }
}

/// The lines of a responsibility that has labels; else who answers, who takes part, and until when.
fn columns(clause: &Clause, lead: &str) -> Vec<Column> {
    let lines = clause.bracket.split('\n').skip(1);
    let labelled: Vec<Column> = lines.filter_map(Column::of).collect();
    if !labelled.is_empty() {
        return labelled;
    }
    let (first, others) = sides(clause);
    let deadline = clause.deadline.clone().unwrap_or_default();
    let all = [(lead, join(&first)), ("配合单位", with_guides(&others, clause)), ("完成时限", deadline)];
    let own = all.into_iter().filter(|(_, value)| !value.is_empty());
    own.map(|(name, value)| Column { name: name.to_owned(), value }).collect()
}

/// The names of all columns; one that a row has first stands behind the one that it follows there.
fn names<'a>(rows: &'a [Row<'_>]) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for row in rows {
        let Row::Task(task) = row else { continue };
        let mut at = 0;
        for column in &task.columns {
            let known = names.iter().position(|name| *name == column.name);
            let own = known.unwrap_or(at);
            if known.is_none() {
                names.insert(own, &column.name);
            }
            at = own + 1;
        }
    }
    names
}

fn printed(row: &Row<'_>, names: &[&str]) -> TableRow {
    let task = match row {
        Row::Task(task) => task,
        Row::Heading(heading) => return TableRow { id: None, heading: Some(heading.clone()), cells: Vec::new() },
    };
    let value = |name: &&str| {
        let own = task.columns.iter().filter(|column| column.name == **name).map(|column| column.value.as_str());
        cell(own.collect::<Vec<_>>().join("；"))
    };
    let mut cells = vec![cell(task.number.clone()), wording(task.clause)];
    cells.extend(names.iter().map(value));
    TableRow { id: (!task.clause.parts.is_empty()).then(|| task.clause.id.clone()), heading: None, cells }
}

/// The wording, a line a paragraph; below it what stands on lines without a label, and targets that it does not tell.
fn wording(clause: &Clause) -> Vec<Vec<Run>> {
    let lines = clause.bracket.split('\n').skip(1);
    let bare = lines.filter(|line| !line.is_empty() && Column::of(line).is_none()).map(|bare| vec![Run::plain(bare)]);
    clause.paragraphs.iter().cloned().chain(bare).chain(untold_goals(clause)).collect()
}
