//! The linked and the invoked compiler give the same bytes.

use crate::support::workplace::{Workplace, invoked};

#[test]
fn both_engines_make_the_same_files() {
    let (linked, other) = (Workplace::new(), Workplace::new());
    linked.build();
    other.build_with(|options| options.engine = invoked());
    let (linked, other) = (linked.files(), other.files());
    let pdfs: Vec<&String> = linked.keys().filter(|path| path.ends_with(".pdf")).collect();
    assert_eq!(pdfs.len(), 1 + 14 + 28 + 1 + 1);
    for (path, bytes) in &linked {
        assert!(other.get(path) == Some(bytes), "{path} differs between the engines");
    }
}

#[test]
fn two_cold_builds_are_the_same() {
    let (first, second) = (Workplace::new(), Workplace::new());
    first.build();
    second.build();
    assert!(first.files() == second.files());
}
