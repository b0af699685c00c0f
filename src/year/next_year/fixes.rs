//! Faults that the old plan kept with a reason: the waivers stay behind, and what has a sure mend is mended.

use super::work::{Step, Work};
use crate::{
    model::{
        finding::Finding,
        nodes::{Path, place},
        place::Many,
        plan::Plan,
    },
    pipeline::check::{self, Mode},
};

/// Leaves `waivers: []`, so that the comment above it still has something to speak of.
pub(super) fn waivers(work: &mut Work<'_>) {
    let count = work.plan.head.waivers.len();
    let file = work.plan.head_file();
    let Some(source) = work.plan.sources.iter().nth(usize::from(file)) else { return };
    let node = work.plan.nodes.get(file, &Path::parse("waivers")).filter(|_| count > 0);
    if let Some(value) = node.and_then(|node| node.behind_key(&source.text)) {
        let place = |start: usize, end: usize| place(file, start..end);
        let text = &source.text[value.clone()];
        let first_line = text.find(['\n', '\r']).unwrap_or(text.len());
        // A comment behind the key stays; the list goes, whether it begins there or below.
        let comment = Some(text[..first_line].trim_start()).filter(|line| line.is_empty() || line.starts_with('#'));
        let gone = if comment.is_some() { value.start + first_line } else { value.start };
        let is_done = if gone == value.start {
            work.edits.add(place(value.start, value.end), " []")
        } else {
            work.edits.add(place(value.start, value.start), " []") && work.edits.add(place(gone, value.end), "")
        };
        if is_done {
            work.note(
                place(value.start.saturating_sub(1), value.start),
                Step::Changed,
                "豁免",
                format!("上年的{count}条豁免没有带过来：能确定改法的错处已经改正，其余由检查报出"),
                format!("last year's {count} waivers stay behind: sure mends are made, the other faults are reported"),
            );
        }
    }
}

/// Applies the sure mends of the faults that were waived.
pub(super) fn correct(work: &mut Work<'_>) {
    for finding in waived(work.plan) {
        let Some(fix) = finding.fix.filter(|fix| fix.sure) else { continue };
        // All of a mend or none of it.
        if !work.edits.add_all(&fix.edits) {
            continue;
        }
        let help = finding.help.unwrap_or_else(|| finding.message.clone());
        work.note(
            finding.place,
            Step::Corrected,
            finding.code,
            format!("{}，{}", finding.message.zh, help.zh),
            format!("{}; {}", finding.message.en, help.en),
        );
    }
}

/// What is found without the waivers and not with them.
fn waived(plan: &Plan) -> Vec<Finding> {
    let kept = check::check(plan.clone(), Vec::new(), Mode::Draft).findings;
    let mut bare = plan.clone();
    bare.head.waivers = Many::default();
    let all = check::check(bare, Vec::new(), Mode::Draft).findings;
    all.into_iter().filter(|finding| !kept.contains(finding)).collect()
}
