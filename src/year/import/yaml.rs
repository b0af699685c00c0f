//! A draft → the files of a plan, in the layout that people are used to.

use std::path::PathBuf;

use super::draft::{Draft, Section};

mod head;
mod register;
mod section;
mod written;

pub(super) use register::{names, register, units};
pub(super) use written::{protected, scalar};

/// The files of the plan's folder.
pub(super) fn files(draft: &Draft) -> Vec<(PathBuf, String)> {
    let names: Vec<String> =
        draft.sections.iter().enumerate().map(|(index, section)| file_name(index + 1, section)).collect();
    let mut files = vec![(PathBuf::from("plan.yaml"), head::head(draft, &names))];
    for (section, name) in draft.sections.iter().zip(&names) {
        files.push((PathBuf::from(format!("{name}.yaml")), section::section(section)));
    }
    files
}

fn file_name(number: usize, section: &Section) -> String {
    let word: String = section.title.chars().filter(|sign| sign.is_alphanumeric()).take(40).collect();
    if word.is_empty() { format!("{number:02}") } else { format!("{number:02}-{word}") }
}
