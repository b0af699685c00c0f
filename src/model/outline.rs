//! A plan in printed order: every heading, and below it its clauses, with all that the documents say of them.
//!
//! The one list that notice, letters, forms, index, comparison, .docx and import's proof read; it is made by check.

use super::{
    document::{Role, Run},
    plan::{Operator, Phrase},
};

/// Headings and clauses in printed order, and the text around them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Paragraphs before the first section.
    pub preamble: Vec<Vec<Run>>,
    /// Sections and items, each before those nested in it.
    pub headings: Vec<Heading>,
    /// All clauses. Those of one heading stand together, see [`Outline::below`].
    pub clauses: Vec<Clause>,
    /// Paragraphs after the last section, before the signature.
    pub closing: Vec<Vec<Run>>,
    /// The plans that the notice issues, which begin behind its signature.
    pub issued: Vec<Issued>,
}

/// A plan that the notice issues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// Its title, with the line breaks that the plan gives.
    pub title: String,
    /// Its first heading, as an index; those from there to the next one's are its own.
    pub start: usize,
    /// Paragraphs before its first section.
    pub preamble: Vec<Vec<Run>>,
    /// Paragraphs after its last section.
    pub closing: Vec<Vec<Run>>,
    /// Whether it is numbered among the attachments.
    pub attached: bool,
}

/// A section or an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Index of the section's file among those of the plan.
    pub section: usize,
    /// Where it is written in that file: `items[0]`; empty for the section.
    pub path: String,
    /// Index of the heading that it stands in; `None` for a section.
    pub parent: Option<usize>,
    /// 1 for 一、, 2 for （一）, 3 for 1., 4 for （1） (GB/T 9704-2012 7.3.3); more for what is nested in it.
    pub level: usize,
    /// The number with its marks, its own if the plan gives one: （十五）.
    pub number: String,
    /// The number with those above it: 五、（十五）.
    pub position: String,
    /// The words, without a stop; empty if the plan gives none.
    pub title: String,
    /// What it was called in the plan that it is woven with; empty otherwise.
    pub was: String,
    /// Whether the first clause follows on the same line.
    pub runs_in: bool,
    /// Whether all below it prints as one table; sections only.
    pub as_table: bool,
    /// The indexes of its own clauses.
    pub clauses: std::ops::Range<usize>,
}

/// A stretch of text with one responsibility, or with none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Where it is written in the file of its section: `items[0].clauses[1]`.
    pub path: String,
    /// The stable id. In a checked plan only text without a unit has none, and this is empty.
    pub id: String,
    /// 15.2: item and ordinal; 一.1 directly below a section. Empty without a unit, so that numbers count duties.
    pub number: String,
    /// Index of its heading.
    pub heading: usize,
    /// The wording, a list of runs a paragraph.
    pub paragraphs: Vec<Vec<Run>>,
    /// Whether it begins a paragraph of its own.
    pub new_paragraph: bool,
    /// Who has a part in it, in printed order.
    pub parts: Vec<Part>,
    /// Units that guide, as written.
    pub guides: Vec<String>,
    /// The printed responsibility with the stop after it; empty without a unit.
    pub bracket: String,
    /// 量化指标.
    pub targets: Vec<Target>,
    /// 时限 as printed.
    pub deadline: Option<String>,
    /// What else its responsibility says, under labels: 责任人, 分值.
    pub columns: Vec<Column>,
}

/// What a responsibility says under a label.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Column {
    /// 责任人.
    pub name: String,
    /// 张某.
    pub value: String,
}

impl Column {
    /// `责任人：张某`, if a line is such: a short label and something behind it.
    pub fn of(line: &str) -> Option<Self> {
        let (name, value) = line.split_once('：')?;
        let (name, value) = (name.trim(), value.trim());
        let labels = (1..=8).contains(&name.chars().count()) && !value.is_empty();
        labels.then(|| Self { name: name.to_owned(), value: value.to_owned() })
    }
}

/// One named part of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The registered name of the unit, or the phrase.
    pub name: String,
    /// Whom the name means.
    pub who: Who,
    /// Its role.
    pub role: Role,
}

/// Whom a name in a clause means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The unit with this index in the register.
    Unit(usize),
    /// 各相关部门, 等相关部门.
    Phrase(Phrase),
    /// Nobody that the register knows; not in a checked plan.
    Unknown,
}

/// 量化指标.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// 指标名称.
    pub name: String,
    /// How the value is meant, if the plan says so.
    pub operator: Option<Operator>,
    /// Number and unit.
    pub value: String,
}

impl Outline {
    /// The headings of the notice itself: all of them, if it issues no plan.
    pub fn own(&self) -> &[Heading] {
        &self.headings[..self.issued.first().map_or(self.headings.len(), |first| first.start)]
    }

    /// The issued plans, each with its headings.
    pub fn issued(&self) -> impl Iterator<Item = (&Issued, &[Heading])> {
        let ends = self.issued.iter().skip(1).map(|next| next.start).chain([self.headings.len()]);
        self.issued.iter().zip(ends).map(|(issued, end)| (issued, &self.headings[issued.start..end]))
    }

    /// The clauses directly below a heading.
    pub fn below(&self, heading: &Heading) -> &[Clause] {
        &self.clauses[heading.clauses.clone()]
    }

    /// The heading that a clause stands below.
    pub fn heading(&self, clause: &Clause) -> &Heading {
        &self.headings[clause.heading]
    }

    /// The clauses that somebody is named for.
    pub fn duties(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.iter().filter(|clause| !clause.parts.is_empty())
    }

    /// The section that a clause stands in.
    pub fn section(&self, clause: &Clause) -> &Heading {
        let mut heading = self.heading(clause);
        while let Some(parent) = heading.parent {
            heading = &self.headings[parent];
        }
        heading
    }
}

impl Heading {
    /// The words as printed: one that runs in ends with a stop; one that ends with a mark keeps it.
    pub fn printed(&self) -> String {
        match self.title.chars().last() {
            Some(last) if self.runs_in && !"。！？：；".contains(last) => format!("{}。", self.title),
            _ => self.title.clone(),
        }
    }
}

impl Clause {
    /// The role of a unit: its own, or else the common one if the clause means every unit.
    pub fn role_of(&self, unit: usize) -> Option<Role> {
        let own = self.parts.iter().find(|part| part.who == Who::Unit(unit));
        own.or_else(|| self.parts.iter().find(|part| part.role == Role::Common)).map(|part| part.role)
    }

    /// The wording in one stretch.
    pub fn runs(&self) -> Vec<Run> {
        let mut joined: Vec<Run> = Vec::new();
        for run in self.paragraphs.iter().flatten() {
            match joined.last_mut() {
                Some(last) if last.style == run.style => last.text.push_str(&run.text),
                _ => joined.push(run.clone()),
            }
        }
        joined
    }

    /// The wording without its styles, one line a paragraph.
    pub fn text(&self) -> String {
        let plain = |runs: &Vec<Run>| runs.iter().map(|run| run.text.as_str()).collect::<String>();
        self.paragraphs.iter().map(plain).collect::<Vec<_>>().join("\n")
    }
}
