//! The year around a build: where a plan comes from, how it is mended and compared, what else is made of it.

pub mod diff;
pub mod docx;
pub mod example;
pub mod fix;
pub mod import;
pub mod next_year;
pub(crate) mod quoted;
pub mod returns;
pub mod watch;
