//! Which numbers a plan gives by itself: the settings under which most of them are the source's, and those that stay.

use crate::hanzi::numbering::{self, Counter};

use super::draft::{Draft, Item, Section, Settings};

/// Finds the settings, and forgets the numbers that a plan prints by them.
pub(super) fn settle(draft: &mut Draft) {
    let samples = |level: usize| {
        let mut samples: Vec<Option<String>> = vec![None];
        for number in numbers(&draft.sections, level) {
            let sample = Some(numbering::like(number, 1).filter(|_| is_plain(number)).unwrap_or_default());
            if !samples.contains(&sample) && samples.len() < 6 {
                samples.push(sample);
            }
        }
        samples.retain(|sample| sample.as_deref() != Some(""));
        samples
    };
    let starts: Vec<usize> = draft.issued.iter().map(|issued| issued.start).collect();
    let mut best = (usize::MAX, Settings::default());
    for items in [None, Some("section")] {
        for item in samples(2) {
            let settings = Settings { items, item, ..best.1.clone() };
            best = better(best, settings, &draft.sections, &starts);
        }
    }
    for points in [None, Some("section"), Some("plan")] {
        for point in samples(3) {
            let settings = Settings { points, point, ..best.1.clone() };
            best = better(best, settings, &draft.sections, &starts);
        }
    }
    draft.numbering = best.1;
    walk(&draft.numbering.clone(), &mut draft.sections, &starts, true);
}

/// The other settings, where they leave fewer numbers to be written down.
fn better(best: (usize, Settings), other: Settings, sections: &[Section], starts: &[usize]) -> (usize, Settings) {
    let count = walk(&other, &mut sections.to_vec(), starts, false);
    if count < best.0 { (count, other) } else { best }
}

/// Whether a number is one that a sample can write: 1. and not （十二）之三.
fn is_plain(number: &str) -> bool {
    number.chars().count() <= 6
}

/// The numbers of the headings of a level.
fn numbers(sections: &[Section], level: usize) -> Vec<&str> {
    let items = sections.iter().flat_map(|section| &section.items);
    match level {
        2 => items.filter_map(|item| item.number.as_deref()).collect(),
        _ => items.flat_map(|item| &item.items).filter_map(|item| item.number.as_deref()).collect(),
    }
}

/// Goes through the headings as a plan is numbered, issued plans beginning with the sections `starts`; returns how many numbers are the source's own, and forgets the others
/// if told to.
fn walk(settings: &Settings, sections: &mut [Section], starts: &[usize], forget: bool) -> usize {
    let mut counter = Counter::new([None, settings.item.clone(), settings.point.clone()]);
    let mut own = 0;
    for (index, section) in sections.iter_mut().enumerate() {
        // An issued plan has numbers of its own.
        if starts.contains(&index) {
            [1, 2, 3].into_iter().for_each(|level| counter.restart(level));
        }
        if settings.items == Some("section") {
            counter.restart(2);
        }
        if settings.points == Some("section") {
            counter.restart(3);
        }
        own += usual(&mut section.number, 1, &mut counter, forget);
        for item in &mut section.items {
            own += usual(&mut item.number, 2, &mut counter, forget);
            if settings.points.is_none() {
                counter.restart(3);
            }
            for point in &mut item.items {
                own += usual(&mut point.number, 3, &mut counter, forget);
                own += deeper(&mut point.items, forget);
            }
        }
    }
    own
}

/// One number: 1 if the plan would print another.
fn usual(own: &mut Option<String>, level: usize, counter: &mut Counter, forget: bool) -> usize {
    let same = own.is_some() && counter.clone().next(None, level) == own.as_deref().unwrap_or_default();
    counter.next(own.as_deref().filter(|_| !same), level);
    if same && forget {
        *own = None;
    }
    usize::from(own.is_some() && !same)
}

fn deeper(items: &mut [Item], forget: bool) -> usize {
    let mut own = 0;
    for (index, item) in items.iter_mut().enumerate() {
        let same = item.number.as_deref() == Some(numbering::heading(4, index + 1).as_str());
        own += usize::from(item.number.is_some() && !same);
        if same && forget {
            item.number = None;
        }
        own += deeper(&mut item.items, forget);
    }
    own
}
