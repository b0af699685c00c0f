//! What an import knows of a notice: a plan without places, in the words of the source.

use crate::model::message::Message;

use super::duty::Duty;

/// The most sections that a plan may have.
pub(super) const MOST_SECTIONS: usize = 200;

/// How a plan numbers, in the words of its key `numbering`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Settings {
    /// Where items begin anew.
    pub(super) items: Option<&'static str>,
    /// How the first item is written.
    pub(super) item: Option<String>,
    /// Where points begin anew.
    pub(super) points: Option<&'static str>,
    /// How the first point is written.
    pub(super) point: Option<String>,
}

/// One paragraph of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its line in the file, or its number among the paragraphs; from 1.
    pub number: usize,
    /// Its text, without white space at its ends.
    pub text: String,
}

/// Something that a person must look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The line of the source.
    pub line: usize,
    /// What is not sure.
    pub message: Message,
}

/// A plan that the notice issues.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Issued {
    /// 附件1, if that stands above it.
    pub(super) label: Option<String>,
    /// Whether the notice lists it among its attachments.
    pub(super) listed: bool,
    /// Its title, a line each.
    pub(super) title: Vec<String>,
    /// Paragraphs before its first section.
    pub(super) preamble: Vec<String>,
    /// Its first section, as an index.
    pub(super) start: usize,
}

/// A notice, taken apart.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub(super) year: Option<u16>,
    pub(super) authority: Option<String>,
    pub(super) number: Option<String>,
    /// 发文字号, the banner, the date and 抄送 as they stand in the source.
    pub(super) number_line: String,
    /// 签发人, and as it stands in the source.
    pub(super) issuer: Option<String>,
    pub(super) issuer_line: String,
    pub(super) banner: String,
    pub(super) date_line: String,
    pub(super) copies_line: String,
    pub(super) title: Vec<String>,
    pub(super) recipients: Vec<String>,
    /// 主送 as it stands in the source, its colon included.
    pub(super) recipients_line: String,
    /// The same where it stands in the imprint.
    pub(super) moved_line: String,
    pub(super) preamble: Vec<String>,
    pub(super) sections: Vec<Section>,
    pub(super) closing: Vec<String>,
    pub(super) attachments: Vec<Attachment>,
    /// Whether they are listed below the date.
    pub(super) list_below: bool,
    pub(super) signature: Option<String>,
    pub(super) date: Option<String>,
    pub(super) note: Option<String>,
    pub(super) copies: Option<Vec<String>>,
    pub(super) printing: Option<(String, String)>,
    pub(super) urgency: Option<String>,
    /// The organs that sign, if they are several.
    pub(super) joint: Vec<String>,
    /// How its headings are numbered.
    pub(super) numbering: Settings,
    /// The plans that the notice issues.
    pub(super) issued: Vec<Issued>,
    /// Whether 抄送 and 印发 stand behind everything else.
    pub(super) imprint_last: bool,
    /// Lines that have no place in a plan: kept as comments.
    pub(super) unplaced: Vec<(usize, String)>,
    /// How many paragraphs that are no tasks say who does something.
    pub(super) passed: usize,
    pub(super) doubts: Vec<Doubt>,
}

/// 一、.
#[derive(Debug, Clone, Default)]
pub(super) struct Section {
    pub(super) number: Option<String>,
    pub(super) title: String,
    pub(super) run_in: bool,
    /// Whether it was a table, and can print as one.
    pub(super) as_table: bool,
    pub(super) clauses: Vec<Clause>,
    pub(super) items: Vec<Item>,
}

/// （一）, 1., （1）.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    pub(super) level: usize,
    pub(super) number: Option<String>,
    pub(super) title: String,
    pub(super) own_line: bool,
    pub(super) clauses: Vec<Clause>,
    pub(super) items: Vec<Item>,
}

/// A stretch of text with one responsibility, or with none.
#[derive(Debug, Clone, Default)]
pub(super) struct Clause {
    pub(super) id: String,
    /// Paragraphs.
    pub(super) text: Vec<String>,
    pub(super) duty: Option<Duty>,
    pub(super) new_paragraph: bool,
    pub(super) targets: Vec<Target>,
    pub(super) deadline: Option<String>,
    /// What is not sure here, for a comment.
    pub(super) marks: Vec<String>,
    /// Whether it speaks of units in words that are not understood.
    pub(super) unread: bool,
    /// The line of the source.
    pub(super) line: usize,
}

/// 量化指标.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) name: String,
    pub(super) operator: &'static str,
    pub(super) value: String,
}

/// 附件.
#[derive(Debug, Clone, Default)]
pub(super) struct Attachment {
    /// Whether the text of the notice lists it.
    pub(super) listed: bool,
    /// Whether the source lists it and does not have it.
    pub(super) absent: bool,
    pub(super) title: String,
    pub(super) text: Vec<String>,
}

impl Draft {
    /// Remembers that a person must look at a line.
    pub(super) fn doubt(&mut self, line: usize, zh: impl Into<String>, en: impl Into<String>) {
        self.doubts.push(Doubt { line, message: Message::new(zh, en) });
    }

    /// Keeps a line that has no place in a plan, and tells of it.
    pub(super) fn unplaced(&mut self, line: usize, text: &str) {
        self.doubt(
            line,
            format!("“{text}”没有放进方案，记在 plan.yaml 的注释里"),
            format!("`{text}` has no place in a plan and is kept as a comment"),
        );
        self.unplaced.push((line, text.to_owned()));
    }

    /// Sections, items, clauses with units.
    pub(super) fn counts(&self) -> [usize; 3] {
        let items = |items: &[Item]| items.iter().map(count).sum::<usize>();
        let mut duties = 0;
        self.each(&mut |clause| duties += usize::from(clause.duty.is_some()));
        [self.sections.len(), self.sections.iter().map(|section| items(&section.items)).sum(), duties]
    }

    /// Goes through all clauses in printed order.
    pub(super) fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a Clause)) {
        self.sections.iter().for_each(|section| section.each(visit));
    }

    /// The same, to change them.
    pub(super) fn each_mut(&mut self, visit: &mut dyn FnMut(&str, &mut Clause)) {
        for section in &mut self.sections {
            let title = section.title.clone();
            section.clauses.iter_mut().for_each(|clause| visit(&title, clause));
            section.items.iter_mut().for_each(|item| item.each_mut(&title, visit));
        }
    }
}

fn count(item: &Item) -> usize {
    1 + item.items.iter().map(count).sum::<usize>()
}

impl Section {
    /// Goes through its clauses in printed order.
    pub(super) fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a Clause)) {
        self.clauses.iter().for_each(&mut *visit);
        self.items.iter().for_each(|item| item.each(visit));
    }
}

impl Item {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a Clause)) {
        self.clauses.iter().for_each(&mut *visit);
        self.items.iter().for_each(|item| item.each(visit));
    }

    fn each_mut(&mut self, above: &str, visit: &mut dyn FnMut(&str, &mut Clause)) {
        // A short task without a title is called by its own words: the title above is that of all its neighbours.
        let own = self.clauses.first().and_then(|clause| short(clause.text.first()?));
        let title = match (self.title.as_str(), own) {
            ("", Some(own)) => own,
            ("", None) => above.to_owned(),
            (title, _) => title.to_owned(),
        };
        self.clauses.iter_mut().for_each(|clause| visit(&title, clause));
        self.items.iter_mut().for_each(|item| item.each_mut(&title, visit));
    }
}

/// The first words of a text to its first mark, if they are few and no list.
fn short(text: &str) -> Option<String> {
    let words = text.split(['，', '。', '；', '：']).next()?;
    ((4..=16).contains(&words.chars().count()) && words.chars().all(char::is_alphanumeric)).then(|| words.to_owned())
}
