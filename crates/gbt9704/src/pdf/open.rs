//! Opens a file. Of a tagged file most objects are elements of its structure, which nothing here reads, and lopdf would parse each:
//! they are struck from the table of objects first.
//!
//! What is struck changes nothing that is measured, or the file is opened whole: neither where its table or an object is written in
//! another way than Typst writes them, nor where the pages lead to what was struck.

use std::collections::BTreeSet;

use lopdf::{Document, LoadOptions, Object, ObjectId};

use super::{super::error::Error, budget::LARGEST_STREAM, structure::Table};

/// Opens a PDF that is not encrypted.
pub(super) fn open(bytes: &[u8]) -> Result<Document, Error> {
    opened_without_structure(bytes).map_or_else(|| whole(bytes), Ok)
}

fn whole(bytes: &[u8]) -> Result<Document, Error> {
    let doc = load(bytes).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => Error::Encrypted,
        other => Error::Unreadable(other.to_string()),
    })?;
    if is_encrypted(&doc) { Err(Error::Encrypted) } else { Ok(doc) }
}

fn load(bytes: &[u8]) -> lopdf::Result<Document> {
    Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(LARGEST_STREAM))
}

fn is_encrypted(doc: &Document) -> bool {
    doc.is_encrypted() || doc.was_encrypted() || doc.trailer.has(b"Encrypt")
}

fn opened_without_structure(bytes: &[u8]) -> Option<Document> {
    let table = Table::find(bytes)?;
    let struck = table.structure(bytes)?;
    let doc = load(&table.without(&struck, bytes)?).ok()?;
    let as_read = doc.xref_start == table.start && doc.xref_section_count == 1 && doc.xref_recovery.is_none();
    (as_read && !is_encrypted(&doc) && is_apart(&doc, &struck)).then_some(doc)
}

/// Whether all is there that the pages lead to, and nothing of it was struck.
fn is_apart(doc: &Document, struck: &[u32]) -> bool {
    let is_kept = |id: ObjectId| struck.binary_search(&id.0).is_err();
    let root = doc.trailer.get(b"Root").and_then(Object::as_reference);
    let pages = doc.catalog().and_then(|catalog| catalog.get(b"Pages"));
    let (true, Ok(pages)) = (root.is_ok_and(is_kept), pages) else { return false };
    let mut seen = BTreeSet::new();
    let mut rest = vec![pages];
    while let Some(object) = rest.pop() {
        match object {
            Object::Reference(id) if seen.insert(*id) => match doc.objects.get(id) {
                Some(object) if is_kept(*id) => rest.push(object),
                _ => return false,
            },
            Object::Array(parts) => rest.extend(parts),
            Object::Dictionary(dictionary) => rest.extend(dictionary.iter().map(|(_, value)| value)),
            Object::Stream(stream) => rest.extend(stream.dict.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fmt::Write};

    use proptest::prelude::*;

    use super::*;

    /// A file of these objects from 1 on, in the way that Typst writes them. Object 1 is its catalog.
    fn file(objects: &[&str]) -> Vec<u8> {
        let mut file = "%PDF-1.7\n".to_owned();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f\r\n", objects.len() + 1);
        for (number, object) in (1..).zip(objects) {
            write!(table, "{:010} 00000 n\r\n", file.len()).expect("memory can be written");
            write!(file, "{number} 0 obj\n{object}\nendobj\n").expect("memory can be written");
        }
        let start = file.len();
        format!("{file}{table}trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", objects.len() + 1)
            .into_bytes()
    }

    const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R>>";
    const PAGES: &str = "<</Type/Pages/Count 1/Kids[3 0 R]>>";
    const PAGE: &str =
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 595 842]/Resources<</Font<</f0 5 0 R>>>>>>";
    const CONTENT: &str = "<</Length 27>>stream\nBT/f0 9 Tf(one word)Tj ET q Q\nendstream";
    const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/FangSong>>";
    const ROOT: &str = "<</Type/StructTreeRoot/K[8 0 R]/ParentTree<</Nums[0 7 0 R]>>>>";
    const LIST: &str = "[9 0 R 9 0 R]";
    const DOCUMENT: &str = "<</Type/StructElem/S/Document/P 6 0 R/K[9 0 R]>>";
    const PARAGRAPH: &str = "<</Type/StructElem/S/P/P 8 0 R/ID(U1)/K[0 1]/Pg 3 0 R>>";

    fn tagged() -> Vec<u8> {
        file(&[CATALOG, PAGES, PAGE, CONTENT, FONT, ROOT, LIST, DOCUMENT, PARAGRAPH])
    }

    /// What the pages lead to, object by object.
    fn led_to(doc: &Document) -> BTreeMap<ObjectId, String> {
        let mut all = BTreeMap::new();
        let mut rest: Vec<ObjectId> = doc.page_iter().collect();
        rest.extend(doc.catalog().and_then(|catalog| catalog.get(b"Pages")).and_then(Object::as_reference));
        while let Some(id) = rest.pop() {
            let shown = doc.objects.get(&id).map_or("nothing".to_owned(), |object| format!("{object:?}"));
            if all.insert(id, shown).is_none() {
                rest.extend(doc.objects.get(&id).into_iter().flat_map(references));
            }
        }
        all
    }

    fn references(object: &Object) -> Vec<ObjectId> {
        match object {
            Object::Reference(id) => vec![*id],
            Object::Array(parts) => parts.iter().flat_map(references).collect(),
            Object::Dictionary(dictionary) => dictionary.iter().flat_map(|(_, value)| references(value)).collect(),
            Object::Stream(stream) => stream.dict.iter().flat_map(|(_, value)| references(value)).collect(),
            _ => Vec::new(),
        }
    }

    /// What of a file matters here: what its pages lead to, or why it is refused.
    fn shown(doc: Result<Document, Error>) -> Result<BTreeMap<ObjectId, String>, String> {
        doc.map(|doc| led_to(&doc)).map_err(|error| error.to_string())
    }

    #[test]
    fn the_structure_alone_is_left_out() {
        let doc = opened_without_structure(&tagged()).expect("it is written as Typst writes");
        assert_eq!(doc.objects.keys().map(|id| id.0).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
        assert_eq!(shown(Ok(doc)), shown(whole(&tagged())));
    }

    #[test]
    fn a_file_whose_pages_lead_to_its_structure_is_opened_whole() {
        let packed = "<</Type/StructElem/Length 1>>stream\n \nendstream";
        for (what, page, catalog, element) in [
            ("an element for a font", PAGE.replace("5 0 R", "9 0 R"), CATALOG.to_owned(), PARAGRAPH),
            ("a list of elements for contents", PAGE.replace("4 0 R", "7 0 R"), CATALOG.to_owned(), PARAGRAPH),
            ("a font that is not there", PAGE.replace("5 0 R", "10 0 R"), CATALOG.to_owned(), PARAGRAPH),
            ("an element for pages", PAGE.to_owned(), CATALOG.replace("2 0 R", "8 0 R"), PARAGRAPH),
            ("an element for contents", PAGE.replace("4 0 R", "9 0 R"), CATALOG.to_owned(), packed),
        ] {
            let bytes = file(&[&catalog, PAGES, &page, CONTENT, FONT, ROOT, LIST, DOCUMENT, element]);
            assert_eq!(opened_without_structure(&bytes).is_some(), element == packed, "{what}");
            assert_eq!(shown(open(&bytes)), shown(whole(&bytes)), "{what}");
        }
    }

    /// Where the length of a stream is wrong, lopdf looks for its end up to where the next object begins.
    #[test]
    fn an_element_behind_a_stream_is_not_struck() {
        let (page, content) = (PAGE.replace("5 0 R", "8 0 R"), CONTENT.replace("27", "99"));
        let element = "<</Type/StructElem/S/P/P 6 0 R/ID(\nendstream endobj )>>";
        let bytes = file(&[CATALOG, PAGES, &page, &content, element, ROOT, LIST, FONT, PARAGRAPH]);
        let doc = opened_without_structure(&bytes).expect("there are others to strike");
        assert!(doc.get_object((4, 0)).and_then(Object::as_stream).is_ok_and(|stream| stream.content.ends_with(b"Q")));
        assert_eq!(shown(Ok(doc)), shown(whole(&bytes)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

        /// Objects in any order, with words of the language written over them: every place in the table stays true.
        #[test]
        fn a_spoiled_file_is_opened_as_lopdf_opens_it(
            order in Just([PAGES, PAGE, CONTENT, FONT, ROOT, LIST, DOCUMENT, PARAGRAPH]).prop_shuffle(),
            is_shuffled in any::<bool>(),
            edits in proptest::collection::vec((any::<prop::sample::Index>(), prop::sample::select(vec![
                "(", ")", "<<", ">>", "stream\n", "endstream", "endobj\n", "obj\n", "\n", "%", " 0 R", "/Type/StructElem/",
                "/Type/ObjStm", "/Length 9", "/Kids[3 0 R]", "/Contents 7 0 R", "/Prev 9", "/Encrypt 9 0 R", "9 0 obj\n", "3", "7", "9",
            ])), 0..4),
        ) {
            let order = if is_shuffled { order } else { [PAGES, PAGE, CONTENT, FONT, ROOT, LIST, DOCUMENT, PARAGRAPH] };
            let objects: Vec<&str> = std::iter::once(CATALOG).chain(order).collect();
            let mut bytes = file(&objects);
            for (at, word) in edits {
                let start = at.index(bytes.len() - word.len());
                bytes[start..start + word.len()].copy_from_slice(word.as_bytes());
            }
            prop_assert_eq!(shown(open(&bytes)), shown(whole(&bytes)));
        }
    }
}
