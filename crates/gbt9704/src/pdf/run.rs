//! A content stream being run: what it reads from, what it has come to, and how much it may.

use std::{collections::HashMap, rc::Rc};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{budget::Budget, colour::Space, font::Font, page::Page, state::State};

/// Most operations that are run for one document, forms counted as often as they are drawn.
pub(super) const MOST_OPERATIONS: usize = 3_000_000;
/// Most glyphs that one document may show.
pub(super) const MOST_GLYPHS: usize = 500_000;

/// Reads pages; keeps the fonts that they share.
pub(crate) struct Reader<'a> {
    pub(super) doc: &'a Rc<Document>,
    pub(super) fonts: HashMap<ObjectId, Rc<Font>>,
    pub(super) operations: usize,
    pub(super) glyphs: usize,
    pub(super) budget: Rc<Budget>,
    pub(super) fonts_read: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(doc: &'a Rc<Document>) -> Self {
        Self { doc, fonts: HashMap::new(), operations: 0, glyphs: 0, budget: Rc::default(), fonts_read: 0 }
    }

    /// Whether a limit was reached: what comes after it was not read.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.operations > MOST_OPERATIONS || self.glyphs > MOST_GLYPHS || self.budget.is_spent()
    }
}

/// Most names whose meaning is kept.
const MOST_NAMES: usize = 64;

/// What a content stream calls what: it names the same few fonts and colours over and over.
pub(super) struct Names<T>(Vec<(Vec<u8>, T)>);

impl<T> Names<T> {
    pub(super) fn get(&self, name: &[u8]) -> Option<&T> {
        self.0.iter().find(|known| known.0 == name).map(|known| &known.1)
    }

    pub(super) fn keep(&mut self, name: &[u8], meaning: T) {
        if self.0.len() < MOST_NAMES {
            self.0.push((name.to_vec(), meaning));
        }
    }
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// One content stream being run.
pub(super) struct Run<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    pub(super) resources: Option<&'a Dictionary>,
    pub(super) page: &'r mut Page,
    pub(super) state: State,
    pub(super) kept: Vec<State>,
    pub(super) depth: usize,
    pub(super) fonts: Names<Rc<Font>>,
    pub(super) spaces: Names<Space>,
}

impl<'r, 'a> Run<'r, 'a> {
    pub(super) fn new(
        reader: &'r mut Reader<'a>,
        resources: Option<&'a Dictionary>,
        page: &'r mut Page,
        state: State,
        depth: usize,
    ) -> Self {
        let (fonts, spaces) = (Names::default(), Names::default());
        Self { reader, resources, page, state, kept: Vec::new(), depth, fonts, spaces }
    }

    /// What the page calls `name`.
    pub(super) fn resource(&self, kind: &[u8], name: &[u8]) -> Option<&'a Object> {
        let of_kind = self.resources?.get_deref(kind, self.reader.doc).ok()?.as_dict().ok()?;
        of_kind.get(name).ok()
    }
}
