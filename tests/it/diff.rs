//! Random edits of the shipped plan: the comparison names exactly what was done, and no clause is lost or doubled.

use anpai::year::diff::{Kind, compare};
use proptest::prelude::*;

mod judge;
mod model;

use judge::judge;
use model::{model, shipped};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_comparison_names_exactly_what_was_done(
        edits in prop::collection::vec((0..12_u8, 0..1000_usize, 0..1000_usize), 0..14)
    ) {
        let old = shipped();
        let before = model(&old);
        let mut after = before.clone();
        for (kind, a, b) in edits {
            after.edit(kind, a, b, &old);
        }
        judge(&old, &before, &after);
    }
}

#[test]
fn the_same_plan_has_no_differences_and_the_reverse_names_the_reverse() {
    let old = shipped();
    assert!(compare(&old, &old).is_empty());
    let before = model(&old);
    let mut after = before.clone();
    after.edit(0, 5, 0, &old);
    after.edit(1, 9, 3, &old);
    let new = after.load();
    let (there, back) = (compare(&old, &new), compare(&new, &old));
    assert_eq!(there.count(Kind::Added), back.count(Kind::Dropped));
    assert_eq!(there.count(Kind::Dropped), back.count(Kind::Added));
}
