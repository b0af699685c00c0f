//! One year's plan → the draft of the next: the files with what moves moved, and every place that a person has to
//! decide.
//!
//! Texts are spliced: what does not change keeps every byte. Each place that was moved, or that looks as if it
//! belonged to the old year, gets a mark (see [`Mark`](crate::model::plan::Mark)) and stands in the list.

use std::collections::BTreeMap;

use crate::model::{edits::Edits, error::Error, message::Message, plan::Plan};

use work::Work;

mod dates;
mod fields;
mod fixes;
mod marks;
mod own_year;
mod rolled;
mod sessions;
mod tied;
mod units;
mod work;
mod years;

pub use rolled::{Note, Rolled};
pub use work::Step;

/// Makes the draft for `year` from a plan that was read without faults of shape.
///
/// # Errors
/// If the year is not later than the plan's, or the draft could not be marked without changing what it says.
pub fn roll(plan: &Plan, year: u16) -> Result<Rolled, Error> {
    roll_with(plan, year, &BTreeMap::new())
}

/// The same, with what the old plan's targets came to: it stands beside the question for the new value.
///
/// # Errors
/// Like [`roll`].
pub fn roll_with(plan: &Plan, year: u16, reached: &BTreeMap<String, String>) -> Result<Rolled, Error> {
    let own = plan.head.year.as_ref().ok_or_else(no_year)?;
    if year <= own.value {
        return Err(not_later(own.value, year));
    }
    let mut work = Work { plan, from: own.value, to: year, edits: Edits::default(), found: Vec::new(), reached };
    work.edits.add(own.place, year.to_string());
    work.note(
        own.place,
        Step::Changed,
        "年份",
        format!("方案年份已由{}改为{year}", own.value),
        format!("the plan's year was {} and is {year}", own.value),
    );
    let fields = fields::fields(plan);
    fixes::waivers(&mut work);
    dates::empty(&mut work, &fields);
    units::map(&mut work, &fields);
    own_year::move_on(&mut work, &fields);
    sessions::move_on(&mut work, &fields);
    tied::look(&mut work, &fields);
    fixes::correct(&mut work);
    rolled::finish(work)
}

fn no_year() -> Error {
    Error::Other(Message::new("上年方案没有写年份（year），不知道从哪一年起草", "the old plan gives no `year`"))
}

fn not_later(old: u16, new: u16) -> Error {
    Error::Other(Message::new(
        format!("{new} 不晚于上年方案的年份 {old}"),
        format!("{new} is not later than the old plan's year, {old}"),
    ))
}
