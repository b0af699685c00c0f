//! What a run of the typesetter needs beside its sources.

use super::{engine::Engine, fonts::Fonts};
use crate::model::source::{Colour, Library};

/// Library, fonts, compiler, and what a PDF says of itself.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The Typst library.
    pub library: &'a Library,
    /// The chosen fonts.
    pub fonts: &'a Fonts,
    /// Which compiler.
    pub engine: &'a Engine,
    /// How red is printed; decides which standards a PDF meets.
    pub colour: Colour,
    /// The year of the plan: the PDF's date is its first day, so that the bytes depend on the plan alone.
    pub year: u16,
}
