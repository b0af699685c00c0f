//! 任务分工表: all duties as one table, annexed to the notice in place of letters.

use crate::model::{
    checked::CheckedPlan,
    document::{Attachment, Block, Cell, Role, Run, Table, TableRow},
    outline::{Clause, Part},
    plan::Phrase,
};

use super::{
    subject::Subject,
    table::{cell, table},
    title, wording,
};

/// The annex; its number is given by where it stands.
pub(super) fn annex(plan: &CheckedPlan) -> Attachment {
    Attachment { number: String::new(), title: title(plan), text: vec![Block::Table(division(plan))], across: false }
}

/// Its title, one string a line.
fn title(plan: &CheckedPlan) -> Vec<String> {
    title::composed(&Subject::of(plan).between("", "任务分工表"), &plan.written.register)
}

fn division(plan: &CheckedPlan) -> Table {
    let outline = &plan.outline;
    let clauses: Vec<&Clause> = outline.duties().collect();
    // A column that is nearly empty takes room from the others: then the few deadlines stand below their tasks.
    let dated = clauses.iter().filter(|clause| clause.deadline.is_some()).count() * 5 >= clauses.len();
    let lead = if clauses.iter().any(|clause| leads(clause)) { "牵头（责任）单位" } else { "责任单位" };
    let mut names: Vec<String> = ["序号", "工作任务", lead, "配合单位"].map(str::to_owned).to_vec();
    names.extend(dated.then(|| "完成时限".to_owned()));
    let mut rows = Vec::new();
    let mut last = None;
    for (sequence, clause) in (1..).zip(clauses) {
        let section = outline.section(clause);
        if last.replace(section.section) != Some(section.section) {
            let words = format!("{}{}", section.number, section.title);
            rows.push(TableRow { id: None, heading: Some(words), cells: Vec::new() });
        }
        rows.push(row(sequence, clause, dated));
    }
    table(&names, rows)
}

pub(super) fn leads(clause: &Clause) -> bool {
    clause.parts.iter().any(|part| part.role == Role::Lead)
}

fn row(sequence: usize, clause: &Clause, dated: bool) -> TableRow {
    let (first, others) = sides(clause);
    let mut cells = vec![
        cell(sequence.to_string()),
        wording(clause, dated),
        cell(join(&first)),
        cell(with_guides(&others, clause)),
    ];
    if dated {
        cells.push(cell(clause.deadline.clone().unwrap_or_default()));
    }
    TableRow { id: Some(clause.id.clone()), heading: None, cells }
}

/// The wording, and below it what it does not tell: targets, and a deadline that has no column.
fn wording(clause: &Clause, dated: bool) -> Cell {
    let text = clause.text();
    let deadline = clause.deadline.as_ref().filter(|deadline| !dated && !text.contains(deadline.as_str()));
    let deadline = deadline.map(|deadline| vec![Run::plain(format!("时限：{deadline}"))]);
    std::iter::once(clause.runs()).chain(untold_goals(clause)).chain(deadline).collect()
}

/// The targets that a clause's wording does not tell, a line each.
pub(super) fn untold_goals(clause: &Clause) -> Vec<Vec<Run>> {
    let text = clause.text();
    let untold = clause.targets.iter().filter(|target| !text.contains(&target.value)).map(wording::goal);
    untold.map(|goal| vec![Run::plain(format!("指标：{} {}", goal.name, goal.value))]).collect()
}

/// Who answers for a clause, and who takes part: without a lead all that are named answer for it.
pub(super) fn sides(clause: &Clause) -> (Vec<&Part>, Vec<&Part>) {
    if leads(clause) {
        return clause.parts.iter().partition(|part| part.role == Role::Lead);
    }
    let (answers, others): (Vec<&Part>, Vec<&Part>) =
        clause.parts.iter().partition(|part| matches!(part.role, Role::Sole | Role::Joint));
    if answers.is_empty() { (others, answers) } else { (answers, others) }
}

pub(super) fn join(parts: &[&Part]) -> String {
    Phrase::join(parts.iter().map(|part| part.name.as_str()))
}

pub(super) fn with_guides(parts: &[&Part], clause: &Clause) -> String {
    let mut said: Vec<String> = Some(join(parts)).filter(|names| !names.is_empty()).into_iter().collect();
    if !clause.guides.is_empty() {
        said.push(format!("指导：{}", Phrase::join(clause.guides.iter().map(String::as_str))));
    }
    said.join("；")
}
