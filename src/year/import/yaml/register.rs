//! departments.yaml: the units that a notice names, or those of a register that is there.

use std::collections::{BTreeMap, HashSet};

use crate::{
    model::plan::{Phrase, Register},
    year::import::{bracket::is_group, draft::Draft, duty::Duty},
};

use super::written::{line, list, scalar};

/// All names that clauses give, once each, in the order of the text; one that leaves out its level is written whole.
pub(in crate::year::import) fn units(draft: &Draft) -> Vec<String> {
    let short = shortened(draft);
    let mut names: Vec<String> = Vec::new();
    let mut known: HashSet<String> = HashSet::new();
    draft.each(&mut |clause| {
        for name in clause.duty.iter().flat_map(Duty::names) {
            let whole = short.get(name).unwrap_or(name);
            if known.insert(whole.clone()) {
                names.push(whole.clone());
            }
        }
    });
    names
}

/// Names that leave out their level, with the whole name: 市发展和改革局、工业和信息化局.
fn shortened(draft: &Draft) -> BTreeMap<String, String> {
    let mut short = BTreeMap::new();
    draft.each(&mut |clause| short.extend(clause.duty.iter().flat_map(|duty| duty.short.iter().cloned())));
    short
}

/// A register of the units that were found.
pub(in crate::year::import) fn register(draft: &Draft) -> String {
    let mut text = "# yaml-language-server: $schema=departments.schema.json\n\
        # 部门名录：由导入的通知得出，次序照原文。请核对名称，补 aliases（别的写法）和 kind\n\
        # （government 政府部门、party 党委、court 法院、procuratorate 检察院、dispatched 派出或垂直机构、group 不是机关）。\n\
        departments:\n"
        .to_owned();
    let names: Vec<String> = units(draft).into_iter().filter(|name| Phrase::of(name).is_none()).collect();
    if names.is_empty() {
        return text.replace("departments:\n", "departments: []\n");
    }
    let short = shortened(draft);
    for name in &names {
        let aliases = short.iter().filter(|(_, whole)| *whole == name);
        unit(&mut text, name, &aliases.map(|(short, _)| short.clone()).collect::<Vec<_>>());
        if is_group(name) {
            line(&mut text, "    kind: group");
        }
    }
    text
}

/// A register of names alone.
pub(in crate::year::import) fn names(register: &Register) -> String {
    let mut text = "departments:\n".to_owned();
    for own in &register.departments {
        unit(&mut text, own.name(), &own.aliases.iter().map(|alias| alias.value.clone()).collect::<Vec<_>>());
    }
    if register.departments.is_empty() { "departments: []\n".to_owned() } else { text }
}

/// A unit by its name, with the other names that it goes by.
fn unit(text: &mut String, name: &str, aliases: &[String]) {
    line(text, &format!("  - name: {}", scalar(name, false)));
    if !aliases.is_empty() {
        line(text, &format!("    aliases: {}", list(aliases)));
    }
}
