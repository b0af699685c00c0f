//! Which clause of one plan is which of the other: by id, then by the same words, then by likeness.

use std::collections::{HashMap, VecDeque};

use crate::model::outline::Clause;

use super::{tokens::tokens, wording::likeness};

/// Below this likeness a clause without its id is another clause.
const SAME: f32 = 0.5;

/// Clauses of both plans, paired; each is in one pair at most.
pub(super) struct Pairs {
    /// The new index of each old clause.
    of_old: Vec<Option<usize>>,
    /// The old index of each new clause.
    of_new: Vec<Option<usize>>,
}

/// Pairs the clauses of two plans.
pub(super) fn pairs(old: &[Clause], new: &[Clause]) -> Pairs {
    let texts = |clauses: &[Clause]| -> Vec<String> { clauses.iter().map(Clause::text).collect() };
    let ids = |clauses: &[Clause]| -> Vec<String> { clauses.iter().map(|clause| clause.id.clone()).collect() };
    let (before, after) = (texts(old), texts(new));
    let mut pairs = Pairs { of_old: vec![None; old.len()], of_new: vec![None; new.len()] };
    pairs.by(&ids(old), &ids(new));
    pairs.by(&before, &after);
    pairs.by_likeness(&before, &after);
    pairs
}

impl Pairs {
    /// All pairs, by their old index.
    pub(super) fn joined(&self) -> impl Iterator<Item = (usize, usize)> {
        self.of_old.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?)))
    }

    /// Every clause once, in the order of the new plan; what was dropped follows what it followed.
    pub(super) fn in_order(&self) -> Vec<(Option<usize>, Option<usize>)> {
        let mut dropped_after: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
        let mut last = None;
        for (old, new) in self.of_old.iter().enumerate() {
            match new {
                Some(new) => last = Some(*new),
                None => dropped_after.entry(last).or_default().push(old),
            }
        }
        let mut dropped =
            |after: Option<usize>| dropped_after.remove(&after).into_iter().flatten().map(|old| (Some(old), None));
        let mut order: Vec<_> = dropped(None).collect();
        for (new, old) in self.of_new.iter().enumerate() {
            order.push((*old, Some(new)));
            order.extend(dropped(Some(new)));
        }
        order
    }

    fn join(&mut self, old: usize, new: usize) {
        self.of_old[old] = Some(new);
        self.of_new[new] = Some(old);
    }

    /// Joins what is still alone and has the same key, first with first; nothing is no key.
    fn by(&mut self, old: &[String], new: &[String]) {
        let mut waiting: HashMap<&str, VecDeque<usize>> = HashMap::new();
        for (index, key) in new.iter().enumerate().filter(|(index, _)| self.of_new[*index].is_none()) {
            waiting.entry(key).or_default().push_back(index);
        }
        waiting.remove("");
        for (index, key) in old.iter().enumerate() {
            if self.of_old[index].is_none()
                && let Some(partner) = waiting.get_mut(key.as_str()).and_then(VecDeque::pop_front)
            {
                self.join(index, partner);
            }
        }
    }

    /// Joins what is still alone, the likest first.
    fn by_likeness(&mut self, old: &[String], new: &[String]) {
        let alone = |partners: &[Option<usize>]| -> Vec<usize> {
            (0..partners.len()).filter(|index| partners[*index].is_none()).collect()
        };
        let (olds, news) = (alone(&self.of_old), alone(&self.of_new));
        let cut: Vec<Vec<&str>> = news.iter().map(|index| tokens(&new[*index])).collect();
        let mut candidates = Vec::new();
        for from in olds {
            let before = tokens(&old[from]);
            for (to, after) in news.iter().zip(&cut) {
                let found = likeness(&before, after, SAME);
                if found >= SAME {
                    candidates.push((found, from.abs_diff(*to), from, *to));
                }
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3))));
        for (_, _, from, to) in candidates {
            if self.of_old[from].is_none() && self.of_new[to].is_none() {
                self.join(from, to);
            }
        }
    }
}
