//! A document whose lines are recognised, and what is asked of it.

use super::{
    super::{
        options::{Kind, TitleLines},
        pdf::{Page, Rule},
        report::Unmeasured,
    },
    line::{Line, Role},
    type_area::{Area, CHAR},
};

/// Two lines close together: a double line of the letter form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DoubleRule {
    pub(crate) upper: Rule,
    pub(crate) lower: Rule,
}

/// A document whose lines are recognised.
pub(crate) struct Layout<'a> {
    pub(crate) kind: Kind,
    pub(crate) seal: Option<bool>,
    pub(crate) title: TitleLines,
    pub(crate) pages: &'a [Page],
    /// In reading order.
    pub(crate) lines: Vec<Line<'a>>,
    pub(crate) area: Area,
    /// From one line of the document's text to the next; 7.3.5.5 lets it differ from 3.2.
    pub(crate) pitch: f64,
    /// Pages with a table, from 1.
    pub(crate) tables: Vec<usize>,
    /// The line of the notice's head (7.2.7).
    pub(crate) head_rule: Option<Rule>,
    /// The double lines of a letter, near its head and its foot (10.1).
    pub(crate) double_rules: [Option<DoubleRule>; 2],
    /// The lines of the imprint (7.4.1), from the top.
    pub(crate) imprint_rules: Vec<Rule>,
    /// Where the imprint begins on the last page.
    pub(crate) imprint_top: Option<f64>,
    pub(crate) unreadable: usize,
}

impl<'a> Layout<'a> {
    /// The pages that could not be measured.
    pub(crate) fn unmeasured(&self) -> Vec<Unmeasured> {
        let of = |(page, read): (usize, &Page)| read.unmeasured().map(|why| Unmeasured { page, why });
        (1..).zip(self.pages).filter_map(of).collect()
    }

    /// Whether the file tells the text of nearly all its characters.
    pub(crate) fn is_readable(&self) -> bool {
        let glyphs: usize = self.pages.iter().map(|page| page.glyphs.len()).sum();
        self.unreadable * 20 <= glyphs
    }

    /// The lines that are `role`, in reading order.
    pub(crate) fn of_role(&self, role: Role) -> impl Iterator<Item = &Line<'a>> + Clone {
        self.lines.iter().filter(move |line| line.role == role)
    }

    /// The first line that is `role`.
    pub(crate) fn first(&self, role: Role) -> Option<&Line<'a>> {
        self.of_role(role).next()
    }

    /// The lines of text on a page.
    pub(crate) fn text_on(&self, page: usize) -> impl Iterator<Item = &Line<'a>> + Clone {
        self.of_role(Role::Text).filter(move |line| line.page == page)
    }

    /// The line before `line` in reading order, page numbers and margins left out.
    pub(crate) fn before(&self, line: &Line) -> Option<&Line<'a>> {
        let at = self.lines.iter().position(|other| std::ptr::eq(other.glyphs.as_slice(), line.glyphs.as_slice()))?;
        self.lines[..at].iter().rev().find(|line| !matches!(line.role, Role::PageNumber | Role::Margin))
    }

    /// Whether the text runs on from the page before to `page`: then its first line is on line 1.
    pub(crate) fn continues(&self, page: usize) -> bool {
        let of_page = |number| {
            self.lines.iter().filter(move |line| {
                line.page == number && !matches!(line.role, Role::PageNumber | Role::Margin | Role::Other)
            })
        };
        let first = of_page(page).next().filter(|line| line.role == Role::Text);
        let last =
            page.checked_sub(1).and_then(|before| of_page(before).next_back()).filter(|line| line.role == Role::Text);
        first.zip(last).is_some_and(|(first, last)| first.part == last.part)
    }

    /// Whether `line` is text of the document itself. A line of text may be mostly a blank to be filled in: an organ and a
    /// date to be filled in stand further right.
    pub(crate) fn is_text(&self, line: &Line) -> bool {
        let is_blank = line.role == Role::Blank && line.left_off(self.area.left + 2.0 * CHAR) <= 0.5;
        line.part == 0 && (line.role == Role::Text || is_blank)
    }

    /// Whether `line` begins a paragraph: it begins to the right of the type area's edge.
    pub(crate) fn begins_paragraph(&self, line: &Line) -> bool {
        line.left_off(self.area.left) > 1.5
    }

    /// Whether `line` runs to the right edge of the type area.
    pub(crate) fn is_full(&self, line: &Line) -> bool {
        line.right() > self.area.right() - 0.6 * CHAR
    }
}
