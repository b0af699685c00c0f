//! What is done to a clause as a whole: who does it in which role, one cut in two, two joined.

use crate::{
    model::error::Error,
    pipeline::load::nodes::{Path, Shape, Step},
};

use super::{
    element::{self, take_row},
    field::{get, rename_key, set, take_key},
    list::{add, take},
    tree::{Tree, gone, refused},
};

/// How several units share a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Roles {
    /// One alone, or several jointly.
    Joint,
    /// A lead, and others with it.
    Lead,
}

/// The lists that name the units of a clause.
const LISTS: [&str; 3] = ["lead", "responsible", "with"];

/// The names in a list of a clause.
fn names(text: &str, path: &Path) -> Vec<String> {
    let Ok(tree) = Tree::of(text) else { return Vec::new() };
    match tree.get(path) {
        Some(node) if node.is_null() => Vec::new(),
        Some(node) if matches!(node.shape, Shape::Scalar(_)) => vec![node.text.clone()],
        _ => tree.children(path).map(|node| node.text.clone()).collect(),
    }
}

/// Gives the units of a clause other roles: the first one leads, or all do it jointly. Nobody is added or lost.
///
/// # Errors
/// When the clause is not there.
pub fn roles(text: &str, clause: &Path, to: Roles) -> Result<String, Error> {
    let [lead, responsible, with] = LISTS.map(|key| clause.key(key));
    let (leads, others, helpers) = (names(text, &lead), names(text, &responsible), names(text, &with));
    match to {
        Roles::Lead if leads.is_empty() => {
            let Some((first, rest)) = others.split_first() else {
                return Err(refused("先添一个单位", "add a unit first"));
            };
            let mut text = rename_key(text, &responsible, "lead")?;
            for _ in rest {
                text = take(&text, &lead.at(1), false)?;
            }
            // `[甲]` alone is what was written; a list of one reads the same.
            debug_assert_eq!(names(&text, &lead).first(), Some(first));
            rest.iter().try_fold(text, |text, name| add(&text, &with, name))
        }
        Roles::Joint if !leads.is_empty() => {
            let text = if others.is_empty() { rename_key(text, &lead, "responsible")? } else { take_key(text, &lead)? };
            let text = if helpers.is_empty() { text } else { take_key(&text, &with)? };
            let moved = if others.is_empty() { helpers } else { leads.into_iter().chain(helpers).collect() };
            moved.iter().try_fold(text, |text, name| add(&text, &responsible, name))
        }
        _ => Ok(text.to_owned()),
    }
}

/// Cuts a clause in two before the `at`-th character of its text; both parts name the same units.
///
/// # Errors
/// When one of the parts would be empty.
pub fn split(text: &str, clause: &Path, at: usize, id: &str) -> Result<String, Error> {
    let wording = get(text, &clause.key("text")).ok_or_else(gone)?;
    let cut = wording.char_indices().nth(at).map_or(wording.len(), |(byte, _)| byte);
    let (first, second) = (wording[..cut].trim_end_matches(['。', ' ', '\n']), wording[cut..].trim());
    if first.is_empty() || second.is_empty() {
        return Err(refused("把光标放在要断开的地方", "put the cursor where it is to be cut"));
    }
    let (list, step) = clause.split().ok_or_else(gone)?;
    let Step::At(index) = *step else { return Err(gone()) };
    let (_, lines) = element::cut(text, clause)?;
    // The copy without what belongs to the first part: its comments, its targets.
    let from = lines.iter().position(|line| line.starts_with('-')).unwrap_or(0);
    let text = element::paste(&set(text, &clause.key("text"), first)?, &list, index + 1, &lines[from..])?;
    let copy = list.at(index + 1);
    let text = set(&text, &copy.key("id"), id)?;
    let text = set(&text, &copy.key("text"), second)?;
    let targets = copy.key("targets");
    if Tree::of(&text)?.get(&targets).is_some() { take_key(&text, &targets) } else { Ok(text) }
}

/// Joins a clause with the next one of its item: the words of both, the units of both.
///
/// # Errors
/// When there is no next one, or the two are led by different units.
pub fn join(text: &str, clause: &Path) -> Result<String, Error> {
    let (list, step) = clause.split().ok_or_else(gone)?;
    let Step::At(index) = *step else { return Err(gone()) };
    let next = list.at(index + 1);
    let words = |path: &Path| get(text, &path.key("text")).unwrap_or_default();
    let (first, second) = (words(clause), words(&next));
    if second.is_empty() {
        return Err(refused("这一项里没有下一条了", "there is no next clause in this item"));
    }
    let who = |path: &Path| LISTS.map(|key| names(text, &path.key(key)));
    if who(clause) != who(&next) {
        return Err(refused(
            "两条的责任单位不同，先改成一样再合并",
            "the two name different units: make them the same first",
        ));
    }
    let joined = format!("{}。{}", first.trim().trim_end_matches('。'), second.trim());
    let tree = Tree::of(text)?;
    if tree.get(&next.key("targets")).is_some() {
        return Err(refused(
            "下一条有量化指标，先把指标移到这一条再合并",
            "the next clause has targets: move them here first",
        ));
    }
    set(&take_row(text, &next)?, &clause.key("text"), &joined)
}
