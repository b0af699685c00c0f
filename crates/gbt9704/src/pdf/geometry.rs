//! Points, boxes and matrices. A page is measured in millimetres from its top left corner, y downwards.

/// Millimetres in a point.
pub(crate) const MM_PER_POINT: f64 = 25.4 / 72.0;

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// An upright box on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Rect {
    /// The smallest box around `points`; `None` when one of them is not finite or there is none.
    pub(crate) fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        let mut rect = Self { left: first.x, top: first.y, right: first.x, bottom: first.y };
        for point in points {
            rect.left = rect.left.min(point.x);
            rect.right = rect.right.max(point.x);
            rect.top = rect.top.min(point.y);
            rect.bottom = rect.bottom.max(point.y);
        }
        [rect.left, rect.top, rect.right, rect.bottom].iter().all(|value| value.is_finite()).then_some(rect)
    }

    /// The smallest box around both.
    pub(crate) fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub(crate) fn width(self) -> f64 {
        self.right - self.left
    }

    pub(crate) fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// Whether `point` lies in the box, its edge included.
    pub(crate) fn contains(self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    fn corners(self) -> [Point; 4] {
        [
            Point { x: self.left, y: self.top },
            Point { x: self.right, y: self.top },
            Point { x: self.right, y: self.bottom },
            Point { x: self.left, y: self.bottom },
        ]
    }
}

/// An affine map, in the order of PDF: x' = ax + cy + e, y' = bx + dy + f.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Matrix {
    pub(crate) a: f64,
    pub(crate) b: f64,
    pub(crate) c: f64,
    pub(crate) d: f64,
    pub(crate) e: f64,
    pub(crate) f: f64,
}

impl Matrix {
    pub(crate) const IDENTITY: Self = Self::new([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(crate) const fn new(parts: [f64; 6]) -> Self {
        Self { a: parts[0], b: parts[1], c: parts[2], d: parts[3], e: parts[4], f: parts[5] }
    }

    /// The map that does a step first: what it turns and scales stays.
    pub(crate) fn stepped(self, x: f64, y: f64) -> Self {
        let Point { x, y } = self.apply(x, y);
        self.at(x, y)
    }

    /// The map that takes the origin there, and turns and scales as this one.
    pub(crate) fn at(self, x: f64, y: f64) -> Self {
        Self { e: x, f: y, ..self }
    }

    /// The map that does `self` first and `next` after it.
    pub(crate) fn then(self, next: Self) -> Self {
        Self {
            a: self.a * next.a + self.b * next.c,
            b: self.a * next.b + self.b * next.d,
            c: self.c * next.a + self.d * next.c,
            d: self.c * next.b + self.d * next.d,
            e: self.e * next.a + self.f * next.c + next.e,
            f: self.e * next.b + self.f * next.d + next.f,
        }
    }

    pub(crate) fn apply(self, x: f64, y: f64) -> Point {
        Point { x: self.a * x + self.c * y + self.e, y: self.b * x + self.d * y + self.f }
    }

    /// The box around the image of `rect`.
    pub(crate) fn apply_rect(self, rect: Rect) -> Option<Rect> {
        Rect::around(rect.corners().map(|corner| self.apply(corner.x, corner.y)))
    }

    /// The length of the image of a unit step upwards: what a font size is multiplied by.
    pub(crate) fn vertical_scale(self) -> f64 {
        self.c.hypot(self.d)
    }

    /// The geometric mean of both scales: what a line width is multiplied by.
    pub(crate) fn mean_scale(self) -> f64 {
        (self.a * self.d - self.b * self.c).abs().sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_after_a_map_is_applied_in_that_order() {
        let scale = Matrix::new([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        let moved = scale.then(Matrix::IDENTITY.at(10.0, 0.0)).apply(1.0, 1.0);
        assert_eq!(moved, Point { x: 12.0, y: 2.0 });
        assert_eq!(scale.stepped(10.0, 0.0).apply(1.0, 1.0), Point { x: 22.0, y: 2.0 });
    }

    #[test]
    fn no_box_is_drawn_around_what_is_not_a_number() {
        assert_eq!(Rect::around([Point { x: f64::NAN, y: 0.0 }]), None);
    }
}
