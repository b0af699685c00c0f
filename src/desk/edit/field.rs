//! One field: what stands there and where, another value, another key, none.

use crate::{
    model::error::Error,
    pipeline::load::nodes::{Node, Path, Shape, nodes},
};

use super::{
    scalar,
    tree::{Tree, gone, refused},
};

/// What stands at a path; `None` if nothing is written there.
pub fn get(text: &str, path: &Path) -> Option<String> {
    let nodes = nodes(text)?;
    nodes.into_iter().find(|node| node.path == *path && matches!(node.shape, Shape::Scalar(_))).map(|node| node.text)
}

/// Sets the value at a path, and writes its key where there is none yet. An empty value leaves a head's key empty.
///
/// # Errors
/// When the file is no YAML, or the value cannot be written there without changing something else.
pub fn set(text: &str, path: &Path, value: &str) -> Result<String, Error> {
    let tree = Tree::of(text)?;
    let value = value.replace("\r\n", "\n");
    let value = value.trim();
    if tree.get(path).is_none_or(Node::is_null) && value.is_empty() {
        return Ok(text.to_owned());
    }
    for written in scalar::ways(&tree, path, value) {
        if says(&tree, &written, path, value) {
            return Ok(written);
        }
    }
    Err(refused("这样写会改动别的内容，没有存", "it cannot be written there without changing something else"))
}

/// Whether `new` says `value` at `path`, and all else as before.
fn says(old: &Tree<'_>, new: &str, path: &Path, value: &str) -> bool {
    let Some(after) = nodes(new) else { return false };
    let others = |nodes: &[Node]| -> Vec<(Path, String)> {
        let scalars = nodes.iter().filter(|node| matches!(node.shape, Shape::Scalar(_)) && node.path != *path);
        scalars
            .filter(|node| !path.0.starts_with(&node.path.0))
            .map(|node| (node.path.clone(), node.text.clone()))
            .collect()
    };
    let is = after.iter().find(|node| node.path == *path).map_or("", |node| node.text.trim());
    is == value && others(&old.nodes) == others(&after)
}

/// Takes a key away with its value and all of its lines.
///
/// # Errors
/// When there is none, or it is the only one of its mapping.
pub fn take_key(text: &str, path: &Path) -> Result<String, Error> {
    let tree = Tree::of(text)?;
    let node = tree.get(path).filter(|node| node.key.is_some()).ok_or_else(gone)?;
    let key = node.key.clone().expect("just asked for");
    let (above, _) = path.split().ok_or_else(gone)?;
    let end = node.value.end.max(key.end + 1);
    let next =
        tree.children(&above).filter_map(|node| node.key.as_ref()).map(|key| key.start).filter(|at| *at >= end).min();
    let start = tree.line_start(key.start);
    if text[start..key.start].trim().is_empty() && !tree.is_flow(path) {
        return Ok(tree.splice(start..tree.line_end(end), ""));
    }
    // The first key of an element stands behind its dash.
    match next {
        Some(next) => Ok(tree.splice(key.start..next, "")),
        None => Err(refused("这是唯一的一项，不能单独删去", "it is the only key there and cannot be taken away alone")),
    }
}

/// Gives a key another name.
///
/// # Errors
/// When there is none.
pub fn rename_key(text: &str, path: &Path, name: &str) -> Result<String, Error> {
    let tree = Tree::of(text)?;
    let key = tree.get(path).and_then(|node| node.key.clone()).ok_or_else(gone)?;
    Ok(tree.splice(key, name))
}

/// Where a path stands: its line, from 1; of what is not written, the line of what holds it.
pub fn line(text: &str, path: &Path) -> usize {
    let Ok(tree) = Tree::of(text) else { return 1 };
    let mut path = path.clone();
    loop {
        if let Some(node) = tree.get(&path) {
            let at = node.key.as_ref().map_or(node.value.start, |key| key.start);
            return text[..at.min(text.len())].matches('\n').count() + 1;
        }
        match path.split() {
            Some((above, _)) => path = above,
            None => return 1,
        }
    }
}
