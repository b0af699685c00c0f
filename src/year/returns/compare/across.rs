//! What several cells say together: numerator and denominator, status and figure, problem and next step, this period
//! and the one before.

use crate::model::blank::{Asked, Blank, Check, Earlier, Field, Row, Status, fault};

use super::{
    judged::{Missing, fault_at},
    value::percent,
};
use crate::year::returns::cell::{Cell, Fault, Outcome};

/// Looks through a form's rows.
pub(super) fn across(cells: &mut [Cell], missing: &mut Vec<Missing>, issued: &Blank, now: &Blank, earlier: &Earlier) {
    for row in &now.rows {
        // What was not on the form is missing, not at fault.
        if issued.row(&row.key).is_none() {
            continue;
        }
        if row.target.is_some() {
            rate(cells, missing, row);
        } else {
            duty(cells, missing, row, now);
        }
        since(cells, row, earlier);
    }
}

fn find<'a>(cells: &'a [Cell], key: &str, field: Field) -> Option<&'a Cell> {
    cells.iter().find(|cell| cell.key == key && cell.field == Some(field) && cell.outcome != Outcome::SetAside)
}

fn number(cells: &[Cell], key: &str, field: Field) -> Option<f64> {
    find(cells, key, field).filter(|cell| cell.outcome == Outcome::Accepted)?.number
}

/// The value of a target's row: given, or numerator over denominator.
pub(super) fn reached(cells: &[Cell], key: &str) -> Option<f64> {
    let (done, whole) = (number(cells, key, Field::Done), number(cells, key, Field::Whole));
    let computed = done.zip(whole).filter(|(_, whole)| *whole > 0.0).map(|(done, whole)| percent(done, whole));
    computed.or_else(|| number(cells, key, Field::Value))
}

/// Numerator, denominator and what they come to.
fn rate(cells: &mut [Cell], missing: &mut Vec<Missing>, row: &Row) {
    let key = &row.key;
    let has = |field| find(cells, key, field).is_some();
    let half = match (has(Field::Done), has(Field::Whole)) {
        (true, false) => Some(Field::Whole),
        (false, true) => Some(Field::Done),
        _ => None,
    };
    if let Some(field) = half {
        missing.push(Missing { key: key.clone(), field, fault: Fault::new(&fault::HALF_GIVEN, &[]) });
    }
    let (Some(done), Some(whole)) = (number(cells, key, Field::Done), number(cells, key, Field::Whole)) else { return };
    let (done_text, whole_text) = (done.to_string(), whole.to_string());
    if whole <= 0.0 {
        fault_at(cells, key, Field::Whole, Fault::new(&fault::ZERO_WHOLE, &[]));
        return;
    }
    if done > whole {
        let values = [("done", done_text.as_str()), ("whole", whole_text.as_str())];
        fault_at(cells, key, Field::Done, Fault::new(&fault::DONE_OVER_WHOLE, &values));
        return;
    }
    let Some(given) = find(cells, key, Field::Value).filter(|cell| cell.outcome == Outcome::Accepted) else { return };
    let rate = percent(done, whole);
    if given.number.is_some_and(|value| (value - rate).abs() > half_digit(value) + 1e-9) {
        let (raw, rate) = (given.raw.text.trim().to_owned(), format!("{}%", shown(rate)));
        fault_at(cells, key, Field::Value, Fault::new(&fault::RATE_DIFFERS, &[("raw", &raw), ("rate", &rate)]));
    }
}

/// Half of the last digit that a value is given to: a rounded rate is no wrong one.
fn half_digit(value: f64) -> f64 {
    let text = value.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    0.5 * 10_f64.powi(-i32::try_from(decimals).unwrap_or(0))
}

/// A number with two decimals at most.
fn shown(value: f64) -> f64 {
    format!("{value:.2}").parse().unwrap_or(value)
}

/// A duty's status beside its figures and words.
fn duty(cells: &mut [Cell], missing: &mut Vec<Missing>, row: &Row, now: &Blank) {
    let key = &row.key;
    let Some(status) = find(cells, key, Field::Status) else {
        let list = now.statuses.join("、");
        let fault = Fault::new(&fault::NO_STATUS, &[("list", &list)]);
        missing.push(Missing { key: key.clone(), field: Field::Status, fault });
        return;
    };
    let word = status.value.clone();
    let targets: Vec<(&Row, Option<f64>)> =
        now.targets(key).map(|target| (target, reached(cells, &target.key))).collect();
    for found in of_status(&word, &targets, cells) {
        fault_at(cells, key, Field::Status, found);
    }
    if find(cells, key, Field::Problem).is_some() && find(cells, key, Field::Next).is_none() {
        fault_at(cells, key, Field::Problem, Fault::new(&fault::PROBLEM_WITHOUT_NEXT, &[]));
    }
}

fn of_status(word: &str, targets: &[(&Row, Option<f64>)], cells: &[Cell]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let with = |check: &'static Check, more: &[(&str, &str)]| Fault::new(check, &[&[("status", word)], more].concat());
    let met = |(row, value): &(&Row, Option<f64>)| value.and_then(|value| row.target.as_ref()?.is_met(value));
    match Status::of(word) {
        Status::Done => {
            for target in targets {
                let (row, value) = target;
                let (name, asked) = (row.text.as_str(), row.target.as_ref());
                let goal = asked.map_or("", |asked| asked.goal.as_str());
                let unit = asked.map_or("", |asked| asked.unit.as_str());
                // A figure that is asked back is there.
                let is_given = row.fields().iter().any(|field| find(cells, &row.key, *field).is_some());
                match value {
                    None if !is_given => faults.push(with(&fault::DONE_WITHOUT_FIGURE, &[("target", name)])),
                    Some(value) if met(target) == Some(false) => {
                        let value = format!("{}{unit}", shown(*value));
                        faults.push(with(&fault::DONE_NOT_MET, &[("target", name), ("value", &value), ("goal", goal)]));
                    }
                    _ => {}
                }
            }
        }
        Status::Behind | Status::NotBegun
            if !targets.is_empty() && targets.iter().all(|target| met(target) == Some(true)) =>
        {
            faults.push(with(&fault::MET_NOT_DONE, &[]));
        }
        _ => {}
    }
    faults
}

/// This period beside the one before.
fn since(cells: &mut [Cell], row: &Row, earlier: &Earlier) {
    for field in row.fields() {
        let Some((said, number_then)) = earlier.said.get(&(row.key.clone(), *field)) else { continue };
        let Some(cell) = find(cells, &row.key, *field) else { continue };
        // A rate may fall; a count from 1 January on does not.
        let is_total =
            field.is_number() && !(*field == Field::Value && row.target.as_ref().is_some_and(Asked::is_rate));
        let shrinks = cell.number.zip(*number_then).is_some_and(|(now, then)| now < then);
        let period = [("period", earlier.period.as_str())];
        if earlier.same_year && is_total && shrinks {
            let (raw, said) = (cell.raw.text.trim().to_owned(), said.clone());
            let values = [&period[..], &[("raw", raw.as_str()), ("earlier", said.as_str())]].concat();
            fault_at(cells, &row.key, *field, Fault::new(&fault::BELOW_EARLIER, &values));
        } else if *field == Field::Progress && cell.value == *said {
            fault_at(cells, &row.key, *field, Fault::new(&fault::UNCHANGED, &period));
        }
    }
}
