//! A plan as sections and items with the clauses in them, each with its number.

use crate::{
    hanzi::inline,
    model::plan::{Clause, Item, Plan},
    pipeline::assign::{
        numbered::{self, Numbered},
        numbering,
        responsibility::Part,
    },
};

use super::Side;

/// What a plan consists of.
pub(super) struct Outline<'a> {
    /// Sections and items, in printed order.
    pub(super) containers: Vec<Container<'a>>,
    /// All clauses, in printed order.
    pub(super) leaves: Vec<Leaf<'a>>,
}

/// A section or an item.
pub(super) struct Container<'a> {
    /// What it stands in; `None` for a section.
    pub(super) parent: Option<usize>,
    /// Its title; empty if it has none.
    pub(super) title: &'a str,
    /// 五、（十五）.
    pub(super) position: String,
}

/// A clause.
pub(super) struct Leaf<'a> {
    /// As written.
    pub(super) clause: &'a Clause,
    /// The container that it stands in.
    pub(super) home: usize,
    /// The parts that it names.
    pub(super) parts: Vec<Part>,
    /// As compared.
    pub(super) side: Side,
}

/// Goes through a plan.
pub(super) fn outline(plan: &Plan) -> Outline<'_> {
    let mut walk = Walk {
        numbered: numbered::clauses(plan).into_iter().peekable(),
        items: 0,
        outline: Outline { containers: Vec::new(), leaves: Vec::new() },
    };
    for (index, file) in plan.sections.iter().enumerate() {
        let title = file.section.title.as_ref().map_or("", |title| title.value.as_str());
        let section = walk.open(None, title, numbering::heading(1, index + 1));
        walk.clauses(&file.section.clauses, section);
        for item in &file.section.items {
            walk.items += 1;
            let number = numbering::heading(2, walk.items);
            walk.item(item, section, 2, &number);
        }
    }
    walk.outline
}

struct Walk<'a, I: Iterator<Item = Numbered<'a>>> {
    /// Clauses that somebody is named for; the others have no number.
    numbered: std::iter::Peekable<I>,
    /// Items so far: （一） runs on across sections.
    items: usize,
    outline: Outline<'a>,
}

impl<'a, I: Iterator<Item = Numbered<'a>>> Walk<'a, I> {
    fn open(&mut self, parent: Option<usize>, title: &'a str, number: String) -> usize {
        let above = parent.map_or("", |parent| self.outline.containers[parent].position.as_str());
        let position = format!("{above}{number}");
        self.outline.containers.push(Container { parent, title, position });
        self.outline.containers.len() - 1
    }

    fn item(&mut self, item: &'a Item, parent: usize, level: usize, number: &str) {
        let title = item.title.as_ref().map_or("", |title| title.value.as_str());
        let own = self.open(Some(parent), title, number.to_owned());
        self.clauses(&item.clauses, own);
        for (index, nested) in item.items.iter().enumerate() {
            self.item(nested, own, level + 1, &numbering::heading(level + 1, index + 1));
        }
    }

    fn clauses(&mut self, clauses: &'a [Clause], home: usize) {
        for clause in clauses {
            let numbered = self.numbered.next_if(|numbered| std::ptr::eq(numbered.clause, clause));
            let container = &self.outline.containers[home];
            let side = side(clause, numbered.as_ref(), container);
            let parts = numbered.map_or_else(Vec::new, |numbered| numbered.parts);
            self.outline.leaves.push(Leaf { clause, home, parts, side });
        }
    }
}

fn side(clause: &Clause, numbered: Option<&Numbered<'_>>, home: &Container<'_>) -> Side {
    let own = |value: &Option<crate::model::place::Sp<String>>| {
        value.as_ref().map_or("", |value| value.value.trim()).to_owned()
    };
    Side {
        id: own(&clause.id),
        number: numbered.map_or_else(String::new, |numbered| numbered.number.clone()),
        position: home.position.clone(),
        item: home.title.to_owned(),
        text: printed(&own(&clause.text)),
        bracket: numbered.map_or_else(String::new, |numbered| numbered.bracket.trim().to_owned()),
        deadline: own(&clause.deadline),
    }
}

/// The characters that a text prints, one line a paragraph: how lines break in the file is no difference.
pub(super) fn printed(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    paragraphs.map(inline::plain).collect::<Vec<_>>().join("\n")
}
