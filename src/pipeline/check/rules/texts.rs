//! The printed texts of a plan, to be searched for many words: nearly all of a list stand nowhere in it.

use std::{ops::Range, sync::OnceLock};

use super::{
    super::annex::{self, Annex},
    prose::{self, Piece},
};
use crate::model::{place::Sp, plan::Plan};

/// The printed texts, which characters stand beside one another in them, and what the annexes came to.
#[derive(Debug)]
pub(in super::super) struct Texts<'a> {
    pub(super) pieces: Vec<Piece<'a>>,
    pairs: Pairs,
    plan: &'a Plan,
    /// Read once, by whoever asks first.
    annexes: OnceLock<Vec<Annex>>,
}

impl<'a> Texts<'a> {
    pub(in super::super) fn of(plan: &'a Plan) -> Self {
        let pieces = prose::pieces(plan);
        let mut pairs = Pairs::default();
        pieces.iter().for_each(|piece| pairs.add(&piece.text.value));
        Self { pieces, pairs, plan, annexes: OnceLock::new() }
    }

    /// The texts of the annexes, and what each has come to.
    pub(super) fn annexes(&self) -> impl Iterator<Item = (&'a Sp<String>, &Annex)> {
        let read = self.annexes.get_or_init(|| annex::of(self.plan));
        let attachments = self.plan.head.attachments.iter().zip(read);
        attachments.filter_map(|(attachment, annex)| Some((attachment.text.as_ref()?, annex)))
    }

    /// What each of the attachments has come to.
    pub(in super::super) fn into_annexes(self) -> Vec<Annex> {
        self.annexes.into_inner().unwrap_or_else(|| annex::of(self.plan))
    }

    /// Whether a word can stand in one of the texts; if not, none need be searched.
    pub(super) fn may_have(&self, word: &str) -> bool {
        self.pairs.may_have(word)
    }

    /// Where a word stands, text by text.
    pub(super) fn having<'t>(&'t self, word: &'t str) -> impl Iterator<Item = (Piece<'a>, Range<usize>)> + 't {
        let pieces = if self.may_have(word) { self.pieces.as_slice() } else { &[] };
        pieces.iter().flat_map(move |piece| prose::find_all(&piece.text.value, word).map(|range| (*piece, range)))
    }
}

/// A set of pairs of characters in which some seem to be that are not.
#[derive(Debug)]
struct Pairs(Vec<u64>);

/// Bits of the set: the pairs of a plan of 1,000 clauses fill a tenth.
const BITS: u32 = 18;

impl Default for Pairs {
    fn default() -> Self {
        Self(vec![0; 1 << (BITS - 6)])
    }
}

impl Pairs {
    fn add(&mut self, text: &str) {
        pairs(text).for_each(|(at, bit)| self.0[at] |= bit);
    }

    fn may_have(&self, word: &str) -> bool {
        pairs(word).all(|(at, bit)| self.0[at] & bit != 0)
    }
}

/// The place of each pair of characters in the set.
fn pairs(text: &str) -> impl Iterator<Item = (usize, u64)> {
    let place = |(first, second): (char, char)| {
        let mixed = u32::from(first).wrapping_mul(0x9e37_79b1) ^ u32::from(second).wrapping_mul(0x85eb_ca6b);
        let index = mixed.wrapping_mul(0x9e37_79b1) >> (32 - BITS);
        ((index >> 6) as usize, 1_u64 << (index & 63))
    };
    text.chars().zip(text.chars().skip(1)).map(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_there_is_found_and_most_else_is_not() {
        let mut pairs = Pairs::default();
        pairs.add("落实耕地分类管理制度，加强监测。");
        for word in ["落实", "分类管理", "度，加", "。", ""] {
            assert!(pairs.may_have(word), "{word}");
        }
        for word in ["实落", "管理加强", "豇豆", "分管"] {
            assert!(!pairs.may_have(word), "{word}");
        }
    }
}
