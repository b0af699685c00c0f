//! One cell read as what is asked in it.

use crate::{
    hanzi::quantity::{self, Quantity},
    model::{
        blank::{Asked, Blank, Field, Row, fault},
        plan::Date,
    },
    year::returns::cell::{Fault, Raw, RawKind},
};

/// What a cell was read as.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) value: String,
    pub(super) number: Option<f64>,
    pub(super) faults: Vec<Fault>,
}

fn fault(check: &'static crate::model::blank::Check, raw: &Raw) -> Read {
    Read { faults: vec![Fault::new(check, &[("raw", raw.text.trim())])], ..Read::default() }
}

/// Reads a cell.
pub(super) fn read(field: Field, raw: &Raw, row: Option<&Row>, now: &Blank) -> Read {
    match raw.kind {
        RawKind::Formula => return fault(&fault::FORMULA, raw),
        RawKind::Error => return fault(&fault::ERROR_VALUE, raw),
        RawKind::Date if field.is_number() => return fault(&fault::DATE_FOR_NUMBER, raw),
        _ => {}
    }
    match field {
        Field::Status => status(raw, now),
        Field::Done | Field::Whole => count(raw),
        Field::Value => value(raw, row.and_then(|row| row.target.as_ref())),
        Field::Date => date(raw),
        Field::Zero => zero(raw),
        _ => words(raw),
    }
}

fn status(raw: &Raw, now: &Blank) -> Read {
    let given = quantity::plain(&raw.text);
    if let Some(word) = now.statuses.iter().find(|word| quantity::plain(word) == given) {
        return Read { value: word.clone(), ..Read::default() };
    }
    let list = now.statuses.join("、");
    let values = [("raw", raw.text.trim()), ("list", list.as_str())];
    Read { faults: vec![Fault::new(&fault::NOT_IN_LIST, &values)], ..Read::default() }
}

fn words(raw: &Raw) -> Read {
    let text = raw.text.trim();
    let count = text.chars().count();
    let too_long = (count > fault::MOST_CHARACTERS).then(|| {
        let (count, most) = (count.to_string(), fault::MOST_CHARACTERS.to_string());
        Fault::new(&fault::TOO_LONG, &[("count", &count), ("most", &most)])
    });
    Read { value: text.to_owned(), number: None, faults: too_long.into_iter().collect() }
}

fn date(raw: &Raw) -> Read {
    let given = quantity::plain(&raw.text).replace(['/', '.'], "-");
    match Date::parse(&given) {
        Some(date) => Read { value: date.to_string(), ..Read::default() },
        None => fault(&fault::MALFORMED_DATE, raw),
    }
}

fn zero(raw: &Raw) -> Read {
    let yes = ["是", "√", "✓", "✔", "☑", "1", "零报", "零报告", "对"];
    let no = ["否", "×", "☐", "0", "不是"];
    match quantity::plain(&raw.text).as_str() {
        tick if yes.contains(&tick) => Read { value: "是".to_owned(), ..Read::default() },
        cross if no.contains(&cross) => Read { value: "否".to_owned(), ..Read::default() },
        _ => fault(&fault::ZERO_TICK, raw),
    }
}

/// What is no exact number, in the words of its fault.
fn no_number(quantity: &Quantity, raw: &Raw) -> Read {
    match quantity {
        Quantity::Approximate => fault(&fault::APPROXIMATE, raw),
        Quantity::Range => fault(&fault::RANGE, raw),
        _ => fault(&fault::NOT_A_NUMBER, raw),
    }
}

fn number(value: f64, unit: &str, raw: &Raw) -> Read {
    if value < 0.0 {
        return fault(&fault::NEGATIVE, raw);
    }
    let shown = format!("{value}{unit}");
    // What was understood and not only copied is said: 九八.五％ is 98.5%.
    let same = [raw.text.trim(), &format!("{}%", raw.text.trim())].contains(&shown.as_str())
        || raw.text.trim() == value.to_string();
    let told = (!same).then(|| Fault::new(&fault::FORMATTED, &[("raw", raw.text.trim()), ("value", &shown)]));
    Read { value: shown, number: Some(value), faults: told.into_iter().collect() }
}

fn count(raw: &Raw) -> Read {
    match quantity::read(&raw.text) {
        Quantity::Number { value, unit, .. } if unit.is_empty() => number(value, "", raw),
        Quantity::Number { .. } | Quantity::Fraction { .. } => fault(&fault::NOT_A_COUNT, raw),
        other => no_number(&other, raw),
    }
}

fn value(raw: &Raw, asked: Option<&Asked>) -> Read {
    let Some(asked) = asked.filter(|asked| !asked.number.is_empty()) else { return words(raw) };
    let mut read = match quantity::read(&raw.text) {
        Quantity::Fraction { done, whole } if asked.is_rate() && whole > 0.0 => number(percent(done, whole), "%", raw),
        Quantity::Number { value, unit, .. } if is_unit(&unit, &asked.unit) => {
            if unit.is_empty() && is_doubtful(value, asked) {
                return doubtful(value, raw);
            }
            number(value, &asked.unit, raw)
        }
        Quantity::Fraction { .. } | Quantity::Number { .. } => {
            let values = [("raw", raw.text.trim()), ("goal", asked.goal.as_str())];
            return Read { faults: vec![Fault::new(&fault::UNIT, &values)], ..Read::default() };
        }
        other => return no_number(&other, raw),
    };
    if asked.is_rate() && read.number.is_some_and(|value| value > 100.0) {
        read.faults.push(Fault::new(&fault::OVER_HUNDRED, &[("value", &read.value)]));
    }
    read
}

/// A rate in percent, without the dust of binary fractions.
pub(super) fn percent(done: f64, whole: f64) -> f64 {
    format!("{:.4}", done / whole * 100.0).parse().unwrap_or(f64::NAN)
}

/// The target's unit, or none.
fn is_unit(given: &str, asked: &str) -> bool {
    let bare = |unit: &str| unit.trim_start_matches('个').to_lowercase();
    given.is_empty() || bare(given) == bare(asked)
}

/// 0.985 where a rate of some size is asked for: 98.5% and 0.985% are both possible, and so are 1 and 1.2.
fn is_doubtful(value: f64, asked: &Asked) -> bool {
    asked.is_rate() && value > 0.0 && value <= 1.5 && asked.goal_number().is_none_or(|goal| goal > 3.0)
}

fn doubtful(value: f64, raw: &Raw) -> Read {
    let (one, other) = (format!("{}%", percent(value, 1.0)), format!("{value}%"));
    let values = [("raw", raw.text.trim()), ("one", one.as_str()), ("other", other.as_str())];
    Read { faults: vec![Fault::new(&fault::PERCENT_OR_FRACTION, &values)], ..Read::default() }
}
