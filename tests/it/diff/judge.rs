//! What the comparison must say, told from the two models alone.

use std::collections::{BTreeMap, BTreeSet};

use anpai::{
    model::{
        message::Lang,
        plan::{Phrase, Plan},
    },
    year::diff::{Change, Diff, Entry, Kind, Verdict, compare, terminal},
};

use super::model::{Clause, Model};

/// The registered name of a unit, or the phrase.
pub(crate) fn resolved(name: &str, plan: &Plan) -> String {
    plan.register.resolve(name).map_or(name, |unit| unit.name()).to_owned()
}

/// Every named unit with its role, told without the program's own code.
fn roles(roles: &[Vec<String>; 3], plan: &Plan) -> BTreeMap<String, &'static str> {
    let mut found = BTreeMap::new();
    let joint = if roles[1].len() == 1 { "独立" } else { "共同" };
    for (list, word) in roles.iter().zip(["牵头", joint, "参与"]) {
        for name in list {
            let word = if Phrase::of(name) == Some(Phrase::All) { "共性" } else { word };
            found.entry(resolved(name, plan)).or_insert(word);
        }
    }
    found
}

/// Length of the longest rising row, the slow way.
fn longest(order: &[usize]) -> usize {
    let mut best = vec![1; order.len()];
    for i in 0..order.len() {
        for j in 0..i {
            if order[j] < order[i] {
                best[i] = best[i].max(best[j] + 1);
            }
        }
    }
    best.into_iter().max().unwrap_or(0)
}

pub(crate) fn judge(old: &Plan, before: &Model, after: &Model) {
    let new = after.load();
    let diff = compare(old, &new);
    let entries: BTreeMap<&str, &Entry> =
        diff.entries.iter().map(|entry| (entry.new.as_ref().map_or("", |side| side.id.as_str()), entry)).collect();
    each_clause_once(&diff, before, after);
    let original: Vec<&Clause> = before.all().collect();
    let home = |model: &Model| -> BTreeMap<usize, usize> {
        let items = model.items.iter().enumerate();
        items.flat_map(|(item, (_, _, all))| all.iter().filter_map(move |one| Some((one.origin?, item)))).collect()
    };
    let (homes, now) = (home(before), home(after));
    let mut stayed = Vec::new();
    let mut flagged = 0;
    for clause in after.all() {
        let entry = entries[clause.id.as_str()];
        let Some(origin) = clause.origin else {
            assert_eq!(entry.kinds, [Kind::Added], "{}", clause.id);
            continue;
        };
        let was = original[origin];
        assert_eq!(entry.old.as_ref().expect("it was there").id, was.id);
        let mut expected = BTreeSet::new();
        let mut expect = |kind: Kind, is: bool| {
            if is {
                expected.insert(kind);
            }
        };
        expect(Kind::Reworded, was.text != clause.text);
        expect(Kind::Id, was.id != clause.id);
        expect(Kind::Targets, was.targets != clause.targets);
        expect(Kind::Deadline, was.deadline != clause.deadline);
        let renamed = |unit: &String| after.renamed.get(unit).unwrap_or(unit).clone();
        let old_roles: BTreeMap<String, &str> =
            roles(&was.roles, old).into_iter().map(|(unit, role)| (renamed(&unit), role)).collect();
        let new_roles = roles(&clause.roles, &new);
        expect(Kind::Units, old_roles != new_roles);
        let still = |unit: &String| new_roles.contains_key(&renamed(unit));
        let old_names = roles(&was.roles, old);
        expect(Kind::Renamed, old_names.keys().any(|unit| after.renamed.contains_key(unit) && still(unit)));
        let mut found: BTreeSet<Kind> = entry.kinds.iter().copied().filter(|kind| *kind != Kind::Kept).collect();
        let moved = found.remove(&Kind::Moved);
        found.remove(&Kind::Bracket);
        assert_eq!(found, expected, "{}", clause.id);
        let gained: BTreeSet<&str> = entry.units.gained.iter().map(|part| part.unit.as_str()).collect();
        let expected: BTreeSet<&str> =
            new_roles.keys().filter(|unit| !old_roles.contains_key(*unit)).map(String::as_str).collect();
        assert_eq!(gained, expected, "{}", clause.id);
        if homes[&origin] == now[&origin] {
            stayed.push(origin);
            flagged += usize::from(moved);
        } else {
            assert!(moved, "{} is in another item", clause.id);
        }
    }
    assert_eq!(flagged, stayed.len() - longest(&stayed), "the fewest have moved");
    letters(&diff, old, &new, before, after);
    for lang in [Lang::Zh, Lang::En] {
        assert!(!terminal::text(&diff, lang).is_empty());
    }
}

fn each_clause_once(diff: &Diff, before: &Model, after: &Model) {
    let sides = |side: fn(&Entry) -> Option<&anpai::year::diff::Side>| {
        let mut ids: Vec<&str> = diff.entries.iter().filter_map(side).map(|side| side.id.as_str()).collect();
        ids.sort_unstable();
        ids
    };
    let of = |model: &Model| -> Vec<String> {
        let mut ids: Vec<String> = model.all().map(|clause| clause.id.clone()).collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!(sides(|entry| entry.old.as_ref()), of(before));
    assert_eq!(sides(|entry| entry.new.as_ref()), of(after));
    for entry in &diff.entries {
        let text = |skip: Change| -> String {
            entry.wording.spans.iter().filter(|span| span.change != skip).map(|span| span.text.as_str()).collect()
        };
        assert_eq!(text(Change::Added), entry.old.as_ref().map_or("", |side| side.text.as_str()));
        assert_eq!(text(Change::Removed), entry.new.as_ref().map_or("", |side| side.text.as_str()));
    }
}

/// What each unit gained and lost, told from the two models alone.
fn letters(diff: &Diff, old: &Plan, new: &Plan, before: &Model, after: &Model) {
    let common = Phrase::ALL[0];
    let duties = |model: &Model, plan: &Plan, unit: &str| -> BTreeSet<usize> {
        let has = |clause: &&Clause| {
            let roles = roles(&clause.roles, plan);
            roles.contains_key(unit) || roles.contains_key(common)
        };
        // A new clause counts by a number of its own.
        model
            .all()
            .enumerate()
            .filter(|(_, clause)| has(clause))
            .map(|(at, one)| one.origin.unwrap_or(1000 + at))
            .collect()
    };
    for unit in old.register.departments.iter().filter(|unit| !unit.is_group()) {
        let now = after.renamed.get(unit.name()).map_or(unit.name(), String::as_str);
        if unit.name().contains("食安办") {
            assert!(diff.letters.iter().all(|letter| letter.unit != now), "the sender gets no letter");
            continue;
        }
        let (was, is) = (duties(before, old, unit.name()), duties(after, new, now));
        let letter = diff.letters.iter().find(|letter| letter.unit == now);
        let Some(letter) = letter else {
            assert!(was.is_empty() && is.is_empty(), "{now} has duties");
            continue;
        };
        assert_eq!(letter.gained.len(), is.difference(&was).count(), "{now}");
        assert_eq!(letter.lost.len(), was.difference(&is).count(), "{now}");
        assert_eq!(letter.same + letter.changed.len(), is.intersection(&was).count(), "{now}");
        assert!(letter.verdict != Verdict::Same || (was == is && letter.changed.is_empty()), "{now}");
    }
}
