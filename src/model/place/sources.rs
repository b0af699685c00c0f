//! The files that a plan was read from.

use std::path::PathBuf;

use super::stretch::Place;

/// The files that a plan was read from.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Source>,
    /// Where the lines of each file begin.
    lines: Vec<Vec<u32>>,
}

/// One file's text.
#[derive(Debug, Clone)]
pub struct Source {
    /// As shown to the reader: relative to where the program was called, if possible.
    pub path: PathBuf,
    /// The whole text, a byte order mark included.
    pub text: String,
}

impl Sources {
    /// Adds a file and gives its index.
    ///
    /// # Panics
    /// With more than 65,535 files; the reader refuses such a folder before.
    pub fn add(&mut self, source: Source) -> u16 {
        let breaks = source.text.bytes().enumerate().filter(|(_, sign)| *sign == b'\n');
        let starts = breaks.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
        self.lines.push(std::iter::once(0).chain(starts).collect());
        self.files.push(source);
        u16::try_from(self.files.len() - 1).expect("the reader limits the number of files")
    }

    /// The file that a place is in.
    pub fn of(&self, place: Place) -> &Source {
        &self.files[usize::from(place.file)]
    }

    /// All files.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.files.iter()
    }

    /// The characters at a place, as written in the file.
    pub fn text(&self, place: Place) -> &str {
        self.of(place).text.get(place.start as usize..place.end as usize).unwrap_or_default()
    }

    /// Line and column of a place's start, both from 1, the column in characters.
    pub fn line_column(&self, place: Place) -> (usize, usize) {
        let text = &self.of(place).text;
        let lines = &self.lines[usize::from(place.file)];
        let at = text.floor_char_boundary(place.start as usize);
        let line = lines.partition_point(|start| *start as usize <= at);
        let before = &text[lines[line - 1] as usize..at];
        (line, before.trim_start_matches('\u{feff}').chars().count() + 1)
    }
}
