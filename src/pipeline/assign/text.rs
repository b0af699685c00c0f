//! The text of the notice: headings and paragraphs in printed order.

use crate::model::{
    document::{Block, Clause, Heading, Run},
    outline::{self, Outline},
};

use super::tasks;

/// The text of the notice itself: preamble, sections, closing.
pub(super) fn blocks(outline: &Outline) -> Vec<Block> {
    part(outline, [&outline.preamble, &outline.closing], outline.own())
}

/// The text of a plan that it issues.
pub(super) fn issued(outline: &Outline, issued: &outline::Issued, headings: &[outline::Heading]) -> Vec<Block> {
    part(outline, [&issued.preamble, &issued.closing], headings)
}

fn part(outline: &Outline, around: [&[Vec<Run>]; 2], headings: &[outline::Heading]) -> Vec<Block> {
    let mut blocks = free(around[0]);
    let mut rest = headings;
    while let Some((heading, below)) = rest.split_first() {
        let level = u8::try_from(heading.level.min(4)).expect("at most 4");
        let printed =
            Heading { level, number: heading.number.clone(), title: heading.printed(), was: heading.was.clone() };
        if heading.as_table {
            let end = below.iter().position(|next| next.parent.is_none()).unwrap_or(below.len());
            blocks.push(Block::Heading(printed));
            let own = outline.below(heading);
            let free = own.iter().take_while(|clause| clause.parts.is_empty()).count();
            clauses(&own[..free], None, &mut blocks);
            blocks.push(Block::Table(tasks::table(outline, &own[free..], &below[..end])));
            rest = &below[end..];
            continue;
        }
        let run_in = heading.runs_in.then(|| printed.clone());
        blocks.extend(run_in.is_none().then_some(Block::Heading(printed)));
        clauses(outline.below(heading), run_in, &mut blocks);
        rest = below;
    }
    blocks.extend(free(around[1]));
    blocks
}

/// Paragraphs of text that is no clause.
fn free(paragraphs: &[Vec<Run>]) -> Vec<Block> {
    paragraphs.iter().cloned().map(Block::free).collect()
}

/// Clauses run on in one paragraph, unless one begins its own or has several.
fn clauses(clauses: &[outline::Clause], mut heading: Option<Heading>, blocks: &mut Vec<Block>) {
    let mut paragraph: Vec<Clause> = Vec::new();
    for clause in clauses {
        for (index, printed) in printed(clause).into_iter().enumerate() {
            if !paragraph.is_empty() && (index > 0 || clause.new_paragraph) {
                let clauses = std::mem::take(&mut paragraph);
                blocks.push(Block::Paragraph { heading: heading.take(), clauses });
            }
            paragraph.push(printed);
        }
    }
    if !paragraph.is_empty() {
        blocks.push(Block::Paragraph { heading, clauses: paragraph });
    }
}

/// One printed clause a paragraph of its text; the responsibility follows the last, and what stands behind a line break of
/// its form is a paragraph of its own.
fn printed(clause: &outline::Clause) -> Vec<Clause> {
    let mut printed: Vec<Clause> = clause.paragraphs.iter().cloned().map(Clause::free).collect();
    let mut lines = clause.bracket.split('\n');
    if let Some((last, bracket)) = printed.last_mut().zip(lines.next()) {
        bracket.clone_into(&mut last.bracket);
    }
    printed.extend(lines.map(|line| Clause { bracket: line.to_owned(), ..Clause::free(Vec::new()) }));
    // One anchor a clause: links point to its first paragraph.
    if let Some(first) = printed.first_mut().filter(|_| !clause.parts.is_empty()) {
        first.id = Some(clause.id.clone());
        first.number.clone_from(&clause.number);
    }
    printed
}
