//! What is wanted of the pages, beside the documents.

use std::collections::BTreeMap;

use crate::model::source::Colour;

/// What is wanted of the pages, beside the documents.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Whether PDF is made.
    pub pdf: bool,
    /// Whether a page links the PDF beside it.
    pub links_pdf: bool,
    /// Whether HTML is made.
    pub html: bool,
    /// Whether the notice's page will be there, for others to link to.
    pub has_notice: bool,
    /// Family names by role: fangsong, xiaobiaosong, kaiti, heiti, songti.
    pub fonts: BTreeMap<&'static str, String>,
    /// cmyk (as the print clause has it) or srgb.
    pub colour: Colour,
}
