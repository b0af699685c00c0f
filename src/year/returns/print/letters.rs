//! 催报函 to those who have sent nothing that counts, 退改函 to those who have something to mend.

use crate::{
    model::{
        blank::Grade,
        checked::CheckedPlan,
        document::{Field, Letter, file_name},
        plan::{Date, LetterKind},
    },
    pipeline::assign,
    year::returns::{
        decide::{Ledger, UnitLine},
        tally::State,
    },
};

use super::reply::{self, FOLDER};

/// Faults that a letter tells in words; all of them are marked in the form that goes with it.
const TOLD: usize = 6;

/// The letters, by the names of their files. The day is a blank unless it is given.
pub fn letters(ledger: &Ledger, plan: &CheckedPlan, day: Option<Date>) -> Vec<(String, Letter)> {
    let first: Vec<Letter> =
        assign::assign(plan, true).iter().filter_map(|document| document.letter().cloned()).collect();
    let work = assign::work(plan);
    let own = |unit: &UnitLine| first.iter().find(|letter| letter.unit == unit.unit);
    let letter = |unit: &UnitLine| {
        let (kind, text, attached) =
            if reply::is_due(unit) { mend(unit, ledger, &work) } else { urge(unit, ledger, &work)? };
        let name = file_name::safe(&format!("{}-{}-{kind}函", unit.unit, ledger.period));
        Some((format!("{FOLDER}/{name}"), written(own(unit)?, kind, &text, attached, &work, day)))
    };
    ledger.units.iter().filter_map(letter).collect()
}

/// The form that a letter speaks of.
fn form(ledger: &Ledger, work: &str) -> String {
    format!("{work}落实情况报表（{}）", ledger.period)
}

/// A row as a person finds it on the form: by its printed number, not by its key.
fn row(ledger: &Ledger, key: &str) -> String {
    match ledger.entries.iter().find(|entry| entry.key == key) {
        Some(entry) if entry.target.is_some() => format!("第{}条指标“{}”的", entry.number, entry.text),
        Some(entry) => format!("第{}条", entry.number),
        None => key.to_owned(),
    }
}

type Words = (&'static str, Vec<String>, Vec<String>);

fn urge(unit: &UnitLine, ledger: &Ledger, work: &str) -> Option<Words> {
    if unit.state.counts() {
        return None;
    }
    let due = ledger.due.map(|day| format!("应于{day}前报送，")).unwrap_or_default();
    let why: Vec<&str> = unit.why.iter().map(|why| why.zh.as_str()).collect();
    let so_far = match unit.state {
        State::Returned => format!("所报材料不能采用：{}", why.join("；")),
        _ => "尚未收到".to_owned(),
    };
    let text = vec![
        format!("你单位的{}{due}{so_far}。请于收到本函后尽快报送。", form(ledger, work)),
        "本期各项任务确无进展可报的，请在报表中选“零报”后照样报送。".to_owned(),
    ];
    Some(("催报", text, Vec::new()))
}

fn mend(unit: &UnitLine, ledger: &Ledger, work: &str) -> Words {
    let faults: Vec<String> = unit
        .faults
        .iter()
        .filter(|(_, _, fault)| fault.grade != Grade::Look)
        .map(|(key, field, fault)| {
            format!("{}{}：{}", row(ledger, key), field.map_or("", |field| field.word()), fault.message.zh)
        })
        .collect();
    let mut text = vec![format!(
        "你单位报来的{}收到。其中有{}处需要核对改正，已在所附报表中逐格标明，请改正后尽快发回。",
        form(ledger, work),
        faults.len() + unit.new_keys.len()
    )];
    let more = faults.len().saturating_sub(TOLD);
    let mut told = faults.into_iter().take(TOLD).collect::<Vec<_>>().join("；");
    if more > 0 {
        told.push_str(&format!("；另有{more}处见附件"));
    }
    if !told.is_empty() {
        text.push(format!("需要改正的是：{told}。"));
    }
    ("退改", text, vec![format!("{}（退改）", form(ledger, work))])
}

/// The unit's own letter with other words: sender, contact and form stay.
fn written(own: &Letter, kind: &str, text: &[String], attached: Vec<String>, work: &str, day: Option<Date>) -> Letter {
    Letter {
        kind: LetterKind::Letter,
        document_number: Field::unknown("发文字号"),
        title: vec![format!("关于{kind}{work}"), "落实情况报表的函".to_owned()],
        text: text.iter().map(|paragraph| vec![Field::known(paragraph)]).collect(),
        groups: Vec::new(),
        duty_count: 0,
        targets: Vec::new(),
        closing: Vec::new(),
        attachment_list: attached,
        list_label: None,
        list_title: Vec::new(),
        list_of: String::new(),
        date_of_issue: day.map_or_else(|| Field::unknown("成文日期"), |day| Field::known(day.to_string())),
        ..own.clone()
    }
}
