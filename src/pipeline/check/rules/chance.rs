//! Numbers by chance for tests, the same in each run.

/// What the next number comes from: a linear congruential generator (Knuth's MMIX).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new() -> Self {
        Self(1)
    }

    /// A number below `most`.
    pub(super) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most
    }

    /// So many of these, put together.
    pub(super) fn text(&mut self, count: usize, parts: &[&str]) -> String {
        (0..count).map(|_| parts[self.below(parts.len())]).collect()
    }
}
