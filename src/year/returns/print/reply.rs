//! What goes back to a unit: its own answers on the form of today, with every cell marked that is to be mended.

use std::collections::BTreeMap;

use crate::{
    model::{
        blank::{Blank, Field, Grade},
        document::file_name,
        error::Error,
    },
    pipeline::typeset::sheet::{self, Filling},
    year::returns::{
        decide::{Ledger, UnitLine},
        tally::State,
    },
};

/// Name of the folder of replies in a period's output.
pub const FOLDER: &str = "退改";

/// Whether a unit has something to mend on a form that it has sent.
pub fn is_due(unit: &UnitLine) -> bool {
    unit.file.is_some() && (unit.to_mend > 0 || unit.state == State::Returned || !unit.new_keys.is_empty())
}

/// The marked copies: file name and bytes.
///
/// # Errors
/// If a text cannot stand in a sheet.
pub fn replies(ledger: &Ledger, forms: &[Blank]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let due = ledger.units.iter().filter(|unit| is_due(unit));
    due.filter_map(|unit| Some((unit, forms.iter().find(|form| form.unit == unit.unit)?)))
        .map(|(unit, form)| {
            let name = file_name::safe(&format!("{}-{}-退改", unit.unit, ledger.period));
            Ok((format!("{FOLDER}/{name}.xlsx"), sheet::filled(form, &filling(unit, form, ledger))?))
        })
        .collect()
}

fn filling(unit: &UnitLine, form: &Blank, ledger: &Ledger) -> Filling {
    let mut marks: BTreeMap<(String, Field), String> = BTreeMap::new();
    for (key, field, fault) in unit.faults.iter().filter(|(_, _, fault)| fault.grade != Grade::Look) {
        if let Some(field) = field {
            let said = marks.entry((key.clone(), *field)).or_default();
            if !said.is_empty() {
                said.push('；');
            }
            said.push_str(&fault.message.zh);
        }
    }
    for row in form.rows.iter().filter(|row| row.target.is_none() && unit.new_keys.contains(&row.key)) {
        marks.insert((row.key.clone(), Field::Status), "新增的任务，原来的表上没有，请补填".to_owned());
    }
    let mut remarks: Vec<String> = unit.why.iter().map(|why| why.zh.clone()).collect();
    let own = ledger.files.iter().filter(|file| file.counts_for_unit && file.unit == unit.unit);
    for cell in own.flat_map(|file| &file.cells).filter(|cell| cell.field.is_none()) {
        let why = cell.faults.first().map_or("", |fault| fault.message.zh.as_str());
        remarks.push(format!(
            "原表 {} {} 写的“{}”没有采用：{why}",
            cell.raw.sheet,
            cell.raw.at(),
            short(&cell.raw.text)
        ));
    }
    Filling { answers: unit.answers.clone(), marks, remarks }
}

fn short(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= 60 { text.to_owned() } else { text.chars().take(59).chain(['…']).collect() }
}
