//! What a deed came to, and where.

use serde::Serialize;

use crate::{desk::state::State, model::message::Lang};

/// What a deed came to.
#[derive(Debug, Default, Serialize)]
pub(super) struct Done {
    /// What was done, in words.
    pub(super) label: String,
    /// Where the change stands: 2024/01-源头治理.yaml 第13行.
    pub(super) place: String,
    /// The path that the page should show now, if another than before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) select: Option<(String, String)>,
    /// The page that should be shown now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) go: Option<&'static str>,
    /// What a person should know, line by line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) told: Vec<String>,
}

/// Where a change stands, as a person looks it up.
pub(super) fn place(state: &State, file: &str, line: usize) -> String {
    let path = state.path_of(file);
    let path = path.display();
    match state.lang {
        Lang::Zh => format!("{path} 第{line}行"),
        Lang::En => format!("{path}, line {line}"),
    }
}
