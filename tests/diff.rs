//! Random edits of the shipped plan: the comparison names exactly what was done, and no clause is lost or doubled.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    path::{Path, PathBuf},
};

use anpai::{
    diff::{Change, Diff, Entry, Kind, Verdict, compare, terminal},
    lang::Lang,
    load::{load, load_texts},
    plan::{Item, Phrase, Plan},
};
use proptest::prelude::*;

/// A clause as the test sees it.
#[derive(Debug, Clone, Default)]
struct Clause {
    /// Its index in the shipped plan.
    origin: Option<usize>,
    id: String,
    text: String,
    roles: [Vec<String>; 3],
    form: Option<String>,
    deadline: Option<String>,
    targets: Vec<(String, String)>,
    /// What was done to it; moves are judged by the order.
    done: BTreeSet<Kind>,
}

/// A plan as the test sees it: items with their section and their title.
#[derive(Debug, Clone)]
struct Model {
    sections: Vec<String>,
    items: Vec<(usize, Option<String>, Vec<Clause>)>,
    register: String,
    renamed: BTreeMap<String, String>,
}

fn shipped() -> Plan {
    load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("plan/2023")).expect("the shipped plan").plan
}

fn model(plan: &Plan) -> Model {
    let mut next = 0;
    let mut items = Vec::new();
    for (section, file) in plan.sections.iter().enumerate() {
        for item in &file.section.items {
            let title = item.title.as_ref().map(|title| title.value.clone());
            items.push((section, title, clauses(item, &mut next)));
        }
    }
    let title = |file: &anpai::plan::SectionFile| file.section.title.as_ref().expect("a title").value.clone();
    let register = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("plan/departments.yaml"));
    Model {
        sections: plan.sections.iter().map(title).collect(),
        items,
        register: register.expect("the shipped register"),
        renamed: BTreeMap::new(),
    }
}

fn clauses(item: &Item, next: &mut usize) -> Vec<Clause> {
    let names = |list: &[anpai::place::Sp<String>]| list.iter().map(|name| name.value.clone()).collect();
    let value = |text: &Option<anpai::place::Sp<String>>| text.as_ref().map(|text| text.value.clone());
    let mut all = Vec::new();
    for clause in &item.clauses {
        let target = |target: &anpai::plan::Target| (value(&target.name).unwrap(), value(&target.value).unwrap());
        all.push(Clause {
            origin: Some(*next),
            id: value(&clause.id).expect("an id"),
            text: value(&clause.text).expect("a text"),
            roles: [names(&clause.lead), names(&clause.responsible), names(&clause.with)],
            form: value(&clause.form),
            deadline: value(&clause.deadline),
            targets: clause.targets.iter().map(target).collect(),
            done: BTreeSet::new(),
        });
        *next += 1;
    }
    all
}

impl Model {
    fn load(&self) -> Plan {
        let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
        let names: Vec<String> = (1..=self.sections.len()).map(|number| format!("{number:02}-节")).collect();
        let mut files = vec![(PathBuf::from("departments.yaml"), self.register.clone())];
        files.push((
            PathBuf::from("plan.yaml"),
            format!("year: 2024\nletters: {{ sender: 区政府办（食安办） }}\nsections: [{}]\n", names.join(", ")),
        ));
        for (section, name) in names.iter().enumerate() {
            let mut text = format!("title: {}\nitems:\n", quoted(&self.sections[section]));
            for (_, title, clauses) in self.items.iter().filter(|item| item.0 == section) {
                let title = title.as_ref().map_or("null".to_owned(), |title| quoted(title));
                writeln!(text, "  - title: {title}\n    clauses:").unwrap();
                for clause in clauses {
                    writeln!(text, "      - id: {}\n        text: {}", quoted(&clause.id), quoted(&clause.text))
                        .unwrap();
                    for (key, units) in ["lead", "responsible", "with"].into_iter().zip(&clause.roles) {
                        let units: Vec<String> = units.iter().map(|unit| quoted(unit)).collect();
                        writeln!(text, "        {key}: [{}]", units.join(", ")).unwrap();
                    }
                    for (key, value) in [("form", &clause.form), ("deadline", &clause.deadline)] {
                        value.iter().for_each(|value| writeln!(text, "        {key}: {}", quoted(value)).unwrap());
                    }
                    let targets = clause.targets.iter();
                    let targets: Vec<String> = targets
                        .map(|(name, value)| format!("{{ name: {}, value: {} }}", quoted(name), quoted(value)))
                        .collect();
                    writeln!(text, "        targets: [{}]", targets.join(", ")).unwrap();
                }
            }
            files.push((PathBuf::from(format!("{name}.yaml")), text));
        }
        let loaded = load_texts(files);
        assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
        loaded.plan
    }

    fn all(&self) -> impl Iterator<Item = &Clause> {
        self.items.iter().flat_map(|(_, _, clauses)| clauses)
    }

    /// The item and place of the `n`th clause, counting round.
    fn nth(&self, n: usize) -> Option<(usize, usize)> {
        let places: Vec<_> =
            (0..self.items.len()).flat_map(|item| (0..self.items[item].2.len()).map(move |at| (item, at))).collect();
        places.get(n % places.len().max(1)).copied()
    }

    /// Does one edit.
    fn edit(&mut self, kind: u8, a: usize, b: usize, plan: &Plan) {
        let Some((item, at)) = self.nth(a) else { return };
        let to = b % self.items.len();
        let count = self.all().count() + a;
        let clause = &mut self.items[item].2[at];
        match kind {
            0 => drop(self.items[item].2.remove(at)),
            1 => {
                // Characters that the plan has not, other ones each time.
                let rare = |n: usize| char::from_u32(0x9000 + u32::try_from((b + n * 7) % 800).unwrap()).unwrap();
                let text: String = (0..20).map(rare).collect();
                let new = Clause { id: format!("新{count}之{b}"), text, ..Clause::default() };
                let unit = self.renamed.get("区林草局").map_or("区林草局", String::as_str).to_owned();
                let new = Clause { roles: [vec![], vec![unit], vec![]], ..new };
                if !self.all().any(|other| other.id == new.id || other.text == new.text) {
                    self.items[item].2.insert(at, new);
                }
            }
            2 => {
                let mut characters: Vec<char> = clause.text.chars().collect();
                let place = b % characters.len();
                characters[place] = if characters[place] == '曌' { '囧' } else { '曌' };
                clause.text = characters.into_iter().collect();
                clause.done.insert(Kind::Reworded);
            }
            3 => {
                clause.text = format!("{}并犇{b}骉", clause.text);
                clause.done.insert(Kind::Reworded);
            }
            4 => {
                clause.id = format!("{}改{a}{b}", clause.id);
                clause.done.insert(Kind::Id);
            }
            5 | 6 => {
                let moved = self.items[item].2.remove(at);
                let target = if kind == 5 { to } else { item };
                let length = self.items[target].2.len();
                self.items[target].2.insert(b / 7 % (length + 1), moved);
            }
            7 => {
                let units = &plan.register.departments;
                let name = units[b % units.len()].name().to_owned();
                let list = if clause.roles[0].is_empty() { 1 } else { 2 };
                if !clause.roles.iter().flatten().any(|unit| resolved(unit, plan) == name) {
                    clause.roles[list].insert(0, self.renamed.get(&name).cloned().unwrap_or(name));
                }
            }
            8 => {
                let list = if clause.roles[0].is_empty() { 1 } else { 2 };
                if clause.roles[list].len() > 1 {
                    let place = b % clause.roles[list].len();
                    clause.roles[list].remove(place);
                }
            }
            9 => match clause.targets.first_mut() {
                Some((_, value)) => *value = format!("{}个", b),
                None => clause.targets.push(("指标".to_owned(), format!("{b}%"))),
            },
            10 => clause.deadline = Some(format!("{b}月底前")),
            _ => self.rename(b, plan),
        }
    }

    /// Gives a unit another name, in the register and in every clause.
    fn rename(&mut self, which: usize, plan: &Plan) {
        let old = plan.register.departments[which % plan.register.departments.len()].name().to_owned();
        if self.renamed.contains_key(&old) || old.contains("食安办") {
            return;
        }
        let new = format!("新{old}");
        let from = format!("  - name: {old}\n");
        let from = if self.register.contains(&from) { from } else { format!("  - name: {old} ") };
        let to = format!("  - name: {new}\n    successor_of: [{old}]\n");
        let end = if from.ends_with(' ') { "   " } else { "" };
        self.register = self.register.replacen(&from, &format!("{to}{end}"), 1);
        for (_, _, clauses) in &mut self.items {
            for unit in clauses.iter_mut().flat_map(|clause| clause.roles.iter_mut().flatten()) {
                if *unit == old {
                    unit.clone_from(&new);
                }
            }
        }
        self.renamed.insert(old, new);
    }
}

/// The registered name of a unit, or the phrase.
fn resolved(name: &str, plan: &Plan) -> String {
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

fn judge(old: &Plan, before: &Model, after: &Model) {
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
    let sides = |side: fn(&Entry) -> Option<&anpai::diff::Side>| {
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
