//! Plan → [`Outline`]: the one walk that gives headings and clauses their numbers.

use crate::{
    hanzi::{
        numbering::{self, Counter},
        numerals,
    },
    model::{
        document::Run,
        inline,
        outline::{Clause, Heading, Issued, Outline, Target},
        place::Sp,
        plan::{self, Anew, IssuedPlan, Item, Plan, Section},
    },
};

use super::responsibility::{bracket, columns, parts};

/// Headings and clauses of a plan in printed order. Of a plan with faults, what is missing is empty, and a name that
/// the register has not stays as written.
pub fn outline(plan: &Plan) -> Outline {
    let sample = |own: &Option<Sp<String>>| stated(own.as_ref());
    let samples = [None, sample(&plan.head.numbering.item), sample(&plan.head.numbering.point)];
    let counter = Counter::new(samples);
    let mut walk = Walk { plan, items: 0, counter, outline: Outline::default() };
    walk.outline.preamble = free(plan.head.preamble.as_ref());
    let starts = plan.issued_starts();
    for (index, file) in plan.sections.iter().enumerate() {
        walk.issued(&starts, index);
        walk.section(index, &file.section);
    }
    walk.issued(&starts, plan.sections.len());
    walk.outline.closing = free(plan.head.closing.as_ref());
    walk.outline
}

/// The paragraphs of a text.
fn free(text: Option<&Sp<String>>) -> Vec<Vec<Run>> {
    text.into_iter().flat_map(|text| inline::paragraphs(text)).map(inline::runs).collect()
}

/// A stated text without white space around it; an empty one is none.
pub(super) fn stated(text: Option<&Sp<String>>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

struct Walk<'a> {
    plan: &'a Plan,
    /// Items so far, whatever their printed numbers: clauses are numbered by it.
    items: usize,
    /// The printed numbers of sections, items and points.
    counter: Counter,
    outline: Outline,
}

impl Walk<'_> {
    /// The issued plans that begin with a section: its numbers begin anew.
    fn issued(&mut self, starts: &[usize], section: usize) {
        let next = self.outline.issued.len();
        let begins = |(_, start): &(&IssuedPlan, &usize)| **start <= section || section >= self.plan.sections.len();
        let plans = self.plan.head.issued_plans.iter().zip(starts).skip(next);
        let begun: Vec<&IssuedPlan> = plans.take_while(begins).map(|(plan, _)| plan).collect();
        for plan in begun {
            [1, 2, 3].into_iter().for_each(|level| self.counter.restart(level));
            self.outline.issued.push(Issued {
                title: stated(plan.title.as_ref()).unwrap_or_default(),
                start: self.outline.headings.len(),
                preamble: free(plan.preamble.as_ref()),
                closing: free(plan.closing.as_ref()),
                attached: plan.is_attached(),
            });
        }
    }

    /// What tells the headings of several issued plans apart.
    fn of_plan(&self) -> String {
        match self.outline.issued.last().filter(|_| self.plan.head.issued_plans.len() > 1) {
            Some(issued) => format!("《{}》", issued.title.replace('\n', "")),
            None => String::new(),
        }
    }

    fn section(&mut self, index: usize, section: &Section) {
        let runs_in = section.run_in.as_ref().is_some_and(|run_in| run_in.value);
        let settings = &self.plan.head.numbering;
        for (level, anew) in [(2, settings.items.as_ref()), (3, settings.points.as_ref())] {
            if anew.is_some_and(|anew| anew.value == Anew::Section) {
                self.counter.restart(level);
            }
        }
        let number = self.counter.next(section.number.as_ref().map(|own| own.value.as_str()), 1);
        let own = self.open(None, index, number, section.title.as_ref(), runs_in, String::new());
        self.outline.headings[own].as_table = section.as_table.as_ref().is_some_and(|is| is.value);
        self.clauses(&section.clauses, own, &numerals::chinese(index + 1));
        for (at, item) in section.items.iter().enumerate() {
            self.items += 1;
            self.item(item, own, at, &self.items.to_string());
        }
    }

    /// `at` in its list; `number` is how the numbers of its clauses begin.
    fn item(&mut self, item: &Item, parent: usize, at: usize, number: &str) {
        let above = &self.outline.headings[parent];
        let (level, section, path) = (above.level + 1, above.section, below(&above.path, "items", at));
        let runs_in = !item.own_line.as_ref().is_some_and(|own_line| own_line.value);
        // Below points every list has numbers of its own.
        let printed = match (level, &item.number) {
            (..=3, own) => self.counter.next(own.as_ref().map(|own| own.value.as_str()), level),
            (_, Some(own)) => own.value.clone(),
            (_, None) => numbering::heading(level, at + 1),
        };
        let own = self.open(Some(parent), section, printed, item.title.as_ref(), runs_in, path);
        self.clauses(&item.clauses, own, number);
        if level == 2 && self.plan.head.numbering.points.as_ref().is_none_or(|anew| anew.value == Anew::Item) {
            self.counter.restart(3);
        }
        for (at, nested) in item.items.iter().enumerate() {
            let mark = numbering::heading(level + 1, at + 1);
            self.item(nested, own, at, &format!("{number}.{}", mark.trim_end_matches('.')));
        }
    }

    fn open(
        &mut self,
        parent: Option<usize>,
        section: usize,
        number: String,
        title: Option<&Sp<String>>,
        runs_in: bool,
        path: String,
    ) -> usize {
        let above = parent.map(|parent| &self.outline.headings[parent]);
        let (level, position) = above.map_or_else(
            || (1, format!("{}{number}", self.of_plan())),
            |above| (above.level + 1, format!("{}{number}", above.position)),
        );
        let next = self.outline.clauses.len();
        let title = stated(title).unwrap_or_default();
        let was = String::new();
        let heading = Heading {
            section,
            path,
            parent,
            level,
            number,
            position,
            title,
            was,
            runs_in,
            as_table: false,
            clauses: next..next,
        };
        self.outline.headings.push(heading);
        self.outline.headings.len() - 1
    }

    fn clauses(&mut self, clauses: &[plan::Clause], heading: usize, number: &str) {
        let mut duties = 0;
        for (at, clause) in clauses.iter().enumerate() {
            duties += usize::from(clause.has_units());
            let number = if clause.has_units() { format!("{number}.{duties}") } else { String::new() };
            let path = below(&self.outline.headings[heading].path, "clauses", at);
            self.outline.clauses.push(self.clause(clause, heading, number, path));
        }
        let heading = &mut self.outline.headings[heading];
        heading.clauses.end = self.outline.clauses.len();
        heading.runs_in &= !clauses.is_empty();
    }

    fn clause(&self, clause: &plan::Clause, heading: usize, number: String, path: String) -> Clause {
        Clause {
            path,
            id: stated(clause.id.as_ref()).unwrap_or_default(),
            number,
            heading,
            paragraphs: free(clause.text.as_ref()),
            new_paragraph: clause.new_paragraph.as_ref().is_some_and(|new| new.value),
            parts: parts(clause, &self.plan.register),
            guides: clause.guide.iter().map(|name| name.value.clone()).collect(),
            bracket: bracket(clause, &self.plan.head.forms),
            targets: clause.targets.iter().map(target).collect(),
            deadline: stated(clause.deadline.as_ref()),
            columns: columns(clause),
        }
    }
}

fn target(target: &plan::Target) -> Target {
    Target {
        name: stated(target.name.as_ref()).unwrap_or_default(),
        operator: target.operator.as_ref().map(|operator| operator.value),
        value: stated(target.value.as_ref()).unwrap_or_default(),
    }
}

/// The path of an element of a list below a path.
fn below(path: &str, list: &str, at: usize) -> String {
    if path.is_empty() { format!("{list}[{at}]") } else { format!("{path}.{list}[{at}]") }
}
