//! The checks: each a function that measures one requirement of the standard on a recognised document.

use super::{
    layout::Layout,
    report::{Measure, Verdict},
};

mod attachment;
mod grid;
mod head;
mod imprint;
mod letter;
mod main_part;
mod number;
mod page;
mod requirement;
mod signature;
mod spacing;
mod table;
mod title;

/// Measures everything, in the order of the standard.
pub(crate) fn run(layout: &Layout) -> Vec<Measure> {
    let mut measures = Vec::new();
    for check in [
        page::check,
        grid::check,
        head::check,
        title::check,
        main_part::check,
        attachment::check,
        signature::check,
        imprint::check,
        number::check,
        letter::check,
        table::check,
    ] {
        check(layout, &mut measures);
    }
    let unmeasured: Vec<usize> = layout.unmeasured().iter().map(|page| page.page).collect();
    for measure in measures.iter_mut().filter(|measure| measure.page.is_some_and(|page| unmeasured.contains(&page))) {
        if measure.id != "PG-01" {
            measure.verdict = Verdict::NotApplicable;
        }
    }
    if !layout.is_readable() {
        measures.iter_mut().for_each(without_text);
    }
    measures
}

/// What does not depend on the text of the page: paper, marks by their size and colour, lines.
const WITHOUT_TEXT: [&str; 5] = ["PG-01", "HD-04", "HD-08", "LT-01", "LT-02"];

/// In a file that does not tell its text, what depends on the text is neither met nor not.
fn without_text(measure: &mut Measure) {
    if !WITHOUT_TEXT.contains(&measure.id) {
        measure.verdict = Verdict::NotApplicable;
    }
}
