//! Two wordings → what was taken out and what was put in.

use serde::Serialize;
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, diff_ratio};

use super::tokens::tokens;

/// Below this likeness old and new are shown whole: a patchwork would say nothing.
const PATCHWORK: f32 = 0.4;

/// How a wording came to be another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// How alike the two are, in percent; 100 if they are the same.
    pub likeness: u8,
    /// Whether old and new are shown whole, because they have too little in common.
    pub whole: bool,
    /// Same and removed together are the old text; same and added together the new one.
    pub spans: Vec<Span>,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    /// What happened to it.
    pub change: Change,
    /// Its characters.
    pub text: String,
}

/// What happened to a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It stands in both.
    Same,
    /// It stood in the old text only.
    Removed,
    /// It stands in the new text only.
    Added,
}

impl Wording {
    /// Whether no character changed.
    pub fn is_same(&self) -> bool {
        self.spans.iter().all(|span| span.change == Change::Same)
    }

    /// The old text, cut where it changed.
    pub fn before(&self) -> impl Iterator<Item = &Span> {
        self.spans.iter().filter(|span| span.change != Change::Added)
    }

    /// The new text, cut where it changed.
    pub fn after(&self) -> impl Iterator<Item = &Span> {
        self.spans.iter().filter(|span| span.change != Change::Removed)
    }
}

/// Compares two printed responsibilities: a name changes as a whole.
pub(super) fn names(old: Option<&str>, new: Option<&str>) -> Wording {
    const MARKS: [char; 8] = ['、', '，', '；', '。', '〔', '〕', '：', '\n'];
    compared(old, new, |text| {
        text.split_inclusive(MARKS)
            .flat_map(|part| {
                let mark = part
                    .char_indices()
                    .next_back()
                    .filter(|(_, last)| MARKS.contains(last))
                    .map_or(part.len(), |(at, _)| at);
                [&part[..mark], &part[mark..]]
            })
            .filter(|part| !part.is_empty())
            .collect()
    })
}

/// Compares two wordings; one that is not there counts as empty.
pub(super) fn wording(old: Option<&str>, new: Option<&str>) -> Wording {
    compared(old, new, tokens)
}

fn compared(old: Option<&str>, new: Option<&str>, cut: fn(&str) -> Vec<&str>) -> Wording {
    let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
    if old == new {
        return Wording { likeness: 100, whole: false, spans: spans([(Change::Same, old.to_owned())]) };
    }
    let (before, after) = (cut(old), cut(new));
    let operations = capture_diff_slices(Algorithm::Patience, &before, &after);
    let ratio = diff_ratio(&operations, before.len(), after.len());
    let whole = ratio < PATCHWORK;
    let spans = if whole {
        spans([(Change::Removed, old.to_owned()), (Change::Added, new.to_owned())])
    } else {
        patchwork(&operations, &before, &after)
    };
    Wording { likeness: percent(ratio), whole, spans }
}

/// How alike two texts are, 0 to 1; 0 as soon as it is certainly below `least`.
pub(super) fn likeness(old: &[&str], new: &[&str], least: f32) -> f32 {
    if bound(old, new) < least {
        return 0.0;
    }
    diff_ratio(&capture_diff_slices(Algorithm::Patience, old, new), old.len(), new.len())
}

/// More than this the likeness cannot be: the share of tokens that both have, in whatever order.
fn bound(old: &[&str], new: &[&str]) -> f32 {
    let (mut old, mut new) = (old.to_vec(), new.to_vec());
    old.sort_unstable();
    new.sort_unstable();
    let (mut at, mut common) = (0, 0_usize);
    for token in &old {
        while new.get(at).is_some_and(|other| other < token) {
            at += 1;
        }
        if new.get(at) == Some(token) {
            (at, common) = (at + 1, common + 1);
        }
    }
    ratio(2 * common, old.len() + new.len())
}

#[allow(clippy::cast_precision_loss, reason = "texts have far fewer than 2^24 tokens, and a share needs no more")]
fn ratio(part: usize, whole: usize) -> f32 {
    if whole == 0 { 1.0 } else { part as f32 / whole as f32 }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a ratio lies between 0 and 1")]
fn percent(ratio: f32) -> u8 {
    // What is not the same is never 100.
    (ratio * 100.0).min(99.0) as u8
}

fn patchwork(operations: &[DiffOp], old: &[&str], new: &[&str]) -> Vec<Span> {
    let mut pieces: Vec<(Change, String)> = Vec::new();
    for (index, operation) in operations.iter().enumerate() {
        let (tag, from, to) = operation.as_tag_tuple();
        let (removed, added) = (old[from.clone()].concat(), new[to].concat());
        let between = index > 0 && index + 1 < operations.len();
        match tag {
            // One character that happens to be in both, between two changes, is no part that stayed.
            DiffTag::Equal if between && from.len() == 1 => {
                pieces.extend([(Change::Removed, removed), (Change::Added, added)]);
            }
            DiffTag::Equal => pieces.push((Change::Same, removed)),
            _ => pieces.extend([(Change::Removed, removed), (Change::Added, added)]),
        }
    }
    spans(gathered(pieces))
}

/// Between two stretches that stayed, all that was removed comes before all that was added.
fn gathered(pieces: Vec<(Change, String)>) -> Vec<(Change, String)> {
    let mut gathered: Vec<(Change, String)> = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    for (change, text) in pieces {
        match change {
            Change::Removed => removed.push_str(&text),
            Change::Added => added.push_str(&text),
            Change::Same => {
                gathered.push((Change::Removed, std::mem::take(&mut removed)));
                gathered.push((Change::Added, std::mem::take(&mut added)));
                gathered.push((Change::Same, text));
            }
        }
    }
    gathered.extend([(Change::Removed, removed), (Change::Added, added)]);
    gathered
}

fn spans(pieces: impl IntoIterator<Item = (Change, String)>) -> Vec<Span> {
    let filled = pieces.into_iter().filter(|(_, text)| !text.is_empty());
    filled.map(|(change, text)| Span { change, text }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let wording = wording(Some(old), Some(new));
        let show = |span: &Span| match span.change {
            Change::Same => span.text.clone(),
            Change::Removed => format!("[-{}-]", span.text),
            Change::Added => format!("[+{}+]", span.text),
        };
        wording.spans.iter().map(show).collect()
    }

    #[test]
    fn a_number_changes_as_a_whole() {
        assert_eq!(shown("聚焦10个重点品种", "聚焦12个重点品种"), "聚焦[-10-][+12+]个重点品种");
        assert_eq!(shown("检测量达到4.2批次/千人", "检测量达到4.5批次/千人"), "检测量达到[-4.2-][+4.5+]批次/千人");
        assert_eq!(shown("覆盖率达到95%以上", "覆盖率达到100%以上"), "覆盖率达到[-95%-][+100%+]以上");
    }

    #[test]
    fn what_has_little_in_common_is_shown_whole() {
        let found = wording(Some("加强食盐专营管理和换证"), Some("推进学校食堂明厨亮灶全覆盖"));
        assert!(found.whole);
        assert_eq!(found.spans.len(), 2);
    }

    #[test]
    fn the_bound_is_never_below_the_likeness() {
        for (old, new) in [("甲乙丙丁", "丁丙乙甲"), ("", ""), ("", "甲"), ("甲甲甲乙", "甲乙乙乙"), ("3批次", "3批次")]
        {
            let (old, new) = (tokens(old), tokens(new));
            assert!(bound(&old, &new) >= likeness(&old, &new, 0.0));
        }
    }
}
