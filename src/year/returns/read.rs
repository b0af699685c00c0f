//! Bytes that came back → filled forms. Knows files, sheets and cells; judges no answer.

use crate::{model::message::Message, pipeline::hash::sha256};

use super::cell::File;

mod archive;
mod book;
mod export;
mod filled;
mod form;
mod ods;
mod xls;

pub use filled::{Answer, Came, Filled, Issued, Place};

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
