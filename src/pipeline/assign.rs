//! Checked plan → documents: who must do what, and how each document says it.
//!
//! Cannot fail: what could go wrong was refused by check.

use crate::{
    model::{document::Document, plan::Plan},
    pipeline::check::CheckedPlan,
};

mod blank;
pub mod completeness;
mod duties;
mod form;
mod index;
mod letter;
mod notice;
pub(crate) mod numbered;
pub(crate) mod numbering;
pub(crate) mod responsibility;
mod subject;
mod text;
mod title;
mod wording;

pub use index::Present;

/// The documents of a plan: the notice, each unit's letter and forms.
pub fn assign(plan: &CheckedPlan, draft: bool) -> Vec<Document> {
    let plan = plan.plan();
    let clauses = numbered::clauses(plan);
    let mut documents = vec![Document::Notice(notice::notice(plan, &clauses, draft))];
    for unit in recipients(plan) {
        let duties = duties::of(unit, &clauses);
        if duties.is_empty() {
            continue;
        }
        documents.push(Document::Letter(letter::letter(plan, &clauses, unit, &duties, draft)));
        for period in form::periods(plan) {
            let mut form = form::form(plan, unit, &duties, &period, draft);
            form.blank = blank::blank(&clauses, &form);
            documents.push(Document::Form(form));
        }
    }
    documents
}

/// The index of a plan's documents; it links the paths that are `present`.
pub fn index(plan: &CheckedPlan, documents: &[Document], present: &Present<'_>, draft: bool) -> Document {
    let plan = plan.plan();
    Document::Index(index::index(plan, &numbered::clauses(plan), documents, present, draft))
}

/// Each clause's id and the heading of its section, in printed order.
pub fn outline(plan: &CheckedPlan) -> Vec<(String, String)> {
    blank::outline(&numbered::clauses(plan.plan()))
}

/// The year of a plan.
pub fn year(plan: &Plan) -> u16 {
    notice::year(plan)
}

/// The units that get a letter: every organ but the sender.
fn recipients(plan: &Plan) -> impl Iterator<Item = &str> {
    let sender = plan.head.letters.sender.as_ref().and_then(|sender| plan.register.resolve(sender));
    let sender = sender.map(|unit| unit.name().to_owned());
    let organs = plan.register.departments.iter().filter(|unit| !unit.is_group());
    organs.map(crate::model::plan::Department::name).filter(move |name| sender.as_deref() != Some(*name))
}
