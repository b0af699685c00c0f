//! The text of the notice: headings and paragraphs in printed order.

use crate::{
    hanzi::inline,
    model::{
        document::{Block, Clause, Heading},
        plan::{self, Item, Plan, Section},
    },
};

use super::{numbered::Numbered, numbering};

/// The whole text: preamble, sections, closing.
pub(super) fn blocks(plan: &Plan, clauses: &[Numbered<'_>]) -> Vec<Block> {
    let mut writer = Writer { clauses, next: 0, items: 0, blocks: Vec::new() };
    writer.free(plan.head.preamble.as_deref());
    for (index, file) in plan.sections.iter().enumerate() {
        writer.section(index + 1, &file.section);
    }
    writer.free(plan.head.closing.as_deref());
    writer.blocks
}

/// Paragraphs of text that is no clause.
pub(super) fn free_text(text: &str) -> Vec<Block> {
    paragraphs(text)
        .map(|paragraph| Block::Paragraph { heading: None, clauses: vec![free_clause(paragraph)] })
        .collect()
}

/// A blank line begins a paragraph.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

fn free_clause(paragraph: &str) -> Clause {
    Clause { id: None, number: String::new(), text: inline::runs(paragraph), bracket: String::new() }
}

struct Writer<'a> {
    clauses: &'a [Numbered<'a>],
    /// Index of the next clause that has units.
    next: usize,
    /// Items so far.
    items: usize,
    blocks: Vec<Block>,
}

impl Writer<'_> {
    fn free(&mut self, text: Option<&String>) {
        self.blocks.extend(text.into_iter().flat_map(|text| free_text(text)));
    }

    fn section(&mut self, number: usize, section: &Section) {
        let title = section.title.as_ref().map_or_else(String::new, |title| title.value.clone());
        let number = numbering::printed(section.number.as_ref(), 1, number);
        let runs_in = section.run_in.as_ref().is_some_and(|run_in| run_in.value) && !section.clauses.is_empty();
        if runs_in {
            self.clauses(&section.clauses, Some(Heading { level: 1, number, title: run_in(&title) }));
        } else {
            self.blocks.push(Block::Heading(Heading { level: 1, number, title }));
            self.clauses(&section.clauses, None);
        }
        for item in &section.items {
            self.items += 1;
            self.item(item, 2, self.items);
        }
    }

    fn item(&mut self, item: &Item, level: usize, number: usize) {
        let title = item.title.as_ref().map_or("", |title| title.value.as_str());
        let number = numbering::printed(item.number.as_ref(), level, number);
        let level = u8::try_from(level.min(4)).expect("at most 4");
        let own_line = item.own_line.as_ref().is_some_and(|own_line| own_line.value);
        if own_line || item.clauses.is_empty() {
            self.blocks.push(Block::Heading(Heading { level, number, title: title.to_owned() }));
            self.clauses(&item.clauses, None);
        } else {
            self.clauses(&item.clauses, Some(Heading { level, number, title: run_in(title) }));
        }
        for (index, nested) in item.items.iter().enumerate() {
            self.item(nested, usize::from(level) + 1, index + 1);
        }
    }

    /// Clauses run on in one paragraph, unless one begins its own or holds a blank line.
    fn clauses(&mut self, clauses: &[plan::Clause], heading: Option<Heading>) {
        let mut heading = heading;
        let mut paragraph: Vec<Clause> = Vec::new();
        for clause in clauses {
            let new_paragraph = clause.new_paragraph.as_ref().is_some_and(|new| new.value);
            for (index, printed) in self.printed(clause).into_iter().enumerate() {
                if !paragraph.is_empty() && (index > 0 || new_paragraph) {
                    let clauses = std::mem::take(&mut paragraph);
                    self.blocks.push(Block::Paragraph { heading: heading.take(), clauses });
                }
                paragraph.push(printed);
            }
        }
        if !paragraph.is_empty() {
            self.blocks.push(Block::Paragraph { heading, clauses: paragraph });
        }
    }

    /// One printed clause a paragraph of its text; the responsibility follows the last, or stands alone if its form
    /// begins with a line break.
    fn printed(&mut self, clause: &plan::Clause) -> Vec<Clause> {
        let text = clause.text.as_ref().map_or("", |text| text.value.as_str());
        let mut printed: Vec<Clause> = paragraphs(text).map(free_clause).collect();
        if !clause.has_units() {
            return printed;
        }
        let numbered = &self.clauses[self.next];
        self.next += 1;
        if let Some(alone) = numbered.bracket.strip_prefix('\n') {
            printed.push(Clause { bracket: alone.to_owned(), ..free_clause("") });
        } else if let Some(last) = printed.last_mut() {
            last.bracket.clone_from(&numbered.bracket);
        }
        // One anchor a clause: links point to its first paragraph.
        if let Some(first) = printed.first_mut() {
            first.id = Some(numbered.id().to_owned());
            first.number.clone_from(&numbered.number);
        }
        printed
    }
}

/// A run-in heading ends with a stop; one that already ends with a mark keeps it.
fn run_in(title: &str) -> String {
    match title.chars().last() {
        Some(last) if !"。！？：；".contains(last) => format!("{title}。"),
        _ => title.to_owned(),
    }
}
