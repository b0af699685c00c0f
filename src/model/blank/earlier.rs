//! What a unit said for an earlier period.

use std::collections::BTreeMap;

use super::{column::Field, form::Blank};

/// What a unit said, by row and answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Earlier {
    /// 上半年, 2022年全年; empty if nothing is known.
    pub period: String,
    /// Whether it is of the same year: then totals do not shrink.
    pub same_year: bool,
    /// The words, and the number of a quantity.
    pub said: BTreeMap<(String, Field), (String, Option<f64>)>,
}

impl Earlier {
    /// Shows on a form what was said for its rows.
    pub fn show(&self, blank: &mut Blank) {
        for row in &mut blank.rows {
            let said = |field: Field| self.said.get(&(row.key.clone(), field)).map(|(words, _)| words.as_str());
            row.earlier = match (said(Field::Done), said(Field::Whole)) {
                (Some(done), Some(whole)) => format!("{done}/{whole}"),
                _ => said(Field::Value).or_else(|| said(Field::Status)).unwrap_or_default().to_owned(),
            };
            row.earlier_progress = said(Field::Progress).unwrap_or_default().to_owned();
        }
        if blank.rows.iter().any(|row| !row.earlier.is_empty() || !row.earlier_progress.is_empty()) {
            blank.earlier.clone_from(&self.period);
        }
    }
}
