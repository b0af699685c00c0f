//! A requirement of the standard, how it is judged, and how a report shows what was measured.

use super::super::{
    layout::Line,
    report::{Measure, Name, Verdict},
};

/// A requirement of the standard, as it stands in a report.
pub(super) struct Requirement {
    clause: &'static str,
    id: &'static str,
    name: Name,
    required: &'static str,
}

impl Requirement {
    pub(super) const fn new(
        clause: &'static str,
        id: &'static str,
        zh: &'static str,
        en: &'static str,
        required: &'static str,
    ) -> Self {
        Self { clause, id, name: Name { zh, en }, required }
    }

    pub(super) fn judged(&self, verdict: Verdict, measured: Option<String>) -> Measure {
        let &Self { clause, id, name, required } = self;
        Measure { clause, id, name, required, measured, verdict, page: None, text: None }
    }

    /// Measured, and met or not.
    pub(super) fn measured(&self, met: bool, measured: impl Into<String>) -> Measure {
        self.judged(if met { Verdict::Pass } else { Verdict::Fail }, Some(measured.into()))
    }

    /// A length, which must lie within `tolerance` of `expected`.
    pub(super) fn length(&self, value: f64, expected: f64, tolerance: f64) -> Measure {
        self.measured((value - expected).abs() <= tolerance, mm(value))
    }

    /// A length, which must lie between two others.
    pub(super) fn between(&self, value: f64, low: f64, high: f64) -> Measure {
        self.measured((low..=high).contains(&value), mm(value))
    }

    /// What every such document must have, and this one does not.
    pub(super) fn missing(&self) -> Measure {
        self.judged(Verdict::Fail, None)
    }

    /// The document has nothing that this requirement is about.
    pub(super) fn not_applicable(&self) -> Measure {
        self.judged(Verdict::NotApplicable, None)
    }
}

impl Measure {
    pub(super) fn on(mut self, page: usize) -> Self {
        self.page = Some(page);
        self
    }

    pub(super) fn at(mut self, line: &Line) -> Self {
        self.page = Some(line.page);
        self.text = Some(line.words());
        self
    }
}

/// A length as a report shows it.
pub(super) fn mm(value: f64) -> String {
    // No -0.00.
    let value = if value.abs() < 0.005 { 0.0 } else { value };
    format!("{value:.2} mm")
}

/// The line for which `off` is furthest from 0, with that value.
pub(super) fn worst<'l, 'a: 'l>(
    lines: impl Iterator<Item = &'l Line<'a>>,
    off: impl Fn(&Line<'a>) -> f64,
) -> Option<(f64, &'l Line<'a>)> {
    lines.map(|line| (off(line), line)).max_by(|a, b| a.0.abs().total_cmp(&b.0.abs()))
}
