//! What says who does something where a plan has no tasks.

use super::{
    bracket::Manner,
    clause::{self, Alone},
    draft::Draft,
};

/// Responsibilities where a plan has no tasks, before its first section and in annexes: told, and counted as not read.
pub(super) fn passed(draft: &mut Draft) {
    let issued = draft.issued.iter().flat_map(|issued| &issued.preamble);
    let annexes = draft.attachments.iter().flat_map(|annex| &annex.text);
    let passed: Vec<String> =
        draft.preamble.iter().chain(issued).chain(annexes).filter(|text| speaks(text)).cloned().collect();
    draft.passed = passed.len();
    for text in passed {
        let start: String = text.chars().take(24).collect();
        draft.doubt(
            0,
            format!("“{start}…”说到由谁负责，但不在“一、”以下的任务里，没有读成责任"),
            format!("`{start}…` says who does something, but stands in no task: it was not read"),
        );
    }
}

/// Whether a paragraph holds a responsibility, or what looks like one.
fn speaks(text: &str) -> bool {
    let manner = Manner::default;
    !matches!(clause::alone(text, "", &mut manner()), Alone::Text)
        || clause::clauses(text, 0, &mut manner()).iter().any(|clause| clause.duty.is_some() || clause.unread)
}
