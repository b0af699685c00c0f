//! A plan that the test can edit and write down again, without the program's own code.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anpai::{
    model::plan::{Item, Plan},
    pipeline::load::{load, load_texts},
};

use super::judge::resolved;

/// A clause as the test sees it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Clause {
    /// Its index in the shipped plan.
    pub(crate) origin: Option<usize>,
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) roles: [Vec<String>; 3],
    pub(crate) form: Option<String>,
    pub(crate) deadline: Option<String>,
    pub(crate) targets: Vec<(String, String)>,
}

/// A plan as the test sees it: items with their section and their title.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub(crate) sections: Vec<String>,
    pub(crate) items: Vec<(usize, Option<String>, Vec<Clause>)>,
    pub(crate) register: String,
    pub(crate) renamed: BTreeMap<String, String>,
}

pub(crate) fn shipped() -> Plan {
    load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("plan/2023")).expect("the shipped plan").plan
}

pub(crate) fn model(plan: &Plan) -> Model {
    let mut next = 0;
    let mut items = Vec::new();
    for (section, file) in plan.sections.iter().enumerate() {
        for item in &file.section.items {
            let title = item.title.as_ref().map(|title| title.value.clone());
            items.push((section, title, clauses(item, &mut next)));
        }
    }
    let title = |file: &anpai::model::plan::SectionFile| file.section.title.as_ref().expect("a title").value.clone();
    let register = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("plan/departments.yaml"));
    Model {
        sections: plan.sections.iter().map(title).collect(),
        items,
        register: register.expect("the shipped register"),
        renamed: BTreeMap::new(),
    }
}

fn clauses(item: &Item, next: &mut usize) -> Vec<Clause> {
    let names = |list: &[anpai::model::place::Sp<String>]| list.iter().map(|name| name.value.clone()).collect();
    let value = |text: &Option<anpai::model::place::Sp<String>>| text.as_ref().map(|text| text.value.clone());
    let mut all = Vec::new();
    for clause in &item.clauses {
        let target = |target: &anpai::model::plan::Target| {
            (value(&target.name).expect("a name"), value(&target.value).expect("a value"))
        };
        all.push(Clause {
            origin: Some(*next),
            id: value(&clause.id).expect("an id"),
            text: value(&clause.text).expect("a text"),
            roles: [names(&clause.lead), names(&clause.responsible), names(&clause.with)],
            form: value(&clause.form),
            deadline: value(&clause.deadline),
            targets: clause.targets.iter().map(target).collect(),
        });
        *next += 1;
    }
    all
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

impl Clause {
    fn written(&self) -> String {
        let mut text = format!("      - id: {}\n        text: {}\n", quoted(&self.id), quoted(&self.text));
        for (key, units) in ["lead", "responsible", "with"].into_iter().zip(&self.roles) {
            let units: Vec<String> = units.iter().map(|unit| quoted(unit)).collect();
            text += &format!("        {key}: [{}]\n", units.join(", "));
        }
        for (key, value) in [("form", &self.form), ("deadline", &self.deadline)] {
            text.extend(value.iter().map(|value| format!("        {key}: {}\n", quoted(value))));
        }
        let target =
            |(name, value): &(String, String)| format!("{{ name: {}, value: {} }}", quoted(name), quoted(value));
        let targets: Vec<String> = self.targets.iter().map(target).collect();
        text + &format!("        targets: [{}]\n", targets.join(", "))
    }
}

impl Model {
    pub(crate) fn load(&self) -> Plan {
        let names: Vec<String> = (1..=self.sections.len()).map(|number| format!("{number:02}-节")).collect();
        let mut files = vec![(PathBuf::from("departments.yaml"), self.register.clone())];
        files.push((
            PathBuf::from("plan.yaml"),
            format!("year: 2024\nletters: {{ sender: 区政府办（食安办） }}\nsections: [{}]\n", names.join(", ")),
        ));
        for (section, name) in names.iter().enumerate() {
            let items = self.items.iter().filter(|item| item.0 == section).map(|(_, title, clauses)| {
                let title = title.as_ref().map_or("null".to_owned(), |title| quoted(title));
                format!("  - title: {title}\n    clauses:\n") + &clauses.iter().map(Clause::written).collect::<String>()
            });
            let text = format!("title: {}\nitems:\n{}", quoted(&self.sections[section]), items.collect::<String>());
            files.push((PathBuf::from(format!("{name}.yaml")), text));
        }
        let loaded = load_texts(files);
        assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
        loaded.plan
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Clause> {
        self.items.iter().flat_map(|(_, _, clauses)| clauses)
    }

    /// The item and place of the `n`th clause, counting round.
    fn nth(&self, n: usize) -> Option<(usize, usize)> {
        let places: Vec<_> =
            (0..self.items.len()).flat_map(|item| (0..self.items[item].2.len()).map(move |at| (item, at))).collect();
        places.get(n % places.len().max(1)).copied()
    }

    /// Does one edit.
    pub(crate) fn edit(&mut self, kind: u8, a: usize, b: usize, plan: &Plan) {
        let Some((item, at)) = self.nth(a) else { return };
        let to = b % self.items.len();
        let count = self.all().count() + a;
        let clause = &mut self.items[item].2[at];
        match kind {
            0 => drop(self.items[item].2.remove(at)),
            1 => {
                // Characters that the plan has not, other ones each time.
                let rare = |n: usize| ('\u{9000}'..='\u{931f}').nth((b + n * 7) % 800).expect("one of 800");
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
            }
            3 => {
                clause.text = format!("{}并犇{b}骉", clause.text);
            }
            4 => {
                clause.id = format!("{}改{a}{b}", clause.id);
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
                Some((_, value)) => *value = format!("{b}个"),
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
