//! A notice that a person changed, such as our own .docx after WPS, brought back into the plan that it was printed from.
//!
//! Clauses are matched by their wording, so that they keep their ids. What is sure, another wording of a clause, is
//! spliced; what else changed is told, clause by clause, for a person to write.

use std::path::PathBuf;

use crate::{
    model::{
        edits::Edits,
        error::Error,
        message::Message,
        place::{Sp, Style},
        plan::Plan,
    },
    pipeline::load::load_texts,
    year::diff::{self, Entry, Side},
};

use super::{
    notice::{import, with_register},
    yaml,
};

/// What bringing a notice back came to.
#[derive(Debug, Clone)]
pub struct Updated {
    /// The files that change, each with its whole new text.
    pub files: Vec<(PathBuf, String)>,
    /// Clauses whose new wording was spliced.
    pub spliced: usize,
    /// What changed and stays for a person, in the order of the notice.
    pub told: Vec<Message>,
}

/// Compares a changed notice with its plan.
///
/// # Errors
/// When the file cannot be read as a notice.
pub fn update(name: &str, bytes: &[u8], plan: &Plan) -> Result<Updated, Error> {
    let imported = import(name, bytes, Some(&plan.register))?;
    let new = load_texts(with_register(&imported.files, &yaml::names(&plan.register))).plan;
    let diff = diff::compare(plan, &new);
    let (mut edits, mut told, mut spliced) = (Edits::default(), Vec::new(), 0);
    for text in diff.texts.iter().filter(|text| !text.name.is_empty()) {
        told.push(Message::new(
            format!("{}有改动，请在方案里改", text.name),
            format!("{} changed: change it in the plan", text.name),
        ));
    }
    for entry in &diff.entries {
        spliced += usize::from(reworded(entry, plan, &mut edits));
        told.extend(others(entry, &edits, plan));
    }
    let files = plan.sources.iter().zip(0..).filter_map(|(source, file)| {
        let text = edits.apply(file, &source.text);
        (text != source.text).then(|| (source.path.clone(), text))
    });
    Ok(Updated { files: files.collect(), spliced, told })
}

/// Splices the new wording of a clause that is written on one line without quotes and marks.
fn reworded(entry: &Entry, plan: &Plan, edits: &mut Edits) -> bool {
    let (Some(old), Some(new)) = (&entry.old, &entry.new) else { return false };
    let Some(text) = wording(plan, &old.id) else { return false };
    let is_plain = text.place.style == Style::Plain && text.value == old.text && !new.text.contains('\n');
    old.text != new.text && is_plain && edits.add(text.place, yaml::scalar(&yaml::protected(&new.text), false))
}

/// The wording of a clause as it is written.
fn wording<'p>(plan: &'p Plan, id: &str) -> Option<&'p Sp<String>> {
    let mut clauses = plan.clauses().into_iter();
    let found = clauses.find(|found| found.clause.id.as_ref().is_some_and(|own| own.value == id))?;
    found.clause.text.as_ref()
}

/// What of a clause changed and was not spliced.
fn others(entry: &Entry, edits: &Edits, plan: &Plan) -> Vec<Message> {
    let place = |side: &Side| format!("{}{}", side.position, side.item);
    let mut told = Vec::new();
    match (&entry.old, &entry.new) {
        (Some(old), Some(new)) => {
            if old.text != new.text && !wording(plan, &old.id).is_some_and(|text| edits.covers(text.place)) {
                told.push(Message::new(
                    format!("{}：文字改为“{}”（id：{}），没有写进方案", place(old), new.text, old.id),
                    format!("{}: the text is now `{}` (id {}); not written", place(old), new.text, old.id),
                ));
            }
            if old.bracket != new.bracket {
                told.push(Message::new(
                    format!(
                        "{}：“{}”改为“{}”（id：{}），请在方案里改单位",
                        place(old),
                        old.bracket,
                        new.bracket,
                        old.id
                    ),
                    format!(
                        "{}: `{}` is now `{}` (id {}): change the units",
                        place(old),
                        old.bracket,
                        new.bracket,
                        old.id
                    ),
                ));
            }
        }
        (None, Some(new)) => told.push(Message::new(
            format!("{}：新增“{}{}”，请在方案里添", place(new), new.text, new.bracket),
            format!("{}: new: `{}{}`", place(new), new.text, new.bracket),
        )),
        (Some(old), None) => told.push(Message::new(
            format!("{}：删去“{}{}”（id：{}），请在方案里删", place(old), old.text, old.bracket, old.id),
            format!("{}: gone: `{}{}` (id {})", place(old), old.text, old.bracket, old.id),
        )),
        (None, None) => {}
    }
    told
}
