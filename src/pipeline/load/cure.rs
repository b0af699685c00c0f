//! What people do to YAML, and how it is undone: each cure looks at the lines around the place where the parser
//! stopped and proposes one change. Whether it helps is tried by parsing again.

use std::ops::Range;

use granit_parser::ErrorKind;

use super::{faults, lines::Line, patch::Patched, words};
use crate::model::{
    finding::{Edit, Finding, Fix},
    place::{Place, Style},
};

/// How far above the place where the parser stopped the slip is looked for.
const REACH: usize = 30;
/// How many lines are moved together.
const LARGEST_BLOCK: usize = 200;

/// Where the parser stopped, and the lines around.
pub(super) struct Trouble<'a> {
    /// The file.
    pub(super) file: u16,
    /// Its text, as mended so far.
    pub(super) patched: &'a Patched,
    /// Its lines.
    pub(super) lines: &'a [Line],
    /// The line at which the parser stopped.
    pub(super) line: usize,
    /// The byte at which it stopped.
    pub(super) at: usize,
    /// What it said.
    pub(super) kind: &'a ErrorKind,
}

/// A proposal: changes from the last to the first in the text, and what to say if they help.
pub(super) struct Cure {
    /// What becomes of which bytes.
    pub(super) changes: Vec<(Range<usize>, String)>,
    /// The findings.
    pub(super) findings: Vec<Finding>,
}

/// All proposals, the most certain first.
pub(super) fn cures(trouble: &Trouble<'_>) -> Vec<Cure> {
    let mut cures = trouble.colons();
    cures.extend(trouble.tabs());
    cures.extend(trouble.open_brackets());
    cures.extend(trouble.open_quotes());
    cures.extend(trouble.bare_text());
    cures.extend(trouble.crooked());
    cures
}

impl Trouble<'_> {
    fn text(&self) -> &str {
        &self.patched.text
    }

    fn place(&self, range: &Range<usize>) -> Place {
        self.patched.place(self.file, range.clone(), Style::Collection)
    }

    /// The lines from the trouble upwards.
    fn above(&self) -> impl Iterator<Item = &Line> {
        self.lines[..=self.line].iter().rev().take(REACH)
    }

    /// Keys with a full-width colon, with no blank behind the colon, or with no colon: all that follow on each other,
    /// for the parser stops only behind the last; then each alone.
    fn colons(&self) -> Vec<Cure> {
        let found: Vec<Option<Cure>> = self.above().map(|line| self.colon(line)).collect();
        let first = usize::from(found.first().is_some_and(Option::is_none));
        let run = found[first.min(found.len())..].iter().map_while(Option::as_ref);
        let mut all = Cure { changes: Vec::new(), findings: Vec::new() };
        for cure in found[..first].iter().flatten().chain(run) {
            all.changes.extend(cure.changes.iter().cloned());
            all.findings.extend(cure.findings.iter().cloned());
        }
        let several = all.changes.len() > 1;
        let mut cures: Vec<Cure> = if several { vec![all] } else { Vec::new() };
        cures.extend(found.into_iter().flatten());
        cures
    }

    fn colon(&self, line: &Line) -> Option<Cure> {
        let text = self.text();
        let entry = &text[line.entry.clone()];
        if let Some((written, colon)) = line.key(text)
            && words::means_key(written)
        {
            let after = &text[colon.end..line.content.end];
            let blank = after.starts_with(|next: char| !next.is_whitespace());
            let wide = &text[colon.clone()] == "：";
            if !wide && !blank {
                return None;
            }
            let finding = if wide {
                faults::wide_colon(self.place(&colon), written, written, blank)
            } else {
                faults::no_blank(self.place(&colon), written)
            };
            return Some(Cure {
                changes: vec![(colon, if blank { ": " } else { ":" }.to_owned())],
                findings: vec![finding],
            });
        }
        let word = entry.split_whitespace().next().filter(|word| words::means_key(word) && *word != entry)?;
        let end = line.entry.start + word.len();
        let finding = faults::no_colon(self.place(&(line.entry.start..end)), self.place(&(end..end)), word);
        Some(Cure { changes: vec![(end..end, ":".to_owned())], findings: vec![finding] })
    }

    /// Tabs before the first character of this line or one soon after it, together with those of the lines that follow.
    fn tabs(&self) -> Vec<Cure> {
        let tabbed = |line: &&Line| self.text()[line.indentation.clone()].contains('\t') && !line.content.is_empty();
        let near = self.lines[self.line..].iter().take(REACH).position(|line| tabbed(&line));
        let Some(first) = near.map(|at| self.line + at) else { return Vec::new() };
        let run: Vec<&Line> = self.lines[first..].iter().take_while(tabbed).take(LARGEST_BLOCK).collect();
        let before = self.lines[..first].iter().rfind(|line| !line.is_blank(self.text()));
        let aligned = before.map_or(0, |line| {
            line.entry_depth() + if self.text()[line.content.clone()].ends_with(':') { 2 } else { 0 }
        });
        let tabs = |line: &Line| self.text()[line.indentation.clone()].matches('\t').count();
        // Two blanks a tab, and the first line where the line before wants it.
        let width = |line: &Line| line.depth() + tabs(line);
        let least = run.iter().map(|line| width(line)).min().unwrap_or_default();
        let depths: [&dyn Fn(&Line) -> usize; 4] = [
            &|line| aligned + width(line) - least,
            &|line| line.depth() - tabs(line) + tabs(line) * 2,
            &|line| line.depth() - tabs(line) + tabs(line) * 4,
            &|line| line.depth() - tabs(line) + tabs(line) * 8,
        ];
        let cure = |depth: &&dyn Fn(&Line) -> usize| {
            let changes: Vec<_> = run.iter().map(|line| (line.indentation.clone(), " ".repeat(depth(line)))).collect();
            let finding = |(range, blanks): &(Range<usize>, String)| faults::tab(self.place(range), blanks);
            Cure { findings: changes.iter().map(finding).collect(), changes: changes.into_iter().rev().collect() }
        };
        depths.iter().map(cure).collect()
    }

    /// A bracket that is opened on one line and not closed on it.
    fn open_brackets(&self) -> Vec<Cure> {
        let text = self.text();
        let cure = |line: &Line| {
            let value = line.value(text);
            let written = &text[value.clone()];
            let close = match written.chars().next()? {
                '[' => ']',
                '{' => '}',
                _ => return None,
            };
            if written.ends_with(close) {
                return None;
            }
            let wide =
                written.chars().next_back().filter(|last| matches!(last, '】' | '］' | '〕' | '｝' | '）' | ')'));
            let end = value.end - wide.map_or(0, char::len_utf8);
            let finding =
                faults::open_bracket(self.place(&(value.start..value.start + 1)), self.place(&(end..value.end)), close);
            Some(Cure { changes: vec![(end..value.end, close.to_string())], findings: vec![finding] })
        };
        self.above().filter_map(cure).collect()
    }

    /// A quote that is opened on one line and not closed on it.
    fn open_quotes(&self) -> Vec<Cure> {
        let text = self.text();
        let cure = |line: &Line| {
            let value = line.value(text);
            let quote = text[value.clone()].chars().next().filter(|first| matches!(first, '"' | '\''))?;
            if text[value.start + 1..value.end].contains(quote) {
                return None;
            }
            let end = value.end;
            let finding =
                faults::open_quote(self.place(&(value.start..value.start + 1)), self.place(&(end..end)), quote);
            Some(Cure { changes: vec![(end..end, quote.to_string())], findings: vec![finding] })
        };
        self.above().filter_map(cure).collect()
    }

    /// Text that must be quoted: it begins with a sign that means something, or holds a colon and a blank.
    fn bare_text(&self) -> Vec<Cure> {
        let line = &self.lines[self.line];
        let text = self.text();
        let value = line.value(text);
        // A line that only goes on with the text above has no value of its own.
        if value.is_empty() || value.start > self.at || value.start == line.content.start {
            return Vec::new();
        }
        let quoted = format!("'{}'", text[value.clone()].replace('\'', "''"));
        let length = text[self.at..].chars().next().map_or(0, char::len_utf8);
        let written = &text[value.clone()];
        let finding = faults::bare_text(self.place(&(self.at..self.at + length)), written, self.kind);
        let edit = Edit { place: self.place(&value), replacement: quoted.clone() };
        let sure = faults::must_be_quoted(written, self.kind);
        let finding = Finding { fix: Some(Fix { edits: vec![edit], sure }), ..finding };
        vec![Cure { changes: vec![(value, quoted)], findings: vec![finding] }]
    }

    /// A line that is indented a little more or less than those it belongs to, with all that is below it.
    fn crooked(&self) -> Vec<Cure> {
        let text = self.text();
        let line = &self.lines[self.line];
        let depth = line.depth();
        let nearest = self.above().skip(1).find(|line| !line.is_blank(text)).map_or(0, Line::entry_depth);
        let mut depths: Vec<usize> = self.above().skip(1).flat_map(|line| [line.depth(), line.entry_depth()]).collect();
        depths.sort_unstable_by_key(|other| (other.abs_diff(depth), *other != nearest, *other));
        depths.dedup();
        depths.retain(|other| *other != depth && other.abs_diff(depth) <= 3);
        let deeper = |next: &&Line| next.is_blank(text) || next.depth() > depth;
        let below = self.lines[self.line + 1..].iter().take_while(deeper).filter(|next| next.depth() > depth);
        let block: Vec<&Line> = std::iter::once(line).chain(below).take(LARGEST_BLOCK).collect();
        let mut cures = Vec::new();
        for wanted in depths {
            cures.push(self.moved(&block[..1], wanted));
            if block.len() > 1 {
                cures.push(self.moved(&block, wanted));
            }
        }
        // What stands below a key without a value, or belongs to an element, moves with it.
        if line.is_element(text) || text[line.content.clone()].ends_with(':') {
            cures.sort_by_key(|cure| cure.changes.len() == 1);
        }
        cures
    }

    /// The lines moved together, so that the first is indented as `wanted`.
    fn moved(&self, lines: &[&Line], wanted: usize) -> Cure {
        let blanks = |line: &&Line| (line.indentation.clone(), " ".repeat(line.depth() + wanted - lines[0].depth()));
        let changes: Vec<_> = lines.iter().map(blanks).collect();
        let edit =
            |(range, blanks): &(Range<usize>, String)| Edit { place: self.place(range), replacement: blanks.clone() };
        let fix = Some(Fix { edits: changes.iter().map(edit).collect(), sure: false });
        let finding = Finding { fix, ..faults::crooked(self.place(&lines[0].content), wanted) };
        Cure { changes: changes.into_iter().rev().collect(), findings: vec![finding] }
    }
}
