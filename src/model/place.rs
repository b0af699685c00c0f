//! Where a value was written: file, byte range, and how it was quoted.

use std::{borrow::Cow, path::PathBuf};

use schemars::{JsonSchema, Schema, SchemaGenerator};

pub mod read;
mod scalar;

/// A stretch of one source file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Place {
    /// Index into [`Sources`].
    pub file: u16,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// How the scalar is written; decides how its characters map to the file.
    pub style: Style,
}

/// How a YAML value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub enum Style {
    /// A mapping or sequence, or no scalar at all.
    #[default]
    Collection,
    /// Without quotes.
    Plain,
    /// '…'
    SingleQuoted,
    /// "…"
    DoubleQuoted,
    /// |
    Literal,
    /// >
    Folded,
}

impl Style {
    /// All styles; the index is the number that crosses serde.
    pub const ALL: [Self; 6] =
        [Self::Collection, Self::Plain, Self::SingleQuoted, Self::DoubleQuoted, Self::Literal, Self::Folded];
}

/// A value and its place.
#[derive(Debug, Clone, Default)]
pub struct Sp<T> {
    /// The value as read.
    pub value: T,
    /// Where it was read.
    pub place: Place,
}

impl<T> std::ops::Deref for Sp<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

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

/// A list that keeps its good elements when one is bad; the bad one is a finding.
#[derive(Debug, Clone)]
pub struct Many<T>(pub Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Deref for Many<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a Many<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// In a schema a placed value is the value alone.
impl<T: JsonSchema> JsonSchema for Sp<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A list; of plain values, one alone will do.
impl<T: JsonSchema> JsonSchema for Many<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let list = Vec::<T>::json_schema(generator);
        if T::inline_schema() {
            schemars::json_schema!({ "anyOf": [list, generator.subschema_for::<T>()] })
        } else {
            list
        }
    }
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
