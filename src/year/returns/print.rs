//! The ledger written down: as a workbook, for programs, as a page for the leader, and for the terminal.

pub mod draft;
pub mod figures;
pub mod files;
pub mod json;
pub mod letters;
pub mod overview;
pub mod reply;
pub mod report;
pub mod terminal;
pub mod workbook;
