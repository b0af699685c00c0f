//! What a set takes in sheets of A4 printed on both sides, and where a page less would save one.

use super::write::Entry;
use crate::model::document;

/// The paper of a set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// One a kind of document: the notice first.
    pub kinds: Vec<Kind>,
    /// Files that end on the front of a sheet, with their pages: a page less saves a sheet.
    pub odd: Vec<(String, usize)>,
}

/// All documents of a kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kind {
    /// notice, letter, form.
    pub name: String,
    /// How many there are.
    pub documents: usize,
    /// Their pages.
    pub pages: usize,
    /// Their sheets, each document on sheets of its own.
    pub sheets: usize,
}

impl Paper {
    /// Of the files of a manifest whose pages are known.
    pub(super) fn of(files: &[Entry]) -> Self {
        let mut paper = Self::default();
        for (entry, pages) in files.iter().filter_map(|entry| Some((entry, entry.pages?))) {
            let at = paper.kinds.iter().position(|kind| kind.name == entry.document).unwrap_or_else(|| {
                paper.kinds.push(Kind { name: entry.document.clone(), ..Kind::default() });
                paper.kinds.len() - 1
            });
            let kind = &mut paper.kinds[at];
            kind.documents += 1;
            kind.pages += pages;
            kind.sheets += pages.div_ceil(2);
            if pages > 1 && pages % 2 == 1 {
                paper.odd.push((entry.path.clone(), pages));
            }
        }
        paper.kinds.sort_by_key(|kind| document::Kind::SET.iter().position(|known| known.name() == kind.name));
        paper.odd.sort_by_key(|(path, _)| path != "notice.pdf");
        paper
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str, document: &str, pages: usize) -> Entry {
        Entry { path: path.to_owned(), document: document.to_owned(), pages: Some(pages), ..Entry::default() }
    }

    #[test]
    fn sheets_are_counted_document_by_document() {
        let paper =
            Paper::of(&[entry("a.pdf", "form", 3), entry("b.pdf", "form", 1), entry("notice.pdf", "notice", 11)]);
        assert_eq!(paper.kinds[0].name, "notice");
        let form = &paper.kinds[1];
        assert_eq!((form.documents, form.pages, form.sheets), (2, 4, 3));
        assert_eq!(paper.odd, [("notice.pdf".to_owned(), 11), ("a.pdf".to_owned(), 3)]);
    }
}
