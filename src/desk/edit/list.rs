//! Lists of plain values: one element more, or one less.

use crate::{
    model::{error::Error, place::Style},
    pipeline::load::nodes::{Node, Path, Shape, Step},
};

use super::{
    field::take_key,
    scalar::{self, line_at},
    tree::{Tree, gone, refused},
};

/// Adds a value at the end of a list; makes the list if there is none, and of one value alone a list of two.
///
/// # Errors
/// When it cannot be written there.
pub fn add(text: &str, path: &Path, value: &str) -> Result<String, Error> {
    let tree = Tree::of(text)?;
    let value = scalar::fresh(value.trim());
    Ok(match tree.get(path) {
        None => return with_key(&tree, path, &format!("[{value}]")),
        Some(node) if node.is_null() => {
            let blank = if node.value.is_empty() { " " } else { "" };
            tree.splice(node.value.clone(), &format!("{blank}[{value}]"))
        }
        Some(Node { shape: Shape::Scalar(style), value: range, text: old, .. }) => {
            let old = if *style == Style::Plain { scalar::fresh(old) } else { tree.text[range.clone()].to_owned() };
            tree.splice(range.clone(), &format!("[{old}, {value}]"))
        }
        Some(Node { shape: Shape::List { flow: true }, value: range, .. }) => {
            let last = tree.children(path).last();
            let at = last.map_or(range.start + 1, |last| last.value.end);
            let before = if last.is_some() { ", " } else { "" };
            tree.splice(at..at, &format!("{before}{value}"))
        }
        Some(Node { shape: Shape::List { flow: false }, value: range, .. }) => {
            let first = tree.children(path).next().ok_or_else(gone)?;
            let dash = text[..first.value.start].rfind('-').ok_or_else(gone)?;
            line_at(&tree, tree.line_end(range.end), &format!("{}- {value}", " ".repeat(tree.column(dash))))
        }
        Some(_) => return Err(refused("这里不是一份名单，不能添", "there is no list to add to")),
    })
}

/// Takes an element out of a list of plain values. What is left of a list of one is said by `empty`: the key without a
/// value, or no key at all.
///
/// # Errors
/// When it is not there.
pub fn take(text: &str, path: &Path, keep_key: bool) -> Result<String, Error> {
    let tree = Tree::of(text)?;
    let (list, _) = path.split().ok_or_else(gone)?;
    let node = tree.get(&list).ok_or_else(gone)?;
    let all: Vec<&Node> = tree.children(&list).collect();
    if matches!(node.shape, Shape::Scalar(_)) || all.len() <= 1 {
        if !keep_key {
            return take_key(text, &list);
        }
        let blanks = text[..node.value.start].len() - text[..node.value.start].trim_end().len();
        let lines = matches!(node.shape, Shape::List { flow: false });
        let start = if lines {
            node.key.as_ref().map_or(node.value.start, |key| key.end + 1)
        } else {
            node.value.start - blanks
        };
        return Ok(tree.splice(start..node.value.end, ""));
    }
    let Some(Step::At(index)) = path.0.last() else { return Err(gone()) };
    let element = all.get(*index).ok_or_else(gone)?;
    if matches!(node.shape, Shape::List { flow: false }) {
        let start = tree.line_start(element.value.start);
        return Ok(tree.splice(start..tree.line_end(element.value.end), ""));
    }
    // With the comma before it; the first one with the comma after it.
    let range = match index.checked_sub(1).map(|before| all[before].value.end) {
        Some(before) => before..element.value.end,
        None => element.value.start..all[1].value.start,
    };
    Ok(tree.splice(range, ""))
}

/// Writes a key whose value is given as YAML of one line.
pub(super) fn with_key(tree: &Tree<'_>, path: &Path, written: &str) -> Result<String, Error> {
    let (above, step) = path.split().ok_or_else(gone)?;
    let Step::Key(key) = step else { return Err(gone()) };
    let node = tree.get(&above);
    match node {
        Some(node) if node.is_null() => {
            let indent = node.key.as_ref().map_or(0, |key| tree.column(key.start)) + 2;
            Ok(line_at(tree, tree.line_end(node.value.start), &format!("{}{key}: {written}", " ".repeat(indent))))
        }
        Some(Node { shape: Shape::Map { flow: false }, value, .. }) => {
            let indent = " ".repeat(tree.column(value.start));
            Ok(line_at(tree, tree.line_end(value.end), &format!("{indent}{key}: {written}")))
        }
        None if above.0.is_empty() => Ok(line_at(tree, tree.text.len(), &format!("{key}: {written}"))),
        _ => Err(refused("这里放不下这一项", "there is no place for this key")),
    }
}

/// Says that there are none (`[]`), or takes that back.
///
/// # Errors
/// When there are some.
pub fn none(text: &str, path: &Path, none: bool) -> Result<String, Error> {
    let tree = Tree::of(text)?;
    match tree.get(path) {
        None if none => with_key(&tree, path, "[]"),
        Some(node) if none && node.is_null() => {
            let blank = if node.value.is_empty() { " " } else { "" };
            Ok(tree.splice(node.value.clone(), &format!("{blank}[]")))
        }
        Some(node) if !none && tree.children(path).next().is_none() && matches!(node.shape, Shape::List { .. }) => {
            let start = text[..node.value.start].trim_end_matches(' ').len();
            Ok(tree.splice(start..node.value.end, ""))
        }
        None => Ok(text.to_owned()),
        Some(node) if node.is_null() => Ok(text.to_owned()),
        Some(_) => Err(refused("先去掉已有的，再写没有", "take away those that are there first")),
    }
}

/// How many elements a list has.
pub fn count(text: &str, path: &Path) -> usize {
    Tree::of(text).map_or(0, |tree| tree.children(path).count())
}

/// The element of a list whose id, title, name or value is that.
pub fn find(text: &str, list: &Path, called: &str) -> Option<Path> {
    let tree = Tree::of(text).ok()?;
    let is = |path: &Path| tree.get(path).is_some_and(|node| node.text.trim() == called.trim());
    let found = tree
        .children(list)
        .find(|node| is(&node.path) || ["id", "title", "name"].iter().any(|key| is(&node.path.key(key))));
    found.map(|node| node.path.clone())
}

/// Lets two values of a text change places.
///
/// # Errors
/// When one of them is not there.
pub fn swap(text: &str, one: &Path, other: &Path) -> Result<String, Error> {
    let tree = Tree::of(text)?;
    let place = |path: &Path| tree.get(path).map(|node| node.value.clone()).ok_or_else(gone);
    let (mut first, mut second) = (place(one)?, place(other)?);
    if first.start > second.start {
        (first, second) = (second, first);
    }
    let (a, b) = (text[first.clone()].to_owned(), text[second.clone()].to_owned());
    Ok(format!("{}{b}{}{a}{}", &text[..first.start], &text[first.end..second.start], &text[second.end..]))
}
