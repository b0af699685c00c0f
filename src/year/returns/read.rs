//! Bytes that came back → filled forms. Knows files, sheets and cells; judges no answer.

use crate::{
    model::{
        blank::{Blank, Field},
        message::Message,
        plan::Register,
    },
    pipeline::hash::sha256,
};

use super::cell::{File, Raw};

mod archive;
mod book;
mod export;
mod form;
mod ods;
mod xls;

/// The forms that went out for a period, and the register that knows the units' other names.
#[derive(Debug, Clone, Copy)]
pub struct Issued<'a> {
    /// One a unit.
    pub forms: &'a [Blank],
    /// The units.
    pub register: &'a Register,
}

/// A form that came back.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// The form as it was issued, by its own copy; else the plan's.
    pub blank: Blank,
    /// What was answered.
    pub answers: Vec<Answer>,
    /// Cells that answer nothing, and why.
    pub aside: Vec<(Raw, Message)>,
    /// When the program that saved it says it did; empty if it does not.
    pub modified: String,
    /// What is to be said of the whole file.
    pub notes: Vec<Message>,
    /// The sheet's name and the place of each asked cell, blank ones too: where a fault is marked.
    pub places: Vec<Place>,
}

/// Where an answer stands or should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The row's key; empty above the table.
    pub key: String,
    /// What is asked.
    pub field: Field,
    /// The sheet.
    pub sheet: String,
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

/// A cell that stands where something is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The row's key; empty above the table.
    pub key: String,
    /// What is asked.
    pub field: Field,
    /// The cell.
    pub raw: Raw,
    /// Whether its row was found by the wording, its key being lost.
    pub by_wording: bool,
    /// Whether the key stands in more than one row.
    pub twice: bool,
}

/// A file and what it holds: a form, or the reason why not.
#[derive(Debug, Clone, PartialEq)]
pub struct Came {
    /// The file.
    pub file: File,
    /// The form, or why there is none.
    pub form: Result<Filled, Message>,
}

/// Reads one file; an archive holds several.
pub fn read(name: &str, bytes: &[u8], issued: Issued<'_>) -> Vec<Came> {
    match archive::kind(bytes) {
        archive::Kind::Archive => match archive::members(bytes) {
            Ok(members) => members.into_iter().map(|member| inner(name, member, issued)).collect(),
            Err(why) => vec![came(name, bytes, Err(why))],
        },
        kind => vec![came(name, bytes, one(kind, bytes, issued))],
    }
}

/// A file of an archive; an archive in it is not opened.
fn inner(archive: &str, member: archive::Member, issued: Issued<'_>) -> Came {
    let name = format!("{archive}/{}", member.name);
    let bytes = match member.bytes {
        Ok(bytes) => bytes,
        Err(why) => return came(&name, &[], Err(why)),
    };
    let form = match archive::kind(&bytes) {
        archive::Kind::Archive => {
            Err(Message::new("压缩包里还有压缩包，请解开后放进来", "an archive in an archive; unpack it"))
        }
        kind => one(kind, &bytes, issued),
    };
    came(&name, &bytes, form)
}

fn one(kind: archive::Kind, bytes: &[u8], issued: Issued<'_>) -> Result<Filled, Message> {
    match kind {
        archive::Kind::Export => export::read(bytes, issued),
        archive::Kind::Other(what) => Err(what),
        kind => form::read(book::read(kind, bytes)?, issued),
    }
}

fn came(name: &str, bytes: &[u8], form: Result<Filled, Message>) -> Came {
    Came { file: File { name: name.to_owned(), sha256: sha256(bytes) }, form }
}
