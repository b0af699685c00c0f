//! Plan without errors → [`CheckedPlan`]: what is stated, as the values that it means.

use std::sync::Arc;

use crate::model::{
    checked::{AnnexPart, Attachment, CheckedPlan, Day, Head, Letters, Period, Reports, Unit},
    document::{Block, Picture, Run, form::STATUSES, notice::PictureFile, table::WIDTH},
    place::{Many, Sp},
    plan::{
        self, Date, LetterSettings, Plan, Register,
        picture::{self, Pictures},
    },
};

use super::{
    annex::{self, Annex},
    outline::{outline, stated},
    rules::h008_notice_too_long,
};

/// What the plan says, resolved; `annexes` are what its attachments came to.
pub(super) fn resolve(plan: Plan, year: u16, annexes: Vec<Annex>) -> CheckedPlan {
    CheckedPlan {
        year,
        head: head(&plan, annexes),
        letters: letters(&plan.head.letters, &plan.register),
        reports: reports(&plan.head.reports, year),
        units: plan.register.departments.iter().map(unit).collect(),
        outline: outline(&plan),
        characters: h008_notice_too_long::characters(&plan),
        most_characters: h008_notice_too_long::limit(&plan.head).map(|(most, _)| most),
        written: plan,
    }
}

fn unit(unit: &plan::Department) -> Unit {
    Unit { name: unit.name().to_owned(), kind: unit.kind.as_ref().map(|kind| kind.value).unwrap_or_default() }
}

fn head(plan: &Plan, annexes: Vec<Annex>) -> Head {
    let head = &plan.head;
    let mut pictures = Vec::new();
    Head {
        issuing_authority: given(head.issuing_authority.as_ref()),
        document_number: stated(head.document_number.as_ref()),
        title: stated(head.title.as_ref()).unwrap_or_default(),
        recipients: names(head.recipients.as_ref()).filter(|names| !names.is_empty()),
        attachments: attachments(head, annexes, &plan.pictures, &mut pictures),
        signature: given(head.signature.as_ref()),
        date_of_issue: day(head.date_of_issue.as_ref()),
        seal: head.seal.as_ref().is_none_or(|seal| seal.value),
        copy_recipients: names(head.copy_recipients.as_ref()),
        printing_authority: stated(head.printing_authority.as_ref()),
        printing_date: day(head.printing_date.as_ref()),
        note: stated(head.note.as_ref()),
        urgency: head.urgency.as_ref().map(|urgency| urgency.value),
        copy_number: stated(head.copy_number.as_ref()),
        pictures,
    }
}

/// The names that are stated; an empty one is none.
fn given(list: Option<&Many<Sp<String>>>) -> Vec<String> {
    list.into_iter().flatten().filter_map(|name| stated(Some(name))).collect()
}

fn names(list: Option<&Many<Sp<String>>>) -> Option<Vec<String>> {
    list.map(|list| list.iter().map(|name| name.trim().to_owned()).collect())
}

/// The annexes of a plan that need not be without faults, for who compares them: where a picture stands, it is named.
pub fn annexes(plan: &Plan) -> Vec<Attachment> {
    attachments(&plan.head, annex::of(plan), &Pictures::default(), &mut Vec::new())
}

fn attachments(
    head: &plan::Head,
    annexes: Vec<Annex>,
    read: &Pictures,
    files: &mut Vec<PictureFile>,
) -> Vec<Attachment> {
    head.attachments.iter().zip(annexes).map(|(one, annex)| attachment(one, annex, read, files)).collect()
}

fn attachment(
    attachment: &plan::Attachment,
    annex: Annex,
    read: &Pictures,
    files: &mut Vec<PictureFile>,
) -> Attachment {
    let part = |part| match part {
        annex::Part::Text(block) => AnnexPart::Text(block),
        annex::Part::Table(annex::RawTable { names, rows }) => AnnexPart::Table { names, rows },
        annex::Part::Picture { path, caption, .. } => picture(&path, caption, read, files),
    };
    let is = |flag: &Option<Sp<bool>>| flag.as_ref().is_some_and(|flag| flag.value);
    let (across, apart) = (is(&attachment.across), is(&attachment.apart));
    Attachment {
        title: stated(attachment.title.as_ref()),
        text: annex.parts.into_iter().map(part).collect(),
        across,
        apart,
    }
}

/// A picture with its size in print; one that could not be read is a finding, and its place is kept on the screen.
fn picture(path: &str, caption: String, read: &Pictures, files: &mut Vec<PictureFile>) -> AnnexPart {
    let bytes = read.get(path).and_then(|read| read.as_ref().ok());
    let found = bytes.and_then(|bytes| Some((bytes, picture::size(bytes)?, picture::ending(bytes)?)));
    let Some((bytes, (width, height), ending)) = found else {
        return AnnexPart::Text(Block::free(vec![Run::plain(format!("〔图：{caption}〕"))]));
    };
    let name = format!("{}.{ending}", files.len() + 1);
    files.push(PictureFile { name: name.clone(), bytes: Arc::clone(bytes) });
    let (width, height) = in_print(width, height);
    AnnexPart::Picture(Picture { file: name, caption, width, height })
}

/// Tenths of a millimetre: 150 dots an inch, no wider than the text and no higher than most of a page.
fn in_print(width: u32, height: u32) -> (u32, u32) {
    const HIGHEST: u64 = 1900;
    let (width, height) = (u64::from(width), u64::from(height));
    let wide = (width * 254 / 150).clamp(1, u64::from(WIDTH)).min((HIGHEST * width / height).max(1));
    let high = (wide * height / width).max(1);
    (u32::try_from(wide).unwrap_or(WIDTH), u32::try_from(high).unwrap_or(WIDTH))
}

fn letters(letters: &LetterSettings, register: &Register) -> Letters {
    let contact = &letters.contact;
    Letters {
        kind: letters.form.as_ref().map(|form| form.value).unwrap_or_default(),
        sender: letters.sender.as_ref().and_then(|sender| register.position(sender)),
        sender_full_name: stated(letters.sender_full_name.as_ref()),
        document_number: stated(letters.document_number.as_ref()),
        own_numbers: letters
            .document_numbers
            .iter()
            .filter_map(|own| Some((register.position(own.unit.as_ref()?)?, stated(own.document_number.as_ref())?)))
            .collect(),
        received: letters
            .document_numbers
            .iter()
            .filter_map(|own| Some((register.position(own.unit.as_ref()?)?, day(own.received.as_ref())?)))
            .collect(),
        date_of_issue: day(letters.date_of_issue.as_ref()),
        inferred: letters.inferred.iter().map(|key| key.value).collect(),
        contact: [
            ("联系人", &contact.name),
            ("联系电话", &contact.telephone),
            ("电子邮箱", &contact.email),
            ("地址", &contact.address),
        ]
        .map(|(label, text)| (label, stated(text.as_ref()))),
    }
}

/// Without periods of its own a plan is reported on after half a year and after the whole.
fn reports(reports: &plan::ReportSettings, year: u16) -> Reports {
    let own = reports.periods.iter().map(|period| Period {
        name: stated(period.name.as_ref()).unwrap_or_else(|| "全年".to_owned()),
        covers: stated(period.covers.as_ref()),
        due: stated(period.due.as_ref()),
    });
    let usual = [("上半年", 6, 30), ("全年", 12, 31)].map(|(name, month, day)| Period {
        name: name.to_owned(),
        covers: Some(format!("{year}年1月1日至{year}年{month}月{day}日")),
        due: None,
    });
    let periods = if reports.periods.is_empty() { usual.to_vec() } else { own.collect() };
    let own: Vec<String> = reports.statuses.iter().map(|word| word.value.clone()).collect();
    let statuses = if own.is_empty() { STATUSES.map(ToOwned::to_owned).to_vec() } else { own };
    Reports { return_to: stated(reports.return_to.as_ref()), statuses, periods }
}

/// A date that cannot be read is a finding; if that is waived, it prints as written.
fn day(text: Option<&Sp<String>>) -> Option<Day> {
    stated(text).map(|text| Date::parse(&text).map_or(Day::AsWritten(text), Day::Date))
}
