//! Checked plan → documents: who must do what, and how each document says it.
//!
//! Cannot fail: what could go wrong was refused by check.

use crate::model::{
    checked::CheckedPlan,
    document::{Body, Document, Kind, Notice, file_name},
    plan::{LetterKind, Register},
};

mod blank;
pub mod burden;
pub mod completeness;
mod dispatch;
mod division;
mod duties;
mod form;
mod index;
mod letter;
mod notice;
mod subject;
pub mod table;
mod tasks;
mod text;
mod title;
mod wording;

use dispatch::Numbers;
pub use index::Present;
pub use notice::{annex, annexes};

/// The documents of a plan: the notice, each unit's letter and forms.
pub fn assign(plan: &CheckedPlan, draft: bool) -> Vec<Document> {
    let notice = Body::Notice(notice(plan, draft));
    let mut documents = vec![document(Kind::Notice, "notice".to_owned(), notice)];
    let apart = notice::apart(plan, draft).into_iter();
    documents.extend(apart.map(|annex| document(Kind::Annex, annex.own.number.clone(), Body::Annex(annex))));
    let mut numbers = Numbers::of(plan);
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
        if plan.letters.kind != LetterKind::Division {
            let letter = Body::Letter(letter::letter(plan, unit, &duties, numbers.take(unit), draft));
            documents.push(of_unit(Kind::Letter, file_name::letter(name), letter));
        }
        documents.extend(forms);
    }
    if let Some(register) = dispatch::register(plan, &documents, draft) {
        documents.push(document(
            Kind::Register,
            format!("letters/{}", Kind::Register.word()),
            Body::Register(register),
        ));
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

/// Each duty's id and the heading of its section, in printed order.
pub fn outline(plan: &CheckedPlan) -> Vec<(String, String)> {
    let heading = |clause| {
        let section = plan.outline.section(clause);
        format!("{}{}", section.number, section.title)
    };
    plan.outline.duties().map(|clause| (clause.id.clone(), heading(clause))).collect()
}

/// How another document names a plan as its ground: 《…》（文号）.
pub fn basis(plan: &CheckedPlan) -> String {
    subject::Subject::of(plan).basis
}

/// The work that a plan sets out: 友好区2023年食品安全重点工作.
pub fn work(plan: &CheckedPlan) -> String {
    subject::Subject::of(plan).work.concat()
}

/// A title about the matter of a notice's title: 友好区2024年食品安全重点工作安排 and `name`, one string a line.
pub fn titled(notice: &str, name: &str) -> Vec<String> {
    title::composed(&[subject::matter(notice).to_owned(), name.to_owned()], &Register::default())
}

/// A document that is for all.
fn document(kind: Kind, stem: String, body: Body) -> Document {
    Document { kind, stem, unit: None, duties: None, body }
}
