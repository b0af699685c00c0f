//! What a face says of itself in its table directory and its map of characters, without the megabytes of its outlines.
//! OpenType 1.9, Organization of an OpenType Font.

use std::{
    collections::BTreeSet,
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::Path,
};

use sha2::{Digest, Sha256};

use crate::{model::error::Error, pipeline::hash::hex};

/// The largest map of characters that is read, in bytes: those of the largest Chinese fonts have half a megabyte.
const LARGEST_MAP: usize = 16 << 20;

/// A face's table directory: a header, and 16 bytes for each table.
struct Directory {
    file: File,
    header: Vec<u8>,
    tables: Vec<u8>,
}

impl Directory {
    fn read(mut file: File, index: u32) -> Option<Self> {
        let start = match at(&mut file, 0, 4)?.as_slice() {
            b"ttcf" => number(&at(&mut file, 12 + 4 * u64::from(index), 4)?),
            _ => 0,
        };
        let header = at(&mut file, start, 12)?;
        let count = usize::from(u16::from_be_bytes([header[4], header[5]]));
        let tables = at(&mut file, start + 12, 16 * count)?;
        Some(Self { file, header, tables })
    }

    /// The bytes of a table of at most `most` bytes.
    fn table(&mut self, tag: [u8; 4], most: usize) -> Option<Vec<u8>> {
        let entry = self.tables.chunks_exact(16).find(|entry| entry[..4] == tag)?;
        let length = usize::try_from(number(&entry[12..])).ok().filter(|length| *length <= most)?;
        at(&mut self.file, number(&entry[8..]), length)
    }
}

fn number(bytes: &[u8]) -> u64 {
    u64::from(u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}

fn at(file: &mut File, at: u64, length: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; length];
    file.seek(SeekFrom::Start(at)).ok()?;
    file.read_exact(&mut bytes).ok().map(|()| bytes)
}

/// Hash of a face's table directory, which holds a checksum of every table. `None` if it is no face.
pub(super) fn checksum(font: &Path, index: u32) -> Option<String> {
    let Directory { header, tables, .. } = Directory::read(File::open(font).ok()?, index)?;
    let digest = Sha256::new().chain_update(&header).chain_update(&tables).finalize();
    Some(hex(&digest[..16]))
}

/// Which of some characters a face has; none if it is no face.
///
/// # Errors
/// When the file cannot be opened.
pub(super) fn held(font: &Path, index: u32, characters: &BTreeSet<char>) -> Result<BTreeSet<char>, Error> {
    let file = File::open(font).map_err(Error::io(font))?;
    let map = Directory::read(file, index).and_then(|mut directory| directory.table(*b"cmap", LARGEST_MAP));
    let Some(map) = map.as_deref().and_then(ttf_parser::cmap::Table::parse) else { return Ok(BTreeSet::new()) };
    let maps: Vec<_> = map.subtables.into_iter().filter(ttf_parser::cmap::Subtable::is_unicode).collect();
    let has = |character: &&char| maps.iter().any(|map| map.glyph_index(u32::from(**character)).is_some());
    Ok(characters.iter().filter(has).copied().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_alone_says_what_the_whole_face_says() {
        let font = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/FandolKai-Regular.otf"));
        let bytes = std::fs::read(font).expect("the free fonts are in fonts/: run `make fonts`");
        let face = ttf_parser::Face::parse(&bytes, 0).expect("a face");
        let all: BTreeSet<char> = ('\u{20}'..='\u{2ffff}').collect();
        let whole: BTreeSet<char> =
            all.iter().filter(|character| face.glyph_index(**character).is_some()).copied().collect();
        assert!(whole.len() > 6_000 && whole.len() < all.len());
        assert_eq!(held(font, 0, &all).expect("it opens"), whole);
    }

    #[test]
    fn what_is_no_face_has_nothing() {
        let file = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
        assert_eq!(checksum(file, 0), None);
        assert!(held(file, 0, &BTreeSet::from(['a'])).expect("it opens").is_empty());
        assert!(held(Path::new("没有.otf"), 0, &BTreeSet::new()).is_err());
    }
}
