//! A file of a section: its items and clauses, each with who does it.

use crate::{
    model::plan::Forms,
    year::import::{
        draft::{Clause, Item, Section},
        duty::Duty,
    },
};

use super::written::{line, list, paragraphs, scalar};

/// The text of a section's file.
pub(super) fn section(section: &Section) -> String {
    let mut text = "# yaml-language-server: $schema=../section.schema.json\n".to_owned();
    if let Some(number) = &section.number {
        line(&mut text, &format!("number: {}", scalar(number, false)));
    }
    if section.title.is_empty() {
        text.push_str("title:\n");
    } else {
        line(&mut text, &format!("title: {}", scalar(&section.title, false)));
    }
    if section.run_in {
        text.push_str("run_in: true\n");
    }
    if section.as_table {
        text.push_str("as_table: true\n");
    }
    if !section.clauses.is_empty() {
        text.push_str("clauses:\n");
        section.clauses.iter().for_each(|one| clause(&mut text, 2, one));
    }
    items(&mut text, 0, &section.items);
    text
}

fn items(text: &mut String, indent: usize, items: &[Item]) {
    if items.is_empty() {
        return;
    }
    let pad = " ".repeat(indent);
    line(text, &format!("{pad}items:"));
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        let mut keys = Vec::new();
        keys.extend(item.number.as_ref().map(|number| format!("number: {}", scalar(number, false))));
        if !item.title.is_empty() {
            keys.push(format!("title: {}", scalar(&item.title, false)));
        }
        if item.own_line && !item.clauses.is_empty() {
            keys.push("own_line: true".to_owned());
        }
        if item.clauses.is_empty() && item.items.is_empty() && keys.is_empty() {
            keys.push("clauses: []".to_owned());
        }
        let mut first = true;
        for key in keys {
            line(text, &format!("{pad}  {} {key}", if std::mem::take(&mut first) { "-" } else { " " }));
        }
        if !item.clauses.is_empty() {
            line(text, &format!("{pad}  {} clauses:", if std::mem::take(&mut first) { "-" } else { " " }));
            item.clauses.iter().for_each(|one| clause(text, indent + 6, one));
        }
        if first && !item.items.is_empty() {
            line(text, &format!("{pad}  - clauses: []"));
        }
        self::items(text, indent + 4, &item.items);
    }
}

fn clause(text: &mut String, indent: usize, clause: &Clause) {
    let pad = " ".repeat(indent);
    for mark in &clause.marks {
        line(text, &format!("{pad}# 待定：{}（原文第{}行）", mark.replace('\n', " "), clause.line));
    }
    line(text, &format!("{pad}- id: {}", scalar(&clause.id, false)));
    paragraphs(text, indent + 2, "text", &clause.text);
    if let Some(duty) = &clause.duty {
        for (key, names) in
            [("responsible", &duty.responsible), ("lead", &duty.lead), ("with", &duty.with), ("guide", &duty.guide)]
        {
            match names.as_slice() {
                [] => {}
                [one] if key == "lead" => line(text, &format!("{pad}  {key}: {}", scalar(one, false))),
                names => line(text, &format!("{pad}  {key}: {}", list(names))),
            }
        }
        if let Some(form) = form(duty) {
            line(text, &format!("{pad}  form: {form}"));
        }
    }
    if clause.new_paragraph {
        line(text, &format!("{pad}  new_paragraph: true"));
    }
    if !clause.targets.is_empty() {
        line(text, &format!("{pad}  targets:"));
        for target in &clause.targets {
            line(text, &format!("{pad}    - name: {}", scalar(&target.name, false)));
            if target.operator != "≥" {
                line(text, &format!("{pad}      operator: {}", target.operator));
            }
            line(text, &format!("{pad}      value: {}", scalar(&target.value, false)));
        }
    }
    if let Some(deadline) = &clause.deadline {
        line(text, &format!("{pad}  deadline: {}", scalar(deadline, false)));
    }
}

/// The form, if it is not what would be printed anyway.
fn form(duty: &Duty) -> Option<String> {
    let forms = Forms::default();
    let usual = forms.usual([duty.lead.len(), duty.with.len(), duty.responsible.len()]);
    (duty.form != usual || !duty.guide.is_empty()).then(|| scalar(&duty.form, false))
}
