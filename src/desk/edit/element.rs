//! Lists of mappings – sections' items, clauses, targets, units –: an element more, one less, one elsewhere.
//!
//! An element is its lines, with the comments directly above it; they go along when it moves.

use std::ops::Range;

use crate::{
    model::error::Error,
    pipeline::load::nodes::{Node, Path, Shape, Step},
};

use super::{
    field::take_key,
    list,
    scalar::{fresh, line_at},
    tree::{Tree, gone, last_key, refused},
};

/// An element that is to be written: its keys in their order; a value that has several stands in brackets.
pub type Row = Vec<(String, Vec<String>)>;

/// Adds an element before the one at `index`, or at the end.
///
/// # Errors
/// When there is no place for it.
pub fn add_row(text: &str, path: &Path, index: usize, row: &Row) -> Result<String, Error> {
    let tree = Tree::of(text)?;
    match tree.get(path) {
        Some(Node { shape: Shape::List { flow: true }, value, .. }) if tree.children(path).next().is_some() => {
            let all: Vec<&Node> = tree.children(path).collect();
            let written = flow(row);
            let Some(next) = all.get(index) else {
                let at = all.last().map_or(value.start + 1, |last| last.value.end);
                return Ok(tree.splice(at..at, &format!(", {written}")));
            };
            Ok(tree.splice(next.value.start..next.value.start, &format!("{written}, ")))
        }
        _ => paste(text, path, index, &lines(row)),
    }
}

/// Takes an element away; with the last one its list's key goes too.
///
/// # Errors
/// When it is not there.
pub fn take_row(text: &str, path: &Path) -> Result<String, Error> {
    let (list, _) = path.split().ok_or_else(gone)?;
    let tree = Tree::of(text)?;
    match tree.get(&list) {
        Some(Node { shape: Shape::List { flow: true }, .. }) => list::take(text, path, false),
        _ => cut(text, path).map(|(text, _)| text),
    }
}

/// Moves an element of a text before the `index`-th one of a list of the same text, or of another.
///
/// # Errors
/// When it is not there, or the list cannot take it.
pub fn move_row(
    from: &str,
    path: &Path,
    other: Option<&str>,
    list: &Path,
    index: usize,
) -> Result<(String, Option<String>), Error> {
    if list.0.starts_with(&path.0) {
        return Err(refused("不能移到它自己里面", "it cannot be moved into itself"));
    }
    let (left, lines) = cut(from, path)?;
    if let Some(other) = other {
        return Ok((left, Some(paste(other, list, index, &lines)?)));
    }
    let (own, step) = path.split().ok_or_else(gone)?;
    // Behind its old place everything has moved up by one.
    let moved_up = matches!(step, Step::At(at) if own == *list && *at < index);
    Ok((paste(&left, list, index - usize::from(moved_up), &lines)?, None))
}

/// The lines of an element, without their common indentation, the first after its dash.
pub(super) fn cut(text: &str, path: &Path) -> Result<(String, Vec<String>), Error> {
    let tree = Tree::of(text)?;
    let (list, _) = path.split().ok_or_else(gone)?;
    if matches!(tree.get(&list).map(|node| node.shape), Some(Shape::List { flow: true })) {
        return Err(refused(
            "写在方括号里的，请先分行再移动",
            "what stands in brackets cannot be moved; write it line by line first",
        ));
    }
    let all: Vec<Range<usize>> = regions(&tree, &list);
    let index = tree.children(&list).position(|node| node.path == *path).ok_or_else(gone)?;
    let region = all.get(index).cloned().ok_or_else(gone)?;
    let lines = unindented(&text[region.clone()]);
    if all.len() == 1 {
        return Ok((take_key(text, &list)?, lines));
    }
    let mut region = region;
    if index > 0 {
        // The blank lines before it are what parted it from its neighbour.
        region.start = text[..region.start].trim_end_matches([' ', '\t']).len();
        while text[..region.start].ends_with("\n\n") || text[..region.start].ends_with("\n\r\n") {
            region.start -= if text[..region.start].ends_with("\r\n") { 2 } else { 1 };
        }
    } else {
        while text[region.end..].starts_with('\n') || text[region.end..].starts_with("\r\n") {
            region.end += if text[region.end..].starts_with('\n') { 1 } else { 2 };
        }
    }
    Ok((tree.splice(region, ""), lines))
}

/// Puts an element's lines into a list; makes the list if there is none.
pub(super) fn paste(text: &str, list: &Path, index: usize, lines: &[String]) -> Result<String, Error> {
    let tree = Tree::of(text)?;
    let newline = tree.newline();
    let all = regions(&tree, list);
    let Some(first) = tree.children(list).next().filter(|_| !all.is_empty()) else {
        return first_of(&tree, list, lines);
    };
    let dash = text[..first.value.start].rfind('-').ok_or_else(gone)?;
    let written = indented(lines, tree.column(dash), newline);
    let apart = match all.as_slice() {
        [one, two, ..] => text[one.end..two.start].contains('\n'),
        _ => last_key(list) == "items" || last_key(list) == "departments",
    };
    let gap = if apart { newline } else { "" };
    Ok(match all.get(index) {
        Some(next) => tree.splice(next.start..next.start, &format!("{written}{newline}{gap}")),
        None => line_at(&tree, all.last().map_or(text.len(), |last| last.end), &format!("{gap}{written}")),
    })
}

/// The first element of a list that is not there yet, or empty.
fn first_of(tree: &Tree<'_>, list: &Path, lines: &[String]) -> Result<String, Error> {
    let newline = tree.newline();
    if let Some(node) = tree.get(list) {
        let key = node.key.as_ref().ok_or_else(gone)?;
        let column = tree.column(key.start) + 2;
        let written = format!("{newline}{}", indented(lines, column, newline));
        let start = tree.text[..node.value.start].trim_end_matches(' ').len();
        let end = tree.line_end(node.value.end);
        // A comment behind the colon keeps its line.
        let rest = tree.text[node.value.end..end].trim_end_matches(['\n', '\r']);
        let blank = if rest.trim().is_empty() { "" } else { rest };
        let after = if tree.text[..end].ends_with('\n') { newline } else { "" };
        return Ok(tree.splice(start..end, &format!("{blank}{written}{after}")));
    }
    let (above, _) = list.split().ok_or_else(gone)?;
    let node = tree.get(&above).filter(|node| matches!(node.shape, Shape::Map { flow: false }));
    let (at, column) =
        node.map_or((tree.text.len(), 0), |node| (tree.line_end(node.value.end), tree.column(node.value.start)));
    let key = format!("{}{}:", " ".repeat(column), last_key(list));
    Ok(line_at(tree, at, &format!("{key}{newline}{}", indented(lines, column + 2, newline))))
}

/// Each element of a block list: its lines, and the comment lines directly above.
fn regions(tree: &Tree<'_>, list: &Path) -> Vec<Range<usize>> {
    let mut regions: Vec<Range<usize>> = Vec::new();
    for node in tree.children(list) {
        let Some(dash) = tree.text[..node.value.start].rfind('-') else { continue };
        let mut start = tree.line_start(dash);
        let floor = regions.last().map_or(0, |before| before.end);
        while start > floor {
            let above = tree.line_start(start - 1);
            let line = &tree.text[above..start];
            if above < floor
                || !line.trim_start().starts_with('#')
                || line.len() - line.trim_start().len() < tree.column(dash)
            {
                break;
            }
            start = above;
        }
        regions.push(start..tree.line_end(node.value.end.max(dash + 1)));
    }
    regions
}

/// Lines without the indentation of the line with the dash.
fn unindented(region: &str) -> Vec<String> {
    let lines: Vec<&str> = region.lines().collect();
    let dash = lines
        .iter()
        .find(|line| line.trim_start().starts_with('-'))
        .map_or(0, |line| line.len() - line.trim_start().len());
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    lines.iter().map(|line| line[dash.min(blanks(line))..].trim_end_matches('\r').to_owned()).collect()
}

fn indented(lines: &[String], column: usize, newline: &str) -> String {
    let one = |line: &String| if line.is_empty() { String::new() } else { format!("{}{line}", " ".repeat(column)) };
    lines.iter().map(one).collect::<Vec<_>>().join(newline)
}

/// A row as the lines of a block element.
fn lines(row: &Row) -> Vec<String> {
    let line = |(index, (key, values)): (usize, &(String, Vec<String>))| {
        let sign = if index == 0 { "- " } else { "  " };
        format!("{sign}{key}:{}", written(values))
    };
    row.iter().enumerate().map(line).collect()
}

fn written(values: &[String]) -> String {
    match values {
        [] => String::new(),
        [one] if one.is_empty() => String::new(),
        [one] => format!(" {}", fresh(one)),
        several => format!(" [{}]", several.iter().map(|value| fresh(value)).collect::<Vec<_>>().join(", ")),
    }
}

fn flow(row: &Row) -> String {
    let pairs = row.iter().map(|(key, values)| format!("{key}:{}", written(values)));
    format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
}
