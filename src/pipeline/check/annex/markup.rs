//! Constructs of Markdown that no page prints.

use std::ops::Range;

use super::reading::{Fault, FaultKind};

/// Adds those that stand in `words`, which begin at `start` of the annex.
pub(super) fn faults(words: &str, start: usize, faults: &mut Vec<Fault>) {
    let mut add = |at: Range<usize>, kind| faults.push(Fault { at: start + at.start..start + at.end, kind });
    let mut at = 0;
    for line in words.split_inclusive('\n') {
        let own = line.trim();
        let is_markup = ["- ", "* ", "+ ", "> ", "```", "~~~"].iter().any(|sign| own.starts_with(sign))
            || own.len() >= 3 && ["---", "***", "___", "==="].contains(&own)
            || own.starts_with("#####");
        if is_markup {
            let from = at + line.len() - line.trim_start().len();
            let length = own.find(' ').unwrap_or(own.len()).clamp(1, 5);
            add(from..from + length, FaultKind::Markup);
        }
        at += line.len();
    }
    for (at, _) in words.match_indices("](") {
        let Some(open) = words[..at].rfind('[') else { continue };
        let end = words[at..].find(')').map_or(words.len(), |end| at + end + 1);
        let picture = words[..open].ends_with('!');
        add(open - usize::from(picture)..end, if picture { FaultKind::PictureInText } else { FaultKind::Link });
    }
    for (at, _) in words.match_indices('<') {
        let tag = words[at + 1..].trim_start_matches('/');
        if let Some(end) = words[at..].find('>').filter(|_| tag.starts_with(|first: char| first.is_ascii_alphabetic()))
        {
            add(at..at + end + 1, FaultKind::Markup);
        }
    }
}
