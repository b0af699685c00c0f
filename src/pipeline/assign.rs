//! Checked plan → documents: who must do what, and how each document says it.
//!
//! Cannot fail: what could go wrong was refused by check.

use crate::model::{
    checked::CheckedPlan,
    document::{Body, Document, Kind, Notice, file_name},
};

mod blank;
pub mod completeness;
mod duties;
mod form;
mod index;
mod letter;
mod notice;
mod subject;
mod text;
mod title;
mod wording;

pub use index::Present;

/// The documents of a plan: the notice, each unit's letter and forms.
pub fn assign(plan: &CheckedPlan, draft: bool) -> Vec<Document> {
    let notice = Body::Notice(notice(plan, draft));
    let mut documents = vec![document(Kind::Notice, "notice".to_owned(), notice)];
    for (unit, name) in plan.recipients().map(|(unit, known)| (unit, known.name.as_str())) {
        let duties = duties::of(unit, plan);
        if duties.is_empty() {
            continue;
        }
        let of_unit = |kind, stem, body| Document {
            unit: Some(name.to_owned()),
            duties: Some(duties.len()),
            ..document(kind, stem, body)
        };
        let forms = plan.reports.periods.iter().map(|period| {
            let mut form = form::form(plan, name, &duties, period, draft);
            form.blank = blank::blank(plan, &form);
            of_unit(Kind::Form, file_name::form(name, &period.name), Body::Form(form))
        });
        let letter = Body::Letter(letter::letter(plan, unit, &duties, draft));
        documents.push(of_unit(Kind::Letter, file_name::letter(name), letter));
        documents.extend(forms);
    }
    documents
}

/// The notice of a plan alone.
pub fn notice(plan: &CheckedPlan, draft: bool) -> Notice {
    notice::notice(plan, draft)
}

/// The index of a plan's documents; it links the paths that are `present`.
pub fn index(plan: &CheckedPlan, documents: &[Document], present: &Present<'_>, draft: bool) -> Document {
    let index = index::index(plan, documents, present, draft);
    document(Kind::Index, "index".to_owned(), Body::Index(index))
}

/// A document that is for all.
fn document(kind: Kind, stem: String, body: Body) -> Document {
    Document { kind, stem, unit: None, duties: None, body }
}
