//! The checks: each a function that measures one requirement of the standard on a recognised document.

use super::{
    layout::{Layout, Line},
    report::{Measure, Name, Verdict},
};

mod attachment;
mod grid;
mod head;
mod imprint;
mod letter;
mod main_part;
mod number;
mod page;
mod signature;
mod spacing;
mod table;
mod title;

/// Measures everything, in the order of the standard.
pub(crate) fn run(layout: &Layout) -> Vec<Measure> {
    let mut measures = Vec::new();
    for check in [
        page::check,
        grid::check,
        head::check,
        title::check,
        main_part::check,
        attachment::check,
        signature::check,
        imprint::check,
        number::check,
        letter::check,
        table::check,
    ] {
        check(layout, &mut measures);
    }
    let unmeasured: Vec<usize> = layout.unmeasured().iter().map(|page| page.page).collect();
    for measure in measures.iter_mut().filter(|measure| measure.page.is_some_and(|page| unmeasured.contains(&page))) {
        if measure.id != "PG-01" {
            measure.verdict = Verdict::NotApplicable;
        }
    }
    if !layout.is_readable() {
        measures.iter_mut().for_each(without_text);
    }
    measures
}

/// What does not depend on the text of the page: paper, marks by their size and colour, lines.
const WITHOUT_TEXT: [&str; 5] = ["PG-01", "HD-04", "HD-08", "LT-01", "LT-02"];

/// In a file that does not tell its text, what depends on the text is neither met nor not.
fn without_text(measure: &mut Measure) {
    if !WITHOUT_TEXT.contains(&measure.id) {
        measure.verdict = Verdict::NotApplicable;
    }
}

/// A requirement of the standard, as it stands in a report.
struct Requirement {
    clause: &'static str,
    id: &'static str,
    name: Name,
    required: &'static str,
}

impl Requirement {
    const fn new(
        clause: &'static str,
        id: &'static str,
        zh: &'static str,
        en: &'static str,
        required: &'static str,
    ) -> Self {
        Self { clause, id, name: Name { zh, en }, required }
    }

    fn judged(&self, verdict: Verdict, measured: Option<String>) -> Measure {
        let &Self { clause, id, name, required } = self;
        Measure { clause, id, name, required, measured, verdict, page: None, text: None }
    }

    /// Measured, and met or not.
    fn measured(&self, met: bool, measured: impl Into<String>) -> Measure {
        self.judged(if met { Verdict::Pass } else { Verdict::Fail }, Some(measured.into()))
    }

    /// A length, which must lie within `tolerance` of `expected`.
    fn length(&self, value: f64, expected: f64, tolerance: f64) -> Measure {
        self.measured((value - expected).abs() <= tolerance, mm(value))
    }

    /// A length, which must lie between two others.
    fn between(&self, value: f64, low: f64, high: f64) -> Measure {
        self.measured((low..=high).contains(&value), mm(value))
    }

    /// What every such document must have, and this one does not.
    fn missing(&self) -> Measure {
        self.judged(Verdict::Fail, None)
    }

    /// The document has nothing that this requirement is about.
    fn not_applicable(&self) -> Measure {
        self.judged(Verdict::NotApplicable, None)
    }
}

impl Measure {
    fn on(mut self, page: usize) -> Self {
        self.page = Some(page);
        self
    }

    fn at(mut self, line: &Line) -> Self {
        self.page = Some(line.page);
        self.text = Some(line.words());
        self
    }
}

/// A length as a report shows it.
fn mm(value: f64) -> String {
    // No -0.00.
    let value = if value.abs() < 0.005 { 0.0 } else { value };
    format!("{value:.2} mm")
}

/// The line for which `off` is furthest from 0, with that value.
fn worst<'l, 'a: 'l>(
    lines: impl Iterator<Item = &'l Line<'a>>,
    off: impl Fn(&Line<'a>) -> f64,
) -> Option<(f64, &'l Line<'a>)> {
    lines.map(|line| (off(line), line)).max_by(|a, b| a.0.abs().total_cmp(&b.0.abs()))
}
