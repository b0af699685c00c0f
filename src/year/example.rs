//! A small plan to begin with: it builds as it is, and every line of it is meant to be written over.

use std::path::PathBuf;

/// Its register, shared by all years.
pub const REGISTER: &str = include_str!("../../templates/desk/example/departments.yaml");

/// The year that it is of if nobody says another: a plan has no clock.
pub const YEAR: u16 = 2024;

/// The files of its folder.
pub fn plan(year: u16) -> Vec<(PathBuf, String)> {
    let head = include_str!("../../templates/desk/example/plan.yaml").replace("{year}", &year.to_string());
    let section = include_str!("../../templates/desk/example/01-重点任务.yaml").to_owned();
    vec![(PathBuf::from("plan.yaml"), head), (PathBuf::from("01-重点任务.yaml"), section)]
}
