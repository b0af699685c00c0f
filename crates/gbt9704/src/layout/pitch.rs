//! Measured from the text itself: the step from line to line, and where the type area lies.

use super::{
    super::pdf::Rect,
    document::Layout,
    kind,
    line::{Line, Role},
    type_area::{Area, LEAST_HANZI, LINE},
    words,
};

impl Layout<'_> {
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

    /// Where the text puts the type area.
    pub(super) fn measured_area(&self) -> Area {
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
