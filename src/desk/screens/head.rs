//! 版头版记: every element of the notice, the letters and the reports, and what is missing for a final.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use serde::Serialize;

use crate::{
    desk::{opened::Desk, pages, read::Read},
    model::message::Lang,
    pipeline::{
        check::{self, Mode},
        load::nodes::Path,
    },
};

use super::view::{Fault, Field, File, List};

const FILE: &str = "plan.yaml";

/// An element that is one value: its path, how it is asked for, its Chinese and English name, where on the sheet it is.
const SINGLE: &[(&str, &str, &str, &str, &str)] = &[
    ("issuing_authority", "text", "发文机关", "issuing authority", "masthead"),
    ("document_number", "text", "发文字号", "document number", "number"),
    ("title", "lines", "标题", "title", "title"),
    ("preamble", "lines", "引言", "preamble", "text"),
    ("closing", "lines", "结尾", "closing", "text"),
    ("signature", "text", "发文机关署名", "signature", "signature"),
    ("date_of_issue", "date", "成文日期", "date of issue", "signature"),
    ("printing_authority", "text", "印发机关", "printing authority", "imprint"),
    ("printing_date", "date", "印发日期", "printing date", "imprint"),
    ("note", "text", "附注", "note", "note"),
    ("urgency", "text", "紧急程度", "urgency", "head"),
    ("copy_number", "text", "份号", "copy number", "head"),
];

/// The same of each plan that the notice issues.
const ISSUED: [(&str, &str, &str, &str); 3] = [
    ("title", "lines", "印发的方案：标题", "issued plan: title"),
    ("preamble", "lines", "印发的方案：引言", "issued plan: preamble"),
    ("closing", "lines", "印发的方案：结尾", "issued plan: closing"),
];

const LETTERS: &[(&str, &str, &str, &str)] = &[
    ("letters.form", "text", "文种（函、责任书、任务清单、分工表）", "form"),
    ("letters.sender", "unit", "发函单位", "sender"),
    ("letters.sender_full_name", "text", "发函单位全称", "sender in full"),
    ("letters.document_number", "text", "函的发文字号", "number of the letters"),
    ("letters.date_of_issue", "date", "函的成文日期", "date of the letters"),
    ("letters.basis", "text", "依据", "basis"),
    ("letters.contact.name", "text", "联系人", "contact"),
    ("letters.contact.telephone", "text", "电话", "telephone"),
    ("letters.contact.email", "text", "电子邮箱", "e-mail"),
    ("letters.contact.address", "text", "地址", "address"),
];

const REPORTS: &[(&str, &str, &str, &str)] =
    &[("reports.basis", "text", "报送依据", "basis"), ("reports.return_to", "text", "报送至", "returned to")];

#[derive(Debug, Default, Serialize)]
struct Data {
    notice: Vec<Element>,
    recipients: List,
    copy_recipients: List,
    letters: Vec<Element>,
    reports: Vec<Element>,
    periods: Vec<Vec<Element>>,
    units: Vec<String>,
    /// What keeps a final from being made.
    missing: Vec<Fault>,
    faults: Vec<Fault>,
}

#[derive(Debug, Serialize)]
struct Element {
    name: &'static str,
    /// text, lines, date, unit, or names of a joint notice.
    how: &'static str,
    /// The part of the sheet that it is.
    part: &'static str,
    field: Field,
    /// The names, where the element is a list.
    list: Option<List>,
    /// A date as an input wants it: 2024-03-15.
    day: String,
}

pub(in crate::desk) async fn show(State(desk): State<Arc<Desk>>) -> Response {
    let state = desk.seen();
    let Ok(read) = state.read.clone() else { return pages::show(&desk, &state, "head", &Data::default()) };
    let data = data(&read, state.lang);
    pages::show(&desk, &state, "head", &data)
}

fn data(read: &Read, lang: Lang) -> Data {
    let file = File::of(read, lang, FILE);
    let word = |zh: &'static str, en: &'static str| if lang == Lang::Zh { zh } else { en };
    let element = |path: &str, how, name, part| {
        let at = Path::parse(path);
        let field = file.field(&at);
        // A joint notice names several authorities.
        let list = (file.count(&at) > 0).then(|| file.list(&at));
        let how = if list.is_some() { "names" } else { how };
        let day = crate::model::plan::Date::parse(&field.value)
            .map(|day| format!("{}-{:02}-{:02}", day.year, day.month, day.day));
        Element { name, how, part, day: day.unwrap_or_default(), field, list }
    };
    let several = |list: &[(&'static str, &'static str, &'static str, &'static str)], part| {
        list.iter().map(|&(path, how, zh, en)| element(path, how, word(zh, en), part)).collect::<Vec<_>>()
    };
    let periods = Path::parse("reports.periods");
    let period = |index: usize| {
        let at = periods.at(index);
        let one = |key: &str, zh, en| element(&at.key(key).to_string(), "text", word(zh, en), "form");
        vec![
            one("name", "报表期", "period"),
            one("covers", "起止日期", "days covered"),
            one("due", "报送截止日", "due"),
        ]
    };
    let mut notice: Vec<Element> =
        SINGLE.iter().map(|&(path, how, zh, en, part)| element(path, how, word(zh, en), part)).collect();
    for index in 0..file.count(&Path::parse("issued_plans")) {
        for (key, how, zh, en) in ISSUED {
            notice.push(element(&format!("issued_plans[{index}].{key}"), how, word(zh, en), "text"));
        }
    }
    Data {
        notice,
        recipients: file.list(&Path::parse("recipients")),
        copy_recipients: file.list(&Path::parse("copy_recipients")),
        letters: several(LETTERS, "letter"),
        reports: several(REPORTS, "form"),
        periods: (0..file.count(&periods)).map(period).collect(),
        units: read.plan().register.departments.iter().map(|unit| unit.name().to_owned()).collect(),
        missing: missing(read, lang),
        faults: file.faults(|at| at.0.is_empty()),
    }
}

/// What check says of a final and does not say of a draft.
fn missing(read: &Read, lang: Lang) -> Vec<Fault> {
    let findings = check::check(read.plan().clone(), Vec::new(), Mode::Final).findings;
    let only = findings.iter().filter(|finding| finding.code == "F001");
    only.map(|finding| super::view::fault(read, finding, lang)).collect()
}
