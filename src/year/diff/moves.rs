//! Which section and item is which of the other plan, and which clauses have moved.
//!
//! A container that only has another title is the same one: its clauses have not moved.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::outline::{Heading, Outline};

use super::matching::Pairs;

/// The containers of both plans, paired, and the clauses that have moved.
pub(super) struct Moves {
    /// The new index of each old container.
    pub(super) same: Vec<Option<usize>>,
    moved: BTreeSet<(usize, usize)>,
}

impl Moves {
    pub(super) fn new(old: &Outline, new: &Outline, pairs: &Pairs) -> Self {
        let same = containers(old, new, pairs);
        let stays = |(from, to): &(usize, usize)| {
            let (mut from, mut to) = (Some(old.clauses[*from].heading), Some(new.clauses[*to].heading));
            while let (Some(one), Some(other)) = (from, to) {
                if same[one] != Some(other) {
                    return false;
                }
                (from, to) = (old.headings[one].parent, new.headings[other].parent);
            }
            from == to
        };
        let (stayed, mut moved): (Vec<_>, Vec<_>) = pairs.joined().partition(stays);
        let in_order = longest_rising(&stayed);
        moved.extend(stayed.into_iter().filter(|pair| !in_order.contains(pair)));
        Self { same, moved: moved.into_iter().collect() }
    }

    /// Whether a pair of clauses stands elsewhere now.
    pub(super) fn moved(&self, pair: (usize, usize)) -> bool {
        self.moved.contains(&pair)
    }
}

/// The new index of each old container: the same title first, then the most clauses in common.
fn containers(old: &Outline, new: &Outline, pairs: &Pairs) -> Vec<Option<usize>> {
    let votes = votes(old, new, pairs);
    let mut candidates = Vec::new();
    for (from, one) in old.headings.iter().enumerate() {
        for (to, other) in new.headings.iter().enumerate() {
            let count = votes.get(&(from, to)).copied().unwrap_or(0);
            let titled = one.title == other.title && !one.title.is_empty();
            if depth(one, old) == depth(other, new) && (titled || count > 0) {
                candidates.push((!titled, usize::MAX - count, from.abs_diff(to), from, to));
            }
        }
    }
    candidates.sort_unstable();
    let mut same = vec![None; old.headings.len()];
    let mut taken = BTreeSet::new();
    for (.., from, to) in candidates {
        if same[from].is_none() && taken.insert(to) {
            same[from] = Some(to);
        }
    }
    same
}

/// How many clauses each two containers have in common, those of nested ones included.
fn votes(old: &Outline, new: &Outline, pairs: &Pairs) -> BTreeMap<(usize, usize), usize> {
    let mut votes = BTreeMap::new();
    for (from, to) in pairs.joined() {
        let (mut from, mut to) = (Some(old.clauses[from].heading), Some(new.clauses[to].heading));
        // From the inmost outwards; of a different depth, level by level as far as both go.
        while let (Some(one), Some(other)) = (from, to) {
            match depth(&old.headings[one], old).cmp(&depth(&new.headings[other], new)) {
                std::cmp::Ordering::Greater => from = old.headings[one].parent,
                std::cmp::Ordering::Less => to = new.headings[other].parent,
                std::cmp::Ordering::Equal => {
                    *votes.entry((one, other)).or_default() += 1;
                    (from, to) = (old.headings[one].parent, new.headings[other].parent);
                }
            }
        }
    }
    votes
}

fn depth(container: &Heading, outline: &Outline) -> usize {
    std::iter::successors(container.parent, |parent| outline.headings[*parent].parent).count()
}

/// The most pairs whose new order is their old one; the others have moved past them.
fn longest_rising(pairs: &[(usize, usize)]) -> BTreeSet<(usize, usize)> {
    // The last pair of the best row of each length, and what comes before each pair in its row.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, (_, to)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *to);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        if length == ends.len() { ends.push(index) } else { ends[length] = index }
    }
    std::iter::successors(ends.last().copied(), |index| before[*index]).map(|index| pairs[index]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_are_said_to_have_moved() {
        let moved = |order: &[usize]| {
            let pairs: Vec<_> = order.iter().copied().enumerate().collect();
            let stay = longest_rising(&pairs);
            pairs.into_iter().filter(|pair| !stay.contains(pair)).map(|(old, _)| old).collect::<Vec<_>>()
        };
        assert_eq!(moved(&[0, 1, 2, 3]), [0_usize; 0]);
        assert_eq!(moved(&[3, 0, 1, 2]), [0]);
        assert_eq!(moved(&[1, 2, 3, 0]), [3]);
        assert_eq!(moved(&[]), [0_usize; 0]);
    }
}
