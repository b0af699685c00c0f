//! Every text of a plan, and what it is for: that decides what a year in it means.

use crate::model::{
    place::{Many, Sp},
    plan::{Attachment, Clause, Item, Plan},
};

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// The notice's title: the year in it is the plan's own.
    Title,
    /// Printed text.
    Prose,
    /// 发文字号.
    Number,
    /// 成文日期, 印发日期.
    Date,
    /// 报送截止日.
    Due,
    /// 报表期.
    Covers,
    /// 时限 of a clause.
    Deadline,
    /// What entitles to ask for something.
    Basis,
    /// The name of a unit.
    Unit,
    /// Name of a target.
    TargetName,
    /// Value of a target.
    TargetValue,
    /// A clause's id.
    Id,
    /// How a responsibility is printed, with what stands in its columns: 责任人：张三.
    Form,
    /// Anything else: contact, file names.
    Other,
}

/// A text and what it is for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    /// What it is for.
    pub(super) what: What,
    /// The text.
    pub(super) text: &'a Sp<String>,
    /// The clause that it belongs to.
    pub(super) clause: Option<&'a Clause>,
}

/// All texts of a plan, waivers aside: they are not carried over.
pub(super) fn fields(plan: &Plan) -> Vec<Field<'_>> {
    let mut fields = Vec::new();
    head(plan, &mut fields);
    for file in &plan.sections {
        one(What::Prose, file.section.title.as_ref(), &mut fields);
        file.section.clauses.iter().for_each(|own| clause(own, &mut fields));
        file.section.items.iter().for_each(|own| item(own, &mut fields));
    }
    fields
}

fn head<'a>(plan: &'a Plan, fields: &mut Vec<Field<'a>>) {
    let (head, letters, reports) = (&plan.head, &plan.head.letters, &plan.head.reports);
    for (what, text) in [
        (What::Title, &head.title),
        (What::Prose, &head.preamble),
        (What::Prose, &head.closing),
        (What::Prose, &head.note),
        (What::Number, &head.document_number),
        (What::Number, &letters.document_number),
        (What::Date, &head.date_of_issue),
        (What::Date, &head.printing_date),
        (What::Date, &letters.date_of_issue),
        (What::Basis, &letters.basis),
        (What::Basis, &reports.basis),
        (What::Unit, &head.printing_authority),
        (What::Unit, &letters.sender),
        (What::Unit, &letters.sender_full_name),
        (What::Unit, &reports.return_to),
        (What::Other, &letters.contact.name),
        (What::Other, &letters.contact.telephone),
        (What::Other, &letters.contact.email),
        (What::Other, &letters.contact.address),
        (What::Other, &head.forms.sole),
        (What::Other, &head.forms.joint),
        (What::Other, &head.forms.lead),
    ] {
        one(what, text.as_ref(), fields);
    }
    for own in &letters.document_numbers {
        one(What::Unit, own.unit.as_ref(), fields);
        one(What::Number, own.document_number.as_ref(), fields);
        one(What::Date, own.sent.as_ref(), fields);
        one(What::Date, own.received.as_ref(), fields);
    }
    let names = [&head.issuing_authority, &head.signature, &head.recipients, &head.copy_recipients];
    for names in names.into_iter().flatten() {
        many(What::Unit, names, fields);
    }
    many(What::Other, &head.sections, fields);
    for issued in &head.issued_plans {
        one(What::Title, issued.title.as_ref(), fields);
        one(What::Prose, issued.preamble.as_ref(), fields);
        one(What::Other, issued.first_section.as_ref(), fields);
        one(What::Prose, issued.closing.as_ref(), fields);
    }
    for Attachment { title, text, .. } in &head.attachments {
        one(What::Prose, title.as_ref(), fields);
        one(What::Prose, text.as_ref(), fields);
    }
    for period in &reports.periods {
        one(What::Other, period.name.as_ref(), fields);
        one(What::Covers, period.covers.as_ref(), fields);
        one(What::Due, period.due.as_ref(), fields);
    }
}

fn item<'a>(own: &'a Item, fields: &mut Vec<Field<'a>>) {
    one(What::Prose, own.title.as_ref(), fields);
    own.clauses.iter().for_each(|own| clause(own, fields));
    own.items.iter().for_each(|nested| item(nested, fields));
}

fn clause<'a>(own: &'a Clause, fields: &mut Vec<Field<'a>>) {
    let first = fields.len();
    one(What::Id, own.id.as_ref(), fields);
    one(What::Prose, own.text.as_ref(), fields);
    [&own.lead, &own.responsible, &own.with].into_iter().for_each(|names| many(What::Unit, names, fields));
    one(What::Form, own.form.as_ref(), fields);
    one(What::Deadline, own.deadline.as_ref(), fields);
    for target in &own.targets {
        one(What::TargetName, target.name.as_ref(), fields);
        one(What::TargetValue, target.value.as_ref(), fields);
    }
    fields[first..].iter_mut().for_each(|field| field.clause = Some(own));
}

fn one<'a>(what: What, text: Option<&'a Sp<String>>, fields: &mut Vec<Field<'a>>) {
    fields.extend(text.map(|text| Field { what, text, clause: None }));
}

fn many<'a>(what: What, texts: &'a Many<Sp<String>>, fields: &mut Vec<Field<'a>>) {
    fields.extend(texts.iter().map(|text| Field { what, text, clause: None }));
}
