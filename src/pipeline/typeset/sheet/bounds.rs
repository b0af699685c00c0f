//! What a cell takes, and what the sheet says about it.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, XlsxError};

use super::carried;
use crate::model::blank::{Blank, Field, fault::MOST_CHARACTERS};

/// Of the cell of a field.
pub(super) fn bounds(field: Field, blank: &Blank) -> Result<DataValidation, XlsxError> {
    let told = DataValidation::new().set_input_title(field.word())?.set_input_message(field.hint())?;
    Ok(match field {
        Field::Status => statuses(told, &blank.statuses)?.set_error_message(field.hint())?,
        Field::Done | Field::Whole => {
            told.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)).set_error_message(field.hint())?
        }
        Field::Progress | Field::Problem | Field::Next => told
            .allow_text_length(DataValidationRule::LessThanOrEqualTo(
                u32::try_from(MOST_CHARACTERS).expect("a few hundred"),
            ))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_message(field.hint())?,
        _ => told.allow_any_value(),
    })
}

/// The list in the cell itself where it fits, else from the hidden sheet.
fn statuses(told: DataValidation, words: &[String]) -> Result<DataValidation, XlsxError> {
    let fits = words.iter().map(|word| word.encode_utf16().count() + 1).sum::<usize>() <= 255;
    if fits && !words.iter().any(|word| word.contains(',')) {
        return told.allow_list_strings(words);
    }
    Ok(told.allow_list_formula(Formula::new(format!("={}!$B$1:$B${}", carried::NAME, words.len()))))
}
