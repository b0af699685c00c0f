//! The index: links, and the matrix unit × clause.

use std::collections::BTreeSet;

use crate::{
    hanzi::inline,
    model::{
        document::{
            Document, Field, FieldState, Index, Matrix, MatrixRow, Role, file_name,
            index::{Links, UnitLinks},
        },
        plan::Plan,
    },
};

use super::{
    notice::{value, year},
    numbered::Numbered,
};

/// Which files there are, by path.
#[derive(Debug, Default)]
pub struct Present<'p> {
    /// All.
    pub paths: BTreeSet<&'p str>,
    /// Those of them that the plan has left behind.
    pub stale: BTreeSet<&'p str>,
}

/// The index page of a plan and the documents made from it.
pub(super) fn index(
    plan: &Plan,
    clauses: &[Numbered<'_>],
    documents: &[Document],
    present: &Present<'_>,
    draft: bool,
) -> Index {
    let title = value(plan.head.title.as_ref()).unwrap_or_default();
    let organs = plan.register.departments.iter().filter(|unit| !unit.is_group());
    Index {
        year: year(plan),
        draft,
        issuing_authority: value(plan.head.issuing_authority.as_ref()).unwrap_or_default(),
        title: title.lines().map(str::trim).collect(),
        document_number: value(plan.head.document_number.as_ref()).unwrap_or_default(),
        unknown: unknown(documents),
        notice: links("通知", "notice", present),
        units: organs.map(|unit| of_unit(unit.name(), clauses, documents, present)).collect(),
        stale: present.stale.iter().map(|path| (*path).to_owned()).collect(),
        matrix: matrix(plan, clauses),
    }
}

fn of_unit(unit: &str, clauses: &[Numbered<'_>], documents: &[Document], present: &Present<'_>) -> UnitLinks {
    let roles: Vec<Role> = clauses.iter().filter_map(|clause| clause.role_of(unit)).collect();
    let letter = documents.iter().find(|document| matches!(document, Document::Letter(letter) if letter.unit == unit));
    let forms = documents.iter().filter_map(|document| match document {
        Document::Form(form) if form.unit == unit => {
            Some(links(&form.period, &file_name::form(unit, &form.period), present))
        }
        _ => None,
    });
    UnitLinks {
        name: unit.to_owned(),
        letter: letter.map(|_| links("函", &file_name::letter(unit), present)),
        forms: forms.collect(),
        counts: Role::ALL.iter().map(|role| roles.iter().filter(|own| *own == role).count()).collect(),
        total: roles.len(),
    }
}

fn links(name: &str, stem: &str, present: &Present<'_>) -> Links {
    let path = |ending: &str| Some(format!("{stem}.{ending}")).filter(|path| present.paths.contains(path.as_str()));
    let (html, pdf) = (path("html").unwrap_or_default(), path("pdf").unwrap_or_default());
    let is_stale = |path: &String| present.stale.contains(path.as_str());
    Links { name: name.to_owned(), stale: is_stale(&html) || is_stale(&pdf), html, pdf }
}

fn matrix(plan: &Plan, clauses: &[Numbered<'_>]) -> Matrix {
    let (organs, groups): (Vec<_>, Vec<_>) = plan.register.departments.iter().partition(|unit| !unit.is_group());
    let units: Vec<String> = organs.into_iter().chain(groups).map(|unit| unit.name().to_owned()).collect();
    let is_group = |name: &str| plan.register.resolve(name).is_some_and(crate::model::plan::Department::is_group);
    let role = |clause: &Numbered<'_>, unit: &str| {
        clause.role_of(unit).filter(|role| *role != Role::Common || !is_group(unit))
    };
    let row = |clause: &Numbered<'_>| MatrixRow {
        section: clause.opens_section.clone(),
        number: clause.number.clone(),
        id: clause.id().to_owned(),
        item: clause.item.to_owned(),
        text: inline::plain(clause.text()),
        bracket: clause.bracket.trim().to_owned(),
        roles: units.iter().map(|unit| role(clause, unit)).collect(),
    };
    Matrix { rows: clauses.iter().map(row).collect(), units }
}

/// The names of all blanks, each once, in the order of the documents.
fn unknown(documents: &[Document]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (document, field) in documents.iter().flat_map(fields) {
        let name = match field.state {
            FieldState::Known => continue,
            FieldState::Unknown => format!("{document}：{}", field.text),
            FieldState::Inferred => format!("{document}：{}（推断，待确认）", field.text),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn fields(document: &Document) -> Vec<(&'static str, &Field)> {
    match document {
        Document::Notice(notice) => {
            let imprint = &notice.imprint;
            let own = [&notice.document_number, &notice.recipients, &notice.signature, &notice.date_of_issue];
            let of_imprint =
                imprint.copy_recipients.iter().chain([&imprint.printing_authority, &imprint.printing_date]);
            own.into_iter().chain(of_imprint).map(|field| ("通知", field)).collect()
        }
        Document::Letter(letter) => {
            let own = [&letter.masthead, &letter.document_number, &letter.date_of_issue];
            let closing = letter.closing.iter().flat_map(|passage| &passage.text);
            let said = letter.text.iter().chain(closing).flatten();
            own.into_iter().chain(said).map(|field| ("函", field)).collect()
        }
        Document::Form(form) => vec![("报表", &form.covers), ("报表", &form.due), ("报表", &form.return_to)],
        Document::Index(_) => Vec::new(),
    }
}
