//! From the glyphs and lines of pages to the elements of an official document: which line is what.

use super::{
    Kind, Options, TitleLines,
    pdf::{MM_PER_POINT, Page, Rect, Rule},
    report::Unmeasured,
};

mod kind;
mod line;
mod paragraph;
mod roles;
mod tail;
pub(crate) mod words;

pub(crate) use kind::{is_within_table, table_extent};
pub(crate) use line::{Line, Role, most_common};
pub(crate) use paragraph::{Numbered, Standing};

/// 5.2.1: the type area is 156 mm wide.
pub(crate) const AREA_WIDTH: f64 = 156.0;
/// 5.2.1: the type area is 225 mm high.
pub(crate) const AREA_HEIGHT: f64 = 225.0;
/// 3.1, 5.2.3: one character, 28 of which fill a line.
pub(crate) const CHAR: f64 = AREA_WIDTH / 28.0;
/// 3.2: one line, a character and seven eighths of it.
pub(crate) const LINE: f64 = CHAR * 15.0 / 8.0;
/// So many Hanzi of a line show how high its characters stand: some, as 一 and 口, do not fill the square.
pub(crate) const LEAST_HANZI: usize = 8;
/// One character of 4号 (14 pt).
pub(crate) const CHAR_4: f64 = 14.0 * MM_PER_POINT;

/// Where the type area lies. Clauses that speak of the type area are measured from where the text puts it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
}

impl Area {
    pub(crate) fn right(self) -> f64 {
        self.left + AREA_WIDTH
    }

    pub(crate) fn bottom(self) -> f64 {
        self.top + AREA_HEIGHT
    }

    pub(crate) fn centre(self) -> f64 {
        self.left + AREA_WIDTH / 2.0
    }
}

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
    /// Recognises the lines of `pages`.
    pub(crate) fn of(pages: &'a [Page], options: Options) -> Self {
        let lines: Vec<_> = (1..).zip(pages).flat_map(|(number, page)| line::lines(page, number)).collect();
        let double_rules = pages.first().map_or([None, None], kind::double_rules);
        let tables = (1..).zip(pages).filter(|(_, page)| kind::has_table(page)).map(|(number, _)| number).collect();
        let mut layout = Self {
            kind: Kind::Other,
            seal: options.seal,
            title: options.title,
            pages,
            lines,
            area: Area { left: 28.0, top: 37.0 },
            pitch: LINE,
            tables,
            head_rule: None,
            double_rules,
            imprint_rules: Vec::new(),
            imprint_top: None,
            unreadable: pages.iter().flat_map(|page| &page.glyphs).filter(|glyph| glyph.text.is_empty()).count(),
        };
        layout.kind = options.kind.unwrap_or_else(|| kind::detect(&layout));
        roles::assign(&mut layout);
        layout.area = layout.measured_area();
        layout.pitch = layout.usable_pitch(0);
        layout
    }

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

    /// The step from line to line that most lines of text of a part have.
    pub(crate) fn measured_pitch(&self, part: usize) -> Option<f64> {
        let text = |line: &Line| line.role == Role::Text && line.part == part;
        let neighbours = self.lines.windows(2).filter(|pair| pair[0].page == pair[1].page);
        // Across a picture the step is that picture's height.
        let shows = |pair: &[Line]| {
            let between = |image: &Rect| image.top > pair[0].baseline && image.bottom < pair[1].baseline;
            self.pages[pair[0].page - 1].images.iter().any(between)
        };
        let steps = neighbours.filter(|pair| text(&pair[0]) && text(&pair[1]) && !shows(pair));
        median(steps.map(|pair| pair[1].baseline - pair[0].baseline).collect())
    }

    /// The same; that of 3.2 when it cannot be measured or is no line of 3号.
    pub(crate) fn usable_pitch(&self, part: usize) -> f64 {
        let measured = self.measured_pitch(part).or_else(|| self.pitch_beside_tables(part));
        measured.filter(|pitch| (9.0..13.1).contains(pitch)).unwrap_or(LINE)
    }

    /// The step of lines of 3号 above and below tables, where no other lines of text show it.
    fn pitch_beside_tables(&self, part: usize) -> Option<f64> {
        let text = |line: &Line| {
            let beside = !kind::is_within_table(&self.pages[line.page - 1], line.place());
            line.role == Role::Table && line.part == part && (line.size - 15.8).abs() < 0.3 && beside
        };
        let neighbours = self.lines.windows(2).filter(|pair| pair[0].page == pair[1].page);
        let steps = neighbours.filter(|pair| text(&pair[0]) && text(&pair[1]));
        median(steps.map(|pair| pair[1].baseline - pair[0].baseline).collect())
    }

    fn measured_area(&self) -> Area {
        let nominal = self.area;
        let flush = self
            .of_role(Role::Text)
            .filter(|line| (22.0..35.0).contains(&line.left()) && line.first_char().is_some_and(words::is_hanzi));
        let lefts: Vec<f64> = flush.map(Line::left).collect();
        let continued = (2..=self.pages.len()).filter(|&page| self.continues(page));
        // The top of a line is known by the ink of its Hanzi: a line of a number tells nothing.
        let first = |page| self.text_on(page).next().filter(|line| line.hanzi() >= LEAST_HANZI);
        let tops: Vec<f64> = continued.filter_map(first).map(Line::top).collect();
        // Fewer than three lines may be anything; a fifth of a millimetre may be the type's own.
        let near =
            |measured: Option<f64>, nominal: f64| measured.filter(|m| (m - nominal).abs() > 0.2).unwrap_or(nominal);
        let left = if lefts.len() < 3 { None } else { median(lefts) };
        Area { left: near(left, nominal.left), top: near(median(tops), nominal.top) }
    }
}

/// The middle of `values` by size.
pub(crate) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}
