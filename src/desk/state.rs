//! What the desk knows of the plan just now, and the one place where a plan's files are changed.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    model::message::{Lang, Message},
    pipeline::{
        load::{self, served},
        write::{self, aside},
    },
};

use super::{
    fields,
    journal::{Change, Journal, Part},
    read::Read,
    refused::refused,
    since::{Since, last_year},
};

pub use super::refused::Refused;

/// The plan on the desk.
pub struct State {
    /// Its folder.
    pub folder: PathBuf,
    /// The plan, or why it cannot be read at all.
    pub read: Result<Arc<Read>, Message>,
    /// Counts what was seen to change; pages ask for what is newer.
    pub number: u64,
    /// The language of the pages.
    pub lang: Lang,
    /// The changes.
    pub journal: Journal,
    stamp: String,
    since: Option<(String, Option<Arc<Since>>)>,
}

impl State {
    /// Puts a plan on the desk.
    pub fn new(folder: &Path, lang: Lang) -> Self {
        let mut state = Self {
            folder: folder.to_owned(),
            read: Err(Message::new("", "")),
            number: 0,
            lang,
            journal: Journal::default(),
            stamp: String::new(),
            since: None,
        };
        state.turn_to(folder);
        state
    }

    /// Puts another plan on the desk.
    pub fn turn_to(&mut self, folder: &Path) {
        folder.clone_into(&mut self.folder);
        self.since = None;
        self.stamp.clear();
        let name = fields::name(folder);
        // Without a place for it there is no undo; the plan can still be read.
        self.journal = aside::aside(&load::above(folder))
            .map(|aside| Journal::open(&aside.join(format!("{name}.journal"))))
            .unwrap_or_default();
        self.look();
        self.recover();
    }

    /// Reads the plan again if a file has changed.
    pub fn look(&mut self) {
        let stamp = load::fingerprint(&self.folder);
        if stamp != self.stamp {
            self.read = Read::of(&self.folder).map(Arc::new).map_err(|error| error.message());
            self.stamp = stamp;
            self.number += 1;
        }
    }

    /// The plan; refused while it cannot be read.
    pub(super) fn readable(&self) -> Result<Arc<Read>, Refused> {
        self.read.clone().map_err(|_| refused("现在没有方案", "there is no plan just now"))
    }

    /// What was begun before the program ended: it stands in the file by now, or it was not saved.
    fn recover(&mut self) {
        let Some(open) = self.journal.open.clone() else { return };
        let stands = |part: &Part| {
            let text = served::text(&self.path_of(&part.file));
            match (&text, &part.new) {
                (Some(text), Some(_)) => part.reversed().apply(text).is_some(),
                (text, None) => text.is_none(),
                (None, _) => false,
            }
        };
        if open.parts.iter().all(stands) {
            // Without the line it stays open, and is looked at again the next time.
            let _ = self.journal.end(open.n, true);
        }
    }

    /// Last year's plan beside this one.
    pub fn since(&mut self) -> Option<Arc<Since>> {
        let folder = last_year(&self.folder)?;
        let stamp = format!("{}{}", self.stamp, load::fingerprint(&folder));
        if self.since.as_ref().is_none_or(|(known, _)| *known != stamp) {
            let read = self.read.as_ref().ok()?;
            let since = Since::of(folder, read.plan()).map(Arc::new);
            self.since = Some((stamp, since));
        }
        self.since.as_ref().and_then(|(_, since)| since.clone())
    }

    /// Where forms that came back lie: returns/ and the year, beside plan/.
    pub fn returns(&self) -> PathBuf {
        load::above(&load::above(&self.folder)).join("returns").join(self.folder.file_name().unwrap_or_default())
    }

    /// Where a file of the plan lies; one that is not there yet lies in the plan's folder.
    pub fn path_of(&self, name: &str) -> PathBuf {
        if let Some(returned) = name.strip_prefix("returns/") {
            return self.returns().join(returned);
        }
        let known = self.read.as_ref().ok().and_then(|read| read.file(name).map(|(path, _)| path.to_owned()));
        known.unwrap_or_else(|| self.folder.join(name))
    }

    /// The text of a file; `None` if there is none.
    pub fn text_of(&self, name: &str) -> Option<String> {
        let known = self.read.as_ref().ok().and_then(|read| read.file(name).map(|(_, text)| text.to_owned()));
        known.or_else(|| served::text(&self.path_of(name)))
    }

    /// Changes files: in the journal first, then each file whole or not at all.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn commit(&mut self, label: &str, files: &[(String, String)]) -> Result<(), Refused> {
        self.commit_without(label, files, None)
    }

    /// Changes files, and makes an end of one.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn commit_without(
        &mut self,
        label: &str,
        files: &[(String, String)],
        gone: Option<&str>,
    ) -> Result<(), Refused> {
        let part = |name: &str, new: Option<&str>| Part::between(name, self.text_of(name).as_deref(), new);
        let changed = files.iter().map(|(name, new)| part(name, Some(new)));
        let parts: Vec<Part> = changed.chain(gone.map(|name| part(name, None))).flatten().collect();
        if parts.is_empty() {
            return Ok(());
        }
        let gone = gone.and_then(|name| Some((self.path_of(name), self.text_of(name)?)));
        let texts: Vec<_> = files.iter().map(|(name, text)| (self.path_of(name), text.clone())).collect();
        let n = self.journal.begin(label, parts)?;
        let ended = |(path, text): (PathBuf, String)| aside::unmake(&path, &text).map(drop);
        let written = write::texts(&texts).and_then(|()| gone.map_or(Ok(()), ended));
        self.journal.end(n, written.is_ok())?;
        written?;
        self.look();
        Ok(())
    }

    /// Takes the last change back.
    ///
    /// # Errors
    /// When there is none, or its place has changed since.
    pub fn undo(&mut self) -> Result<String, Refused> {
        let change =
            self.journal.last().cloned().ok_or_else(|| refused("没有可以撤销的了", "there is nothing to undo"))?;
        self.apply(&change, Part::reversed)?;
        self.journal.undo(change.n)?;
        self.look();
        Ok(change.label)
    }

    /// Does again what was taken back last.
    ///
    /// # Errors
    /// When there is none, or its place has changed since.
    pub fn redo(&mut self) -> Result<String, Refused> {
        let change =
            self.journal.next().cloned().ok_or_else(|| refused("没有可以重做的了", "there is nothing to redo"))?;
        self.apply(&change, Part::clone)?;
        self.journal.redo(change.n)?;
        self.look();
        Ok(change.label)
    }

    /// Does what was begun and not saved before the program ended, or gives it up.
    ///
    /// # Errors
    /// When its place has changed since.
    pub fn settle_open(&mut self, save: bool) -> Result<(), Refused> {
        let Some(open) = self.journal.open.clone() else { return Ok(()) };
        if save {
            self.apply(&open, Part::clone)?;
        }
        self.journal.end(open.n, save)?;
        self.look();
        Ok(())
    }

    fn apply(&self, change: &Change, way: fn(&Part) -> Part) -> Result<(), Refused> {
        let mut texts = Vec::new();
        for part in change.parts.iter().map(way) {
            let (path, text) = (self.path_of(&part.file), self.text_of(&part.file));
            match (&part.old, &part.new, text) {
                (Some(made), None, Some(_)) if aside::unmake(&path, made)? => {}
                (None, Some(new), None) => texts.push((path, new.clone())),
                (Some(_), Some(_), Some(text)) => {
                    texts.push((path, part.apply(&text).ok_or_else(|| elsewhere(&part.file))?));
                }
                _ => return Err(elsewhere(&part.file)),
            }
        }
        Ok(write::texts(&texts)?)
    }
}

fn elsewhere(file: &str) -> Refused {
    refused(
        format!("{file}：这一处后来又改过（可能是用别的编辑器），没有动它"),
        format!("{file}: this place has been changed since, perhaps by another editor; it was left as it is"),
    )
}
