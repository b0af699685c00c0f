//! Words for clauses that stay next year, and what is not sure about names of units.

use std::collections::HashMap;

use jieba_rs::Jieba;

use crate::model::plan::{Phrase, Register};

use super::{draft::Draft, yaml};

/// Longest id, in characters.
const LONGEST: usize = 24;

/// Gives every clause a word that stays: the title above it, with a number where there are several.
pub(super) fn give(draft: &mut Draft) {
    let mut taken: HashMap<String, usize> = HashMap::new();
    draft.each_mut(&mut |title, clause| {
        let base = Some(word(title)).filter(|base| !base.is_empty()).unwrap_or_else(|| word(&clause.text.concat()));
        let base = if base.is_empty() { "任务".to_owned() } else { base };
        // Words of a title hold no dash, so that a number behind one makes no other clause's word.
        let count = taken.entry(base.clone()).and_modify(|count| *count += 1).or_insert(1);
        clause.id = if *count == 1 { base } else { format!("{base}-{count}") };
    });
}

/// The first stretch of a text that is a whole: to its first mark, not cut within a word.
fn word(text: &str) -> String {
    let parts = text.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty());
    let mut whole = String::new();
    for part in parts {
        if !whole.is_empty() && whole.chars().count() + part.chars().count() > LONGEST / 2 {
            break;
        }
        whole.push_str(part);
    }
    if whole.chars().count() <= LONGEST {
        return whole;
    }
    // Too long without a mark: whole words of it.
    let mut short = String::new();
    for word in Jieba::new().cut(&whole, true) {
        if short.chars().count() + word.word.chars().count() > LONGEST / 2 {
            break;
        }
        short.push_str(word.word);
    }
    short
}

/// Names of which one holds the other: two units, or two spellings of one.
fn twins(names: &[String]) -> Vec<(usize, String, String)> {
    let holds = |long: &String, short: &String| long != short && long.ends_with(short.as_str());
    let pairs = names
        .iter()
        .flat_map(|long| names.iter().filter(move |short| holds(long, short)).map(move |short| (long, short)));
    pairs
        .filter(|(long, short)| Phrase::of(long).is_none() && Phrase::of(short).is_none())
        .map(|(long, short)| {
            (
                0,
                format!(
                    "`{short}` 和 `{long}` 像是同一单位的两种写法：是的话，在名录里留一个 name，另一个写进 aliases"
                ),
                format!("`{short}` and `{long}` may be one unit: if so, make one the `name` and the other an alias"),
            )
        })
        .collect()
}

/// What is not sure in a clause, and names that the register does not have.
pub(super) fn doubts(draft: &mut Draft, register: Option<&Register>) {
    let mut found: Vec<(usize, String, String)> = Vec::new();
    draft.each(&mut |clause| {
        found.extend(clause.marks.iter().map(|mark| (clause.line, mark.clone(), format!("not understood: {mark}"))));
        if clause.duty.is_none() && clause.marks.is_empty() {
            let start: String = clause.text.concat().chars().take(12).collect();
            found.push((clause.line, format!("“{start}…”没有写由谁负责"), format!("nobody is named for `{start}…`")));
        }
    });
    if let Some(register) = register {
        for name in yaml::units(draft) {
            if Phrase::of(&name).is_none() && register.resolve(&name).is_none() {
                found.push((0, format!("名录里没有 `{name}`"), format!("`{name}` is not in the register")));
            }
        }
    } else {
        found.extend(twins(&yaml::units(draft)));
    }
    found.into_iter().for_each(|(line, zh, en)| draft.doubt(line, zh, en));
    draft.doubts.sort_by_key(|doubt| doubt.line);
}
