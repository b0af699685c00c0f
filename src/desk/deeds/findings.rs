//! What can be done about a finding: its mend, a waiver with a reason, a mark taken away.

use crate::{
    model::{
        edits::Edits,
        finding::{Edit, Finding},
    },
    pipeline::{
        check::{Mode, rules},
        load,
        load::nodes::Path,
    },
    year::fix,
};

use super::{
    deed::Named,
    done::{Done, place},
};
use crate::desk::{
    edit, fields,
    read::Read,
    refused::{Refused, refused},
    state::State,
};

/// The finding that a page named, if it is still there.
fn named<'a>(read: &'a Read, named: &Named) -> Result<&'a Finding, Refused> {
    let is = |finding: &&Finding| {
        let source = read.sources().of(finding.place);
        let file = source.path.file_name().unwrap_or_default();
        finding.code == named.code && file == named.file.as_str() && read.sources().text(finding.place) == named.text
    };
    // The same words may stand twice: the nearest is meant.
    let near = |finding: &&Finding| finding.place.start.abs_diff(named.start);
    read.findings.iter().filter(is).min_by_key(near).ok_or_else(|| {
        refused("这处问题已经没有了，请看清现在的内容", "this finding is gone: look at the plan as it is now")
    })
}

/// New texts of the files that edits change.
fn spliced(read: &Read, edits: &[Edit]) -> Vec<(String, String)> {
    let mut all = Edits::default();
    all.add_all(edits);
    let changed = (0_u16..).zip(read.sources().iter()).filter_map(|(file, source)| {
        let name = fields::name(&source.path);
        Some((name, all.apply(file, &source.text))).filter(|(_, text)| *text != source.text)
    });
    changed.collect()
}

pub(super) fn fix(state: &mut State, which: &Named) -> Result<Done, Refused> {
    let read = state.readable()?;
    let finding = named(&read, which)?;
    let mend = finding.fix.as_ref().ok_or_else(|| refused("这一处没有现成的改法", "there is no known mend"))?;
    let at = place(state, &which.file, read.sources().line_column(finding.place).0);
    let label = format!("改正 {}“{}”", finding.code, which.text.chars().take(12).collect::<String>());
    state.commit(&label, &spliced(&read, &mend.edits))?;
    Ok(Done { label, place: at, ..Done::default() })
}

/// All sure mends, as `anpai check --fix` does.
pub(super) fn fix_all(state: &mut State) -> Result<Done, Refused> {
    let fixed = fix::fix(load::load(&state.folder)?, Mode::Draft);
    let files: Vec<(String, String)> =
        fixed.files.iter().map(|(path, text)| (fields::name(path), text.clone())).collect();
    let label = format!("改正 {} 处", fixed.applied);
    state.commit(&label, &files)?;
    Ok(Done { label, ..Done::default() })
}

/// Writes a waiver into plan.yaml: the fault stays, with its reason.
pub(super) fn waive(state: &mut State, which: &Named, reason: &str) -> Result<Done, Refused> {
    let read = state.readable()?;
    let finding = named(&read, which)?;
    let rule = rules::find(finding.code).filter(|rule| rule.waivable);
    let at = rules::owner(read.plan(), finding.place);
    let (Some(_), Some(at)) = (rule, at) else {
        return Err(refused("这一处不能豁免，要改正", "this cannot be waived: it has to be mended"));
    };
    if reason.trim().is_empty() {
        return Err(refused("请写明豁免的理由", "give the reason why it stays"));
    }
    let text = read.file("plan.yaml").map(|(_, text)| text.to_owned()).unwrap_or_default();
    let path = Path::parse("waivers");
    let value = |key: &str, value: &str| (key.to_owned(), vec![value.to_owned()]);
    let row =
        vec![value("code", finding.code), value("at", &at), value("text", &which.text), value("reason", reason.trim())];
    let new = edit::add_row(&text, &path, usize::MAX, &row)?;
    let at = place(state, "plan.yaml", edit::line(&new, &path.at(edit::count(&new, &path).saturating_sub(1))));
    let label = format!("豁免 {}", finding.code);
    state.commit(&label, &[("plan.yaml".to_owned(), new)])?;
    Ok(Done { label, place: at, ..Done::default() })
}

/// Takes the comment of a mark away: with its line, if nothing else stands there.
pub(super) fn settle(state: &mut State, which: &Named) -> Result<Done, Refused> {
    let read = state.readable()?;
    let finding = named(&read, which)?;
    let text = &read.sources().of(finding.place).text;
    let (start, end) = (finding.place.start as usize, finding.place.end as usize);
    let line = text[..start].rfind('\n').map_or(0, |found| found + 1);
    let range = if text[line..start].trim().is_empty() {
        line..text[end..].find('\n').map_or(text.len(), |found| end + found + 1)
    } else {
        text[..start].trim_end().len()..end
    };
    let at = place(state, &which.file, read.sources().line_column(finding.place).0);
    let mut new = text.clone();
    new.replace_range(range, "");
    state.commit("定了一处待定", &[(which.file.clone(), new)])?;
    Ok(Done { label: "定了一处待定".to_owned(), place: at, ..Done::default() })
}
