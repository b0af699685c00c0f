//! What several screens show: a field with its faults.

use serde::Serialize;

use crate::{
    desk::{
        fields::{self, Spot},
        read::{Read, is_mark},
        templates::encoded,
    },
    model::{
        finding::{Finding, Severity},
        message::Lang,
        plan::Mark,
    },
    pipeline::{
        check::rules,
        load::nodes::{Node, Path, Shape},
    },
};

/// A field of a file.
#[derive(Debug, Default, Serialize)]
pub(super) struct Field {
    pub(super) file: String,
    pub(super) path: String,
    pub(super) value: String,
    pub(super) faults: Vec<Fault>,
}

/// A finding where a person can do something about it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Fault {
    pub(super) code: &'static str,
    /// error, warning, note, or mark.
    pub(super) kind: &'static str,
    pub(super) message: String,
    pub(super) help: String,
    /// How it is named in a deed.
    pub(super) file: String,
    pub(super) start: u32,
    pub(super) text: String,
    /// What the mend makes of it; empty if there is none.
    pub(super) fix: String,
    pub(super) sure: bool,
    pub(super) waivable: bool,
    pub(super) line: usize,
    /// What was filled in by inference and is confirmed by taking this out of its list.
    pub(super) confirm: String,
    /// The page that has its field.
    pub(super) link: String,
}

/// A list of names with the places of its elements.
#[derive(Debug, Default, Serialize)]
pub(super) struct List {
    pub(super) file: String,
    pub(super) path: String,
    /// Whether it says that there are none.
    pub(super) none: bool,
    pub(super) names: Vec<Field>,
    pub(super) faults: Vec<Fault>,
}

/// Reads the fields of one file.
pub(super) struct File<'a> {
    pub(super) read: &'a Read,
    pub(super) lang: Lang,
    name: String,
    nodes: &'a [Node],
}

impl<'a> File<'a> {
    pub(super) fn of(read: &'a Read, lang: Lang, name: &str) -> Self {
        Self { read, lang, name: name.to_owned(), nodes: read.nodes(name) }
    }

    /// The field at a path, with what is found in it and below it.
    pub(super) fn field(&self, path: &Path) -> Field {
        let node = self.nodes.iter().find(|node| node.path == *path && matches!(node.shape, Shape::Scalar(_)));
        Field {
            file: self.name.clone(),
            path: path.to_string(),
            value: node.map_or_else(String::new, |node| node.text.trim().to_owned()),
            faults: self.faults(|at| at.0.starts_with(&path.0)),
        }
    }

    /// The list at a path; of a single value, a list of one.
    pub(super) fn list(&self, path: &Path) -> List {
        let node = self.nodes.iter().find(|node| node.path == *path);
        let single = node.filter(|node| matches!(node.shape, Shape::Scalar(_)) && !node.is_null());
        let below = self.nodes.iter().filter(|node| node.path.split().is_some_and(|(above, _)| above == *path));
        let names: Vec<Field> = single.into_iter().chain(below).map(|node| self.field(&node.path)).collect();
        let none = names.is_empty() && node.is_some_and(|node| matches!(node.shape, Shape::List { .. }));
        List {
            file: self.name.clone(),
            path: path.to_string(),
            none,
            names,
            faults: self.faults(|at| at.0.starts_with(&path.0)),
        }
    }

    /// The line that a value begins on, from 1.
    pub(super) fn line(&self, path: &Path) -> usize {
        let node = self.nodes.iter().find(|node| node.path == *path);
        let at = node.map_or(0, |node| node.key.as_ref().map_or(node.value.start, |key| key.start));
        let text = self.read.file(&self.name).map_or("", |(_, text)| text);
        text[..at.min(text.len())].matches('\n').count() + 1
    }

    /// How many elements a list has.
    pub(super) fn count(&self, path: &Path) -> usize {
        self.nodes.iter().filter(|node| node.path.split().is_some_and(|(above, _)| above == *path)).count()
    }

    /// What is found at the paths that `is` holds of.
    pub(super) fn faults(&self, is: impl Fn(&Path) -> bool) -> Vec<Fault> {
        let pairs = self.read.findings.iter().zip(&self.read.spots);
        let own = pairs.filter(|(_, spot)| spot.file == self.name && is(&spot.path));
        own.map(|(finding, _)| fault(self.read, finding, self.lang)).collect()
    }
}

/// A finding as it is shown.
pub(super) fn fault(read: &Read, finding: &Finding, lang: Lang) -> Fault {
    let sources = read.sources();
    let kind = match finding.severity {
        _ if is_mark(finding) => "mark",
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let spot = crate::desk::fields::spot(read.plan(), finding.place);
    let mark = Mark::read(sources.text(finding.place)).filter(|_| kind == "mark");
    let message = mark.filter(|mark| !mark.reason.is_empty()).map(|mark| mark.reason.to_owned());
    Fault {
        code: finding.code,
        kind,
        message: message.unwrap_or_else(|| for_desk(finding.message.get(lang))),
        // What a command line would do is no help here.
        help: finding
            .help
            .as_ref()
            .map(|help| for_desk(help.get(lang)))
            .filter(|help| !help.contains("--"))
            .unwrap_or_default(),
        file: fields::name(&sources.of(finding.place).path),
        start: finding.place.start,
        text: sources.text(finding.place).to_owned(),
        fix: mend(finding, lang),
        sure: finding.fix.as_ref().is_some_and(|fix| fix.sure),
        waivable: rules::find(finding.code).is_some_and(|rule| rule.waivable),
        line: sources.line_column(finding.place).0,
        confirm: Some(spot.path.to_string()).filter(|path| path.starts_with("letters.inferred[")).unwrap_or_default(),
        link: link(&spot),
    }
}

/// A sentence without what only a reader of YAML needs: backticks, and keys in brackets.
fn for_desk(message: &str) -> String {
    let mut text = message.replace('`', "");
    while let Some(start) = text.find('（') {
        let inside = &text[start + '（'.len_utf8()..];
        let length =
            inside.bytes().take_while(|byte| byte.is_ascii_lowercase() || b"_.[]0123456789".contains(byte)).count();
        if length == 0 || !inside[length..].starts_with('）') {
            break;
        }
        text.replace_range(start..start + 2 * '（'.len_utf8() + length, "");
    }
    text
}

/// Where a field is written: on which screen, and which element of it.
fn link(spot: &Spot) -> String {
    let (file, path) = (encoded(&spot.file), encoded(&spot.path.to_string()));
    match spot.file.as_str() {
        "plan.yaml" => format!("head#f-{path}"),
        "departments.yaml" => format!("units#f-{path}"),
        "" => String::new(),
        _ => format!("text?file={file}&path={path}#f-{path}"),
    }
}

/// The words on the button that mends it.
fn mend(finding: &Finding, lang: Lang) -> String {
    let Some(fix) = &finding.fix else { return String::new() };
    let new = match fix.edits.as_slice() {
        [one] => one.replacement.trim(),
        _ => return if lang == Lang::Zh { "改正".to_owned() } else { "mend".to_owned() },
    };
    let short: String = new.chars().take(14).collect();
    let more = if new.chars().count() > 14 { "…" } else { "" };
    match lang {
        Lang::Zh if new.is_empty() => "删去".to_owned(),
        Lang::Zh => format!("改为“{short}{more}”"),
        Lang::En if new.is_empty() => "delete it".to_owned(),
        Lang::En => format!("write “{short}{more}”"),
    }
}

/// How many of each kind: errors, warnings, marks.
pub(super) fn counts<'f>(faults: impl Iterator<Item = &'f Finding>) -> [usize; 3] {
    faults.fold([0; 3], |mut counts, finding| {
        match finding.severity {
            _ if is_mark(finding) => counts[2] += 1,
            Severity::Error => counts[0] += 1,
            Severity::Warning => counts[1] += 1,
            Severity::Note => {}
        }
        counts
    })
}
