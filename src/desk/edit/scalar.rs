//! How a value is written: as it was written before if that can hold it, else in the next plainer way that can.

use crate::{
    model::place::Style,
    pipeline::load::nodes::{Node, Path, Shape, Step},
    year::quoted::quoted,
};

use super::tree::{Tree, last_key};

/// Keys whose values are numbers or yes and no: written without quotes.
const TYPED: [&str; 8] =
    ["year", "most_characters", "seal", "run_in", "as_table", "own_line", "new_paragraph", "attached"];

/// The texts that would say `value` at `path`, the best first. The caller tries which of them do.
pub(super) fn ways(tree: &Tree<'_>, path: &Path, value: &str) -> Vec<String> {
    match tree.get(path) {
        Some(node) if !node.is_null() => replaced(tree, node, value),
        Some(node) => {
            forms(tree, path, value, column(tree, node)).into_iter().map(|form| after_key(tree, node, &form)).collect()
        }
        None => absent(tree, path, value),
    }
}

/// A value that is written takes another's place.
fn replaced(tree: &Tree<'_>, node: &Node, value: &str) -> Vec<String> {
    let Shape::Scalar(style) = node.shape else { return Vec::new() };
    let mut ways = Vec::new();
    let is_block = matches!(style, Style::Literal | Style::Folded);
    let kept = match style {
        _ if value.is_empty() => None,
        Style::Literal => block(value, tree.column(node.value.start), "", tree.newline()),
        Style::Folded => block(value, tree.column(node.value.start), "\n", tree.newline()),
        Style::SingleQuoted => single(value),
        Style::DoubleQuoted => Some(quoted(value)),
        Style::Plain | Style::Collection => None,
    };
    ways.extend(kept.map(|kept| tree.splice(node.value.clone(), &kept)));
    let mut range = node.value.clone();
    let mut comment = "";
    if is_block {
        (range.start, comment) = header(tree, node.value.start);
    }
    // What stands behind | or > stays behind what takes its place.
    let written = |form: &str| match form.split_once('\n') {
        Some((first, rest)) => {
            tree.splice(range.clone(), &format!("{}{comment}\n{rest}", first.trim_end_matches('\r')))
        }
        None => tree.splice(range.clone(), &format!("{form}{comment}")),
    };
    if value.is_empty() && node.key.is_none() {
        ways.push(written("''"));
    } else if value.is_empty() {
        // Nothing is left of the value, not even the blank before it: but in `{键: }` the blank ends the key.
        let blank = if tree.is_flow(&node.path) { " " } else { "" };
        let before = tree.text[..range.start].trim_end_matches(' ').len() + blank.len();
        ways.push(tree.splice(before..range.end, comment));
    } else {
        ways.extend(forms(tree, &node.path, value, column(tree, node)).iter().map(|form| written(form)));
    }
    ways
}

/// Where the | or > of a block begins whose text begins at `start`, and the comment behind it with its blanks.
fn header<'t>(tree: &Tree<'t>, start: usize) -> (usize, &'t str) {
    let mut line_end = start;
    loop {
        // Upwards over blank lines and a comment behind the sign.
        let line = tree.line_start(line_end.saturating_sub(1));
        let text = tree.text[line..line_end].trim_end_matches(['\r', '\n']);
        let code = text.find(" #").map_or(text, |at| &text[..at]);
        if let Some(sign) = code.rfind(['|', '>']) {
            return (line + sign, &text[code.trim_end().len()..]);
        }
        if line == 0 || line == line_end {
            return (start, "");
        }
        line_end = line;
    }
}

/// A key is there, its value not: `key:   # comment`.
fn after_key(tree: &Tree<'_>, node: &Node, form: &str) -> String {
    let written = &tree.text[node.value.clone()];
    // `key: ~` and `key: null`
    let range = if written.is_empty() { node.value.start..node.value.start } else { node.value.clone() };
    let blank = if written.is_empty() { " " } else { "" };
    tree.splice(range, &format!("{blank}{form}"))
}

/// Neither key nor value: the key goes behind the last one of its mapping, which is made if need be.
fn absent(tree: &Tree<'_>, path: &Path, value: &str) -> Vec<String> {
    let Some((above, Step::Key(key))) = path.split() else { return Vec::new() };
    match tree.get(&above) {
        None if above.0.is_empty() => {
            forms(tree, path, value, 0).iter().map(|form| appended(tree, &format!("{key}: {form}"))).collect()
        }
        None => nested(tree, &above, key, value),
        Some(node) if node.is_null() => {
            let (at, indent) = (tree.line_end(node.value.start), column(tree, node) + 2);
            let forms = forms(tree, path, value, indent);
            forms.iter().map(|form| line_at(tree, at, &format!("{}{key}: {form}", " ".repeat(indent)))).collect()
        }
        Some(Node { shape: Shape::Map { flow: true }, value: range, .. }) => {
            let forms = forms(tree, path, value, 0);
            let empty = tree.children(&above).next().is_none();
            let before = if empty { "" } else { ", " };
            let at = range.start + tree.text[range.start..range.end - 1].trim_end().len();
            forms.iter().map(|form| tree.splice(at..at, &format!("{before}{key}: {form}"))).collect()
        }
        Some(Node { shape: Shape::Map { flow: false }, value: range, .. }) => {
            let (at, indent) = (tree.line_end(range.end), tree.column(range.start));
            let forms = forms(tree, path, value, indent);
            forms.iter().map(|form| line_at(tree, at, &format!("{}{key}: {form}", " ".repeat(indent)))).collect()
        }
        Some(_) => Vec::new(),
    }
}

/// The mapping above is missing too: both are made.
fn nested(tree: &Tree<'_>, above: &Path, key: &str, value: &str) -> Vec<String> {
    let Some((outer, Step::Key(name))) = above.split() else { return Vec::new() };
    let Some(node) = tree.get(&outer).filter(|node| matches!(node.shape, Shape::Map { flow: false })) else {
        return Vec::new();
    };
    let (at, indent) = (tree.line_end(node.value.end), tree.column(node.value.start));
    let (outer, inner) = (" ".repeat(indent), " ".repeat(indent + 2));
    let forms = forms(tree, &above.key(key), value, indent + 2);
    let lines = |form: &String| format!("{outer}{name}:{}{inner}{key}: {form}", tree.newline());
    forms.iter().map(|form| line_at(tree, at, &lines(form))).collect()
}

fn appended(tree: &Tree<'_>, line: &str) -> String {
    line_at(tree, tree.text.len(), line)
}

/// Puts a line in at the beginning of another.
pub(super) fn line_at(tree: &Tree<'_>, at: usize, line: &str) -> String {
    let newline = tree.newline();
    let open = at > 0 && !tree.text[..at].ends_with('\n');
    let before = if open { newline } else { "" };
    let after = if open && at == tree.text.len() { "" } else { newline };
    tree.splice(at..at, &format!("{before}{line}{after}"))
}

/// The ways to write a value afresh: plain, quoted, and of several lines as a block.
pub(super) fn forms(tree: &Tree<'_>, path: &Path, value: &str, indent: usize) -> Vec<String> {
    let flow = tree.is_flow(path);
    let mut forms = Vec::new();
    if is_plain(value, flow, TYPED.contains(&last_key(path))) {
        forms.push(value.to_owned());
    }
    if value.contains('\n') && !flow {
        let lines = block(value, indent + 2, "", tree.newline());
        forms.extend(lines.map(|lines| format!("|-{}{}{lines}", tree.newline(), " ".repeat(indent + 2))));
    }
    forms.extend(single(value));
    forms.push(quoted(value));
    forms
}

/// One way that always can, for a value in a row that is written afresh.
pub(super) fn fresh(value: &str) -> String {
    if is_plain(value, true, false) { value.to_owned() } else { single(value).unwrap_or_else(|| quoted(value)) }
}

/// The column that the key of a node begins in.
fn column(tree: &Tree<'_>, node: &Node) -> usize {
    tree.column(node.key.as_ref().map_or(node.value.start, |key| key.start))
}

/// YAML 1.2.2, 7.3.3; of what may stand bare, only what nobody can misread.
fn is_plain(value: &str, flow: bool, typed: bool) -> bool {
    let starts_well =
        value.starts_with(|first: char| !r#"-?:,[]{}#&*!|>'"%@`~=<"#.contains(first) && !first.is_whitespace());
    let is_word = typed || !(value.parse::<f64>().is_ok() || is_keyword(value) || looks_like_date(value));
    let has_sign = value.contains(": ") || value.ends_with([':', ' ']) || value.contains(" #");
    let leaves_flow = flow && value.contains([',', '[', ']', '{', '}']);
    starts_well
        && is_word
        && !has_sign
        && !leaves_flow
        && !value.contains(|sign: char| sign.is_control() || sign == '\u{feff}')
}

fn is_keyword(value: &str) -> bool {
    ["true", "false", "null", "yes", "no", "on", "off", "y", "n", ".nan", ".inf"]
        .contains(&value.to_ascii_lowercase().as_str())
}

/// Digits and signs alone: other readers of YAML make dates, times or numbers of them.
fn looks_like_date(value: &str) -> bool {
    value.starts_with(|first: char| first.is_ascii_digit())
        && value.bytes().all(|byte| byte.is_ascii_digit() || b"-:.+_TZ xXoOeE".contains(&byte))
        && !is_iso_day(value)
}

/// 2024-03-15 is how the plans write a day.
fn is_iso_day(value: &str) -> bool {
    value.len() == 10
        && value
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}

/// In single quotes; not if it has a line break or a control.
fn single(value: &str) -> Option<String> {
    let fits = !value.contains(char::is_control) && !value.contains(['\u{85}', '\u{2028}', '\u{2029}']);
    fits.then(|| format!("'{}'", value.replace('\'', "''")))
}

/// The lines of a block, the first without its indentation; `more` stands for each break beside the break itself.
fn block(value: &str, indent: usize, more: &str, newline: &str) -> Option<String> {
    let fits = |line: &str| {
        !line.starts_with([' ', '\t'])
            && !line.ends_with([' ', '\t'])
            && !line.contains(|sign: char| sign.is_control() && sign != '\t')
    };
    let lines: Vec<&str> = value.split('\n').collect();
    if !lines.iter().all(|line| fits(line)) || value.starts_with('\n') {
        return None;
    }
    let mut written = String::new();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            written.push_str(newline);
            // A folded block needs one more break between two lines of text.
            if !more.is_empty() && !line.is_empty() {
                written.push_str(newline);
            }
            if !line.is_empty() {
                written.push_str(&" ".repeat(indent));
            }
        }
        written.push_str(line);
    }
    Some(written)
}
