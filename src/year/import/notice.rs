//! One notice → the files of its plan, what a person must look at, and whether the plan prints the notice.

use std::path::{Path, PathBuf};

use crate::{
    model::{error::Error, message::Message, plan::Register, schema},
    pipeline::{load::load_texts, write},
};

use super::{
    blanks, docx,
    draft::{Doubt, Draft, MOST_SECTIONS},
    markdown, outline, prove, read, wrap, yaml,
};

/// A plan made from a notice.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The files of the plan's folder, by their names.
    pub files: Vec<(PathBuf, String)>,
    /// A register of the units that were found; `None` if there is one already.
    pub register: Option<String>,
    /// The schemas that lie beside the register, by their names: an editor completes keys and units from them.
    pub schemas: Vec<(&'static str, String)>,
    /// What a person must look at, in the order of the source.
    pub doubts: Vec<Doubt>,
    /// Where the plan would print something else than the source says; `None` if it is the same text.
    pub differs: Option<Message>,
    /// Sections, items, clauses with units.
    pub counts: [usize; 3],
    /// Brackets and lines that speak of units and were not understood.
    pub unread: usize,
    /// Tables whose rows became tasks, and tables that are only kept as lines.
    pub tables: [usize; 2],
    /// How many plans the notice issues, each with a title of its own.
    pub parts: usize,
    /// The year that the notice tells.
    pub year: Option<u16>,
}

impl Imported {
    /// Writes the plan's new folder, and above it what all years share, where that is not there yet. `register` is one that
    /// lies in the folder itself.
    ///
    /// # Errors
    /// When the folder is there, or something cannot be written.
    pub fn put(&self, folder: &Path, above: &Path, register: Option<String>) -> Result<(), Error> {
        let own = register.map(|text| (PathBuf::from("departments.yaml"), text));
        write::new_folder(folder, &self.files.iter().cloned().chain(own).collect::<Vec<_>>())?;
        if let Some(text) = &self.register {
            write::new_file(&above.join("departments.yaml"), text.as_bytes())?;
        }
        for (name, text) in &self.schemas {
            let path = above.join(name);
            if !path.exists() {
                write::new_file(&path, text.as_bytes())?;
            }
        }
        Ok(())
    }
}

/// Makes a draft from a notice. `register` is the register to go by, with its text; `year` is asked for if the text does
/// not tell it.
///
/// # Errors
/// When the file cannot be read as a notice: no text, an unknown encoding, a broken .docx.
pub fn import(name: &str, bytes: &[u8], register: Option<&Register>) -> Result<Imported, Error> {
    let text = read::lines(name, bytes)?;
    let mut lines = text.lines;
    let blanks = blanks::take(&mut lines);
    let marked = markdown::take(&mut lines);
    let moved = wrap::joined(&mut lines);
    if lines.is_empty() {
        return Err(Error::Other(Message::new(format!("{name}：没有文字"), format!("{name}: has no text"))));
    }
    let mut draft = outline::outline(&lines, register);
    let mut tables = text.tables;
    as_tables(&mut tables, &mut draft);
    tell(&tables, &text.left, &mut draft);
    for line in blanks {
        draft.doubt(
            line.number,
            format!("“{}”是待填的空，没有读入", line.text),
            format!("`{}` is a blank to fill in", line.text),
        );
    }
    for line in marked {
        draft.doubt(line, "去掉了 Markdown 记号（#、**、---）", "marks of Markdown (#, **, ---) were left out");
    }
    for line in moved {
        draft.doubt(line, "像是断行，已接到上一行，请核对", "looks like a broken line and was joined to the one above");
    }
    draft.doubts.sort_by_key(|doubt| doubt.line);
    if draft.sections.len() > MOST_SECTIONS {
        let count = draft.sections.len();
        return Err(Error::Other(Message::new(
            format!("{name}：有 {count} 个“一、”这样的标题，超过 {MOST_SECTIONS} 个，不像一份通知"),
            format!(
                "{name}: has {count} headings like 一、, more than {MOST_SECTIONS}: it does not look like a notice"
            ),
        )));
    }
    let files = yaml::files(&draft);
    let own = register.is_none().then(|| yaml::register(&draft));
    let printed = |text: &str| load_texts(with_register(&files, text));
    let known = register.map(yaml::names).or_else(|| own.clone()).unwrap_or_default();
    let differs = prove::difference(&draft, &lines, printed(&known)).or_else(|| unplaced(&draft));
    let units =
        own.as_ref().map(|text| load_texts(vec![(PathBuf::from("departments.yaml"), text.clone())]).plan.register);
    let units = units.as_ref().or(register);
    let schemas = schema::File::ALL.map(|file| (file.name(), schema::schema(file, units))).to_vec();
    let (counts, year) = (draft.counts(), draft.year);
    let mut unread = draft.passed;
    draft.each(&mut |clause| unread += usize::from(clause.unread));
    let parts = draft.issued.len();
    let count = |tasks: bool| tables.iter().filter(|table| table.tasks == tasks).count();
    let tables = [count(true), count(false)];
    Ok(Imported { files, register: own, schemas, doubts: draft.doubts, differs, counts, unread, parts, tables, year })
}

/// Sections whose tasks all came out of one table print as one; not the last of the notice's own, if the signature would follow
/// it. A table whose rows came to be no tasks, because it stands in an annex, is none of tasks.
fn as_tables(tables: &mut [docx::Told], draft: &mut Draft) {
    let mut duties: Vec<usize> = Vec::new();
    draft.each(&mut |clause| duties.extend(clause.duty.is_some().then_some(clause.line)));
    for table in &mut *tables {
        table.tasks &= duties.iter().any(|line| table.holds(*line));
    }
    let own = draft.issued.first().map_or(draft.sections.len(), |issued| issued.start);
    let signed = own.checked_sub(1).filter(|_| draft.closing.is_empty());
    for (_, section) in draft.sections.iter_mut().enumerate().filter(|(at, _)| Some(*at) != signed) {
        let mut duties = Vec::new();
        section.each(&mut |clause| duties.extend(clause.duty.is_some().then_some(clause.line)));
        let is_one = |table: &docx::Told| table.tasks && duties.iter().all(|line| table.holds(*line));
        section.as_table = !duties.is_empty() && tables.iter().any(is_one);
    }
}

/// Tables, and what of a .docx is no text of the notice.
fn tell(tables: &[docx::Told], left: &[(&'static str, &'static str)], draft: &mut Draft) {
    for table in tables {
        let rows = table.rows;
        let (zh, en) = if table.tasks {
            (
                format!("表格：{rows} 行读成任务，各栏写成“栏名：内容”，标题和编号是新加的，请核对"),
                format!("table: {rows} rows became tasks; headings and numbers are new"),
            )
        } else {
            (
                format!("表格（表头以下 {rows} 行）照行录成文字；在附件里的印成表格，别处的请改成附件"),
                format!("table: {rows} rows below its header are kept as lines"),
            )
        };
        draft.doubt(table.line, zh, en);
    }
    left.iter().for_each(|(zh, en)| draft.doubt(0, *zh, *en));
}

/// What has no place in a plan is not printed.
fn unplaced(draft: &Draft) -> Option<Message> {
    let (number, text) = draft.unplaced.first()?;
    Some(Message::new(
        format!("第{number}行“{text}”没有放进方案，记在 plan.yaml 的注释里"),
        format!("line {number}, `{text}`, has no place in the plan and is kept as a comment in plan.yaml"),
    ))
}

/// Files of a plan's folder, and the register that they go by.
pub(super) fn with_register(files: &[(PathBuf, String)], register: &str) -> Vec<(PathBuf, String)> {
    let own = (PathBuf::from("departments.yaml"), register.to_owned());
    std::iter::once(own).chain(files.iter().cloned()).collect()
}
