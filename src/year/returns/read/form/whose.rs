//! Whose form a workbook is: by its own copy, by what is visible, and never another unit's.

use crate::{
    hanzi::characters::squeezed,
    model::{
        blank::{Blank, SCHEMA, layout},
        message::Message,
    },
    year::returns::{cell::Raw, read::filled::Issued},
};

/// Whether a sheet is the form's own copy.
pub(super) fn is_carried(cells: &[Raw]) -> bool {
    cells.first().is_some_and(|cell| (cell.row, cell.column) == (0, 0) && cell.text == SCHEMA)
}

/// The form's own copy, put together from its chunks.
pub(super) fn blank(cells: &[Raw]) -> Option<Blank> {
    let json: String =
        cells.iter().filter(|cell| cell.column == 0 && cell.row > 0).map(|cell| cell.text.as_str()).collect();
    serde_json::from_str(&json).ok()
}

/// By 表号 anywhere, else by the name beside 填报单位.
pub(super) fn by_sight(cells: &[Raw], issued: Issued<'_>) -> Result<Blank, Message> {
    let has_id = |form: &&Blank| {
        let id = squeezed(&layout::identity(form));
        let id = id.split("版本").next().unwrap_or_default().to_owned();
        cells.iter().any(|cell| squeezed(&cell.text).starts_with(&id))
    };
    let by_name = || {
        let unit = issued.register.resolve(unit_beside(cells)?)?.name();
        issued.forms.iter().find(|form| form.unit == unit)
    };
    issued.forms.iter().find(has_id).or_else(by_name).cloned().ok_or_else(not_a_form)
}

fn not_a_form() -> Message {
    Message::new(
        "认不出是哪个单位的报表：表号、填报单位和隐藏的表样都没有",
        "not recognised as a form: no id, no unit, no hidden copy",
    )
}

/// What stands right of 填报单位.
fn unit_beside(cells: &[Raw]) -> Option<&str> {
    let label = cells.iter().find(|cell| squeezed(&cell.text).starts_with("填报单位"))?;
    let right =
        cells.iter().filter(|cell| cell.sheet == label.sheet && cell.row == label.row && cell.column > label.column);
    right.min_by_key(|cell| cell.column).map(|cell| cell.text.trim())
}

/// A form that another unit has filled in is no return of either.
pub(super) fn another_unit(blank: &Blank, cells: &[Raw], issued: Issued<'_>) -> Result<(), Message> {
    let named = unit_beside(cells)
        .and_then(|name| issued.register.resolve(name))
        .map_or(blank.unit.as_str(), |unit| unit.name());
    if named == blank.unit {
        return Ok(());
    }
    let (own, id) = (&blank.unit, &blank.form_id);
    Err(Message::new(
        format!("填报单位写的是“{named}”，表却是{own}的（表号 {id}）；请换本单位的表重填"),
        format!("filled in by {named}, on the form of {own} ({id}); use the unit's own form"),
    ))
}
