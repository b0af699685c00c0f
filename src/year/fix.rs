//! Sure fixes, spliced into the texts: what a fix does not name stays as it is, to the byte.
//!
//! Returns new texts and writes nothing. A second run finds nothing left to do.

use std::{
    collections::HashSet,
    ops::Range,
    path::{Path, PathBuf},
};

use similar::{DiffTag, TextDiff};

use crate::{
    model::{
        edits::Edits,
        finding::{Edit, Finding, Fix, Severity},
        message::Lang,
        place::Sources,
    },
    pipeline::{
        check::{self, Checked, Mode},
        load::{Loaded, load_texts},
    },
};

/// What fixing came to.
#[derive(Debug)]
pub struct Fixed {
    /// The files that change, each with its whole new text.
    pub files: Vec<(PathBuf, String)>,
    /// How many fixes were applied.
    pub applied: usize,
    /// What check says afterwards.
    pub checked: Checked,
}

/// Codes of files whose text could not be read: what is shown of them is not what is in them, so it is never written.
const UNREADABLE: [&str; 3] = ["S010", "S011", "S012"];

/// Fixes are repeated until none is left; more rounds than any nesting of faults needs.
const ROUNDS: usize = 32;

/// Applies all sure fixes to a plan that was read.
pub fn fix(loaded: Loaded, mode: Mode) -> Fixed {
    let kept: Vec<Finding> =
        loaded.findings.iter().filter(|finding| UNREADABLE.contains(&finding.code)).cloned().collect();
    let original = texts(&loaded.plan.sources, &kept);
    let mut checked = check::check(loaded.plan, loaded.findings, mode);
    let (mut current, mut applied) = (original.clone(), 0);
    let mut seen = HashSet::from([original.clone()]);
    for _ in 0..ROUNDS {
        let Some((next, count)) = round(&current, &checked, &kept) else { break };
        if !seen.insert(next.clone()) {
            // Two fixes undo each other: neither is sure, and the plan stays as it is.
            return Fixed { files: Vec::new(), applied: 0, checked: read(&original, &kept, mode) };
        }
        checked = read(&next, &kept, mode);
        (current, applied) = (next, applied + count);
    }
    let changed = current.into_iter().zip(original).filter(|(new, old)| new != old).map(|(new, _)| new);
    Fixed { files: changed.collect(), applied, checked }
}

/// What a file said before.
pub(crate) fn before<'s>(path: &Path, sources: &'s Sources) -> &'s str {
    sources.iter().find(|source| source.path == *path).map_or("", |source| source.text.as_str())
}

/// The changes as a unified diff, file by file.
pub fn diff(files: &[(PathBuf, String)], sources: &Sources) -> String {
    let one = |(path, new): &(PathBuf, String)| {
        let old = before(path, sources);
        let name = path.to_string_lossy().replace('\\', "/");
        TextDiff::from_lines(old, new).unified_diff().context_radius(1).header(&name, &name).to_string()
    };
    files.iter().map(one).collect()
}

/// The changed lines, file by file, as a person reads them: the line, what it was, what it is.
pub fn list(files: &[(PathBuf, String)], sources: &Sources, lang: Lang) -> String {
    let mut told = String::new();
    for (path, new) in files {
        let old = before(path, sources);
        told.push_str(&format!("{}\n", path.display()));
        for operation in TextDiff::from_lines(old, new).ops().iter().filter(|one| one.tag() != DiffTag::Equal) {
            let lines = |text: &str, range: Range<usize>| -> Vec<String> {
                text.lines().skip(range.start).take(range.len()).map(|line| line.trim().to_owned()).collect()
            };
            let (line, was, is) =
                (operation.new_range().start + 1, lines(old, operation.old_range()), lines(new, operation.new_range()));
            told.push_str(&match lang {
                Lang::Zh => format!("  第{line}行  {} → {}\n", was.join(" "), is.join(" ")),
                Lang::En => format!("  line {line}  {} → {}\n", was.join(" "), is.join(" ")),
            });
        }
    }
    told
}

type Texts = Vec<(PathBuf, String)>;

/// The files in the order of the sources, so that places keep their file.
fn texts(sources: &Sources, unreadable: &[Finding]) -> Texts {
    let is_unreadable = |index: usize| unreadable.iter().any(|finding| usize::from(finding.place.file) == index);
    let text = |(index, text): (usize, &String)| if is_unreadable(index) { String::new() } else { text.clone() };
    sources.iter().enumerate().map(|(index, one)| (one.path.clone(), text((index, &one.text)))).collect()
}

fn read(texts: &Texts, kept: &[Finding], mode: Mode) -> Checked {
    let mut loaded = load_texts(texts.clone());
    loaded.findings.extend(kept.iter().cloned());
    check::check(loaded.plan, loaded.findings, mode)
}

/// One round of fixes: all together, or one alone where together they would break the YAML.
fn round(texts: &Texts, checked: &Checked, kept: &[Finding]) -> Option<(Texts, usize)> {
    let fixes = independent(&checked.findings, texts, kept);
    if fixes.is_empty() {
        return None;
    }
    let before = broken(&load_texts(texts.clone()));
    let is_sound = |next: &Texts| broken(&load_texts(next.clone())) <= before;
    let together = splice(texts, &fixes);
    if is_sound(&together) {
        return Some((together, fixes.len()));
    }
    fixes.into_iter().map(|fix| splice(texts, &[fix])).find(is_sound).map(|next| (next, 1))
}

/// How many faults of shape are errors.
fn broken(loaded: &Loaded) -> usize {
    loaded.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

/// The sure fixes that change something and do not meet; the first one wins.
fn independent<'a>(findings: &'a [Finding], texts: &Texts, kept: &[Finding]) -> Vec<&'a Fix> {
    let written = |edit: &Edit| {
        let (_, text) = texts.get(usize::from(edit.place.file))?;
        text.get(edit.place.start as usize..edit.place.end as usize)
    };
    let is_read = |edit: &Edit| written(edit).is_some() && kept.iter().all(|one| one.place.file != edit.place.file);
    let mut taken = Edits::default();
    let sure = findings.iter().filter_map(|finding| finding.fix.as_ref()).filter(|fix| fix.sure);
    sure.filter(|fix| {
        let changes = fix.edits.iter().any(|edit| written(edit) != Some(edit.replacement.as_str()));
        let is_free = fix.edits.iter().all(|edit| is_read(edit) && !taken.touches(edit.place));
        changes && is_free && taken.add_all(&fix.edits)
    })
    .collect()
}

fn splice(texts: &Texts, fixes: &[&Fix]) -> Texts {
    let mut edits = Edits::default();
    for fix in fixes {
        edits.add_all(&fix.edits);
    }
    (0..).zip(texts).map(|(file, (path, text))| (path.clone(), edits.apply(file, text))).collect()
}
