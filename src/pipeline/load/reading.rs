//! A plan, read file by file: what each file came to, and what was wrong with its shape.

use std::{ops::Range, path::Path};

use serde::Deserialize;

use super::{comments, decode, faults, folder::Found, marks, nodes, order, recover, tree};
use crate::{
    model::{
        finding::Finding,
        nodes::{Node, place},
        place::Source,
        plan::{
            Head, Plan, Register, Section, SectionFile,
            mark::{self, Mark},
        },
    },
    pipeline::cores,
};

/// What was read, and what was wrong with its shape.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// Whatever could be read.
    pub plan: Plan,
    /// The faults, in the order of files and places. The codes are S001 and on.
    pub findings: Vec<Finding>,
}

/// What one file came to.
struct Part {
    source: Source,
    marks: Vec<Range<usize>>,
    nodes: Vec<Node>,
    findings: Vec<Finding>,
    what: What,
}

/// What a file says.
enum What {
    Register(Box<Register>),
    Head(Box<Head>),
    Section(Box<SectionFile>),
    /// A register or head that cannot be read says nothing.
    Nothing,
}

/// Reads the files of a plan side by side; its sources have their order.
pub(super) fn read(files: Vec<Found>) -> Loaded {
    let numbered: Vec<(u16, Found)> = (0..).zip(files).collect();
    let mut plan = Plan::default();
    let (mut sections, mut findings) = (Vec::new(), Vec::new());
    for part in cores::each(&numbered, |(file, found)| part(*file, found)) {
        let file = plan.sources.add(part.source);
        plan.marks.extend(part.marks.into_iter().map(|at| place(file, at)));
        plan.nodes.add(part.nodes);
        findings.extend(part.findings);
        match part.what {
            What::Register(register) => plan.register = *register,
            What::Head(head) => plan.head = *head,
            What::Section(section) => sections.push(*section),
            What::Nothing => {}
        }
    }
    let (sections, of_order) = order::order(&plan.head.sections, sections);
    findings.extend(of_order);
    findings.sort_by_key(|finding| (finding.place.file, finding.place.start, finding.code));
    plan.sections = sections;
    Loaded { plan, findings }
}

fn part(file: u16, found: &Found) -> Part {
    let path = &found.path;
    let bytes = match &found.bytes {
        Ok(bytes) => bytes,
        Err(why) => return unread(path, String::new(), file, faults::refused_file(place(file, 0..0), path, why)),
    };
    match std::str::from_utf8(bytes) {
        Ok(text) => of_text(file, path, text),
        Err(error) => {
            let valid = error.valid_up_to();
            // What is no UTF-8 is shown as far as it is readable, and not parsed.
            let text = String::from_utf8_lossy(bytes).into_owned();
            unread(path, text, file, faults::no_utf8(place(file, valid..valid + 3), bytes))
        }
    }
}

/// Keeps the name of a section that cannot be read, so that nobody calls it missing.
fn unread(path: &Path, text: String, file: u16, why: Finding) -> Part {
    let what = match section_name(path) {
        Some(name) => {
            let section = Section::default();
            What::Section(Box::new(SectionFile { name, place: place(file, 0..0), section }))
        }
        None => What::Nothing,
    };
    let marks = own_marks(&text);
    Part { source: Source { path: path.to_owned(), text }, marks, nodes: Vec::new(), findings: vec![why], what }
}

fn of_text(file: u16, path: &Path, text: &str) -> Part {
    let mut findings = marks::marks(file, text);
    let (tree, read) = recover::read(file, text);
    findings.extend(tree.findings);
    let root = tree.root.filter(|root| !root.is_null());
    let what = if let Some(name) = section_name(path) {
        let section = value(root.as_ref(), &mut findings);
        What::Section(Box::new(SectionFile { name, place: place(file, 0..text.len()), section }))
    } else if path.ends_with("departments.yaml") {
        What::Register(Box::new(value(root.as_ref(), &mut findings)))
    } else {
        What::Head(Box::new(value(root.as_ref(), &mut findings)))
    };
    let source = Source { path: path.to_owned(), text: text.to_owned() };
    Part { source, marks: own_marks(text), nodes: nodes::placed(tree.nodes, &read), findings, what }
}

/// The value of a file as a `T`; an empty file says nothing.
fn value<T: for<'t> Deserialize<'t> + Default>(root: Option<&tree::Node>, findings: &mut Vec<Finding>) -> T {
    let Some(root) = root else { return T::default() };
    let (value, found) = decode::decode(root);
    findings.extend(found);
    value
}

/// Comments that say what is still to be settled.
fn own_marks(text: &str) -> Vec<Range<usize>> {
    let comments = if text.contains(mark::WORD) { comments::fabric(text).comments } else { Vec::new() };
    comments.into_iter().filter(|at| Mark::read(&text[at.clone()]).is_some()).collect()
}

/// The name by which the head calls a section's file; `None` for the two files that are none.
fn section_name(path: &Path) -> Option<String> {
    let section = !path.ends_with("departments.yaml") && !path.ends_with("plan.yaml");
    section.then(|| path.file_stem().unwrap_or_default().to_string_lossy().into_owned())
}
