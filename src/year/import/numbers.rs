//! Which numbers a plan gives by itself: only others are written down.

use crate::hanzi::numbering;

use super::draft::{Draft, Item};

/// Forgets the numbers that a plan prints anyway.
pub(super) fn settle(draft: &mut Draft) {
    let mut count = 0;
    for (index, section) in draft.sections.iter_mut().enumerate() {
        usual(&mut section.number, 1, index + 1);
        for item in &mut section.items {
            count += 1;
            nested(item, 2, count);
        }
    }
}

fn nested(item: &mut Item, depth: usize, number: usize) {
    usual(&mut item.number, depth, number);
    for (index, below) in item.items.iter_mut().enumerate() {
        nested(below, 4.min(depth + 1), index + 1);
    }
}

fn usual(own: &mut Option<String>, depth: usize, number: usize) {
    own.take_if(|own| *own == numbering::heading(depth, number));
}
