//! A stretch of a source file, and how what stands there is quoted.

/// A stretch of one source file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Place {
    /// Index into [`Sources`](super::Sources).
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
