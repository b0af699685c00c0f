//! What changed, as runs in their styles.

use crate::model::document::{Run, RunStyle};

use super::super::wording::{Change, Span, Wording};

/// The spans as paragraphs of runs.
pub(super) fn paragraphs(wording: &Wording) -> Vec<Vec<Run>> {
    let mut paragraphs: Vec<Vec<Run>> = vec![Vec::new()];
    for Span { change, text } in &wording.spans {
        for (at, part) in text.split('\n').enumerate() {
            if at > 0 {
                paragraphs.push(Vec::new());
            }
            let last = paragraphs.last_mut().expect("there is one from the start");
            last.extend((!part.is_empty()).then(|| run(*change, part.to_owned())));
        }
    }
    paragraphs.retain(|runs| !runs.is_empty());
    paragraphs
}

pub(super) fn run(change: Change, text: String) -> Run {
    let style = match change {
        Change::Same => RunStyle::Plain,
        Change::Removed => RunStyle::Removed,
        Change::Added => RunStyle::Added,
    };
    Run { text, style }
}
