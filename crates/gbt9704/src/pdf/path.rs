//! Paths: the straight lines and boxes among them; everything else is passed over.

use super::{
    geometry::{Matrix, Point, Rect},
    page::{Page, Rule},
    state::State,
};

/// A filled box thinner than this is a line (mm).
const THINNEST_BOX: f64 = 1.2;
/// Most lines and boxes that a page may have.
const MOST_SHAPES: usize = 100_000;
/// Most corners that a path may have.
const MOST_POINTS: usize = 100_000;

/// The path under construction, in page coordinates.
#[derive(Default)]
pub(crate) struct Path {
    parts: Vec<Part>,
    points: usize,
}

#[derive(Default)]
struct Part {
    points: Vec<Point>,
    closed: bool,
    curved: bool,
}

impl Path {
    pub(crate) fn move_to(&mut self, ctm: Matrix, x: f64, y: f64) {
        self.parts.push(Part { points: vec![ctm.apply(x, y)], ..Part::default() });
        self.points += 1;
    }

    pub(crate) fn line_to(&mut self, ctm: Matrix, x: f64, y: f64, curved: bool) {
        if self.points >= MOST_POINTS {
            return;
        }
        self.points += 1;
        let Some(part) = self.parts.last_mut() else { return self.move_to(ctm, x, y) };
        part.points.push(ctm.apply(x, y));
        part.curved |= curved;
    }

    pub(crate) fn rectangle(&mut self, ctm: Matrix, [x, y, width, height]: [f64; 4]) {
        if self.points >= MOST_POINTS {
            return;
        }
        self.points += 4;
        let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
        let points = corners.iter().map(|&(x, y)| ctm.apply(x, y)).collect();
        self.parts.push(Part { points, closed: true, curved: false });
    }

    pub(crate) fn close(&mut self) {
        if let Some(part) = self.parts.last_mut() {
            part.closed = true;
        }
    }

    /// Forgets the path, and draws it on the page before that.
    pub(crate) fn paint(&mut self, fill: bool, stroke: bool, state: &State, page: &mut Page) {
        for part in std::mem::take(self).parts {
            if page.rules.len() + page.boxes.len() >= MOST_SHAPES {
                return;
            }
            if stroke && !state.stroke.colour.is_white() {
                part.stroke(state, page);
            }
            if fill && !state.fill.colour.is_white() {
                page.pictures |= part.curved;
                part.fill(state, page);
            }
        }
    }
}

impl Part {
    fn stroke(&self, state: &State, page: &mut Page) {
        if let Some(rect) = self.rectangle().filter(|rect| rect.height() > THINNEST_BOX) {
            page.boxes.push(rect);
        }
        let half = (state.line_width * state.ctm.mean_scale()).abs() / 2.0;
        let close = self.closed.then(|| self.points.last().zip(self.points.first())).flatten();
        let sides = self.points.windows(2).map(|pair| (&pair[0], &pair[1])).chain(close);
        for (from, to) in sides {
            let Some(rect) = Rect::around([*from, *to]) else { continue };
            let horizontal = rect.height() < 0.05;
            if self.curved || !horizontal && rect.width() >= 0.05 || rect.width().max(rect.height()) < 0.5 {
                continue;
            }
            let rect = if horizontal {
                Rect { top: rect.top - half, bottom: rect.bottom + half, ..rect }
            } else {
                Rect { left: rect.left - half, right: rect.right + half, ..rect }
            };
            page.rules.push(Rule { rect, colour: state.stroke.colour, horizontal });
        }
    }

    fn fill(&self, state: &State, page: &mut Page) {
        let Some(rect) = self.rectangle() else { return };
        if rect.width().min(rect.height()) < THINNEST_BOX {
            let horizontal = rect.width() >= rect.height();
            page.rules.push(Rule { rect, colour: state.fill.colour, horizontal });
        } else {
            page.boxes.push(rect);
        }
    }

    /// The box that the part is, if it is one: every corner lies on a corner of the box around it.
    fn rectangle(&self) -> Option<Rect> {
        if self.curved || !(4..=5).contains(&self.points.len()) {
            return None;
        }
        let rect = Rect::around(self.points.iter().copied())?;
        let on = |value: f64, low: f64, high: f64| (value - low).abs() < 0.05 || (value - high).abs() < 0.05;
        self.points.iter().all(|p| on(p.x, rect.left, rect.right) && on(p.y, rect.top, rect.bottom)).then_some(rect)
    }
}
