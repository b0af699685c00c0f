//! Broken and hostile files: an error or a report, never a panic, never without end.

use std::fmt::Write;

use gbt9704::{Error, Options, verify};
use lopdf::{Dictionary, Stream, dictionary};
use proptest::prelude::*;

use crate::paper;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn garbage_is_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(matches!(verify(&bytes, Options::default()), Err(Error::Unreadable(_) | Error::NoPage)));
    }

    /// Bytes of a good page cut out, put in, and cut short.
    #[test]
    fn changed_bytes_never_break_the_reader(
        edits in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..6, "[-0-9a-zA-Z()<>\\[\\]/ ]{0,12}"), 1..24),
        end in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = paper::pdf([paper::notice(), paper::notice()]);
        for (at, removed, added) in edits {
            let start = at.index(bytes.len());
            let end = (start + removed).min(bytes.len());
            bytes.splice(start..end, added.bytes());
        }
        if is_cut {
            bytes.truncate(end.index(bytes.len()));
        }
        drop(verify(&bytes, Options::default()));
    }
}

#[test]
fn a_stream_packed_twice_does_not_fill_the_memory() {
    let mut once = Stream::new(Dictionary::new(), vec![b' '; 80 << 20]);
    once.compress().expect("memory can be written");
    let mut twice = Stream::new(Dictionary::new(), once.content);
    twice.compress().expect("memory can be written");
    let filters = dictionary! { "Filter" => vec!["FlateDecode".into(), "FlateDecode".into()] };
    let report = verify(&paper::file([Stream::new(filters, twice.content)]), Options::default()).expect("a page");
    assert!(!report.is_whole(), "80 MB are more than is read");
}

/// A PDF of one page with this content and these resources; `objects` follow from number 5 on.
fn page(content: &str, resources: &str, objects: &[String]) -> Vec<u8> {
    let mut all = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] /Contents 4 0 R /Resources {resources} >>"),
        stream("", content),
    ];
    all.extend_from_slice(objects);
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&all) {
        places.push(file.len());
        writeln!(file, "{number} 0 obj\n{object}\nendobj").expect("memory can be written");
    }
    let start = file.len();
    writeln!(file, "xref\n0 {}\n0000000000 65535 f ", all.len() + 1).expect("memory can be written");
    for place in places {
        writeln!(file, "{place:010} 00000 n ").expect("memory can be written");
    }
    writeln!(file, "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF", all.len() + 1)
        .expect("memory can be written");
    file.into_bytes()
}

fn stream(entries: &str, content: &str) -> String {
    format!("<< {entries} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

#[test]
fn a_form_that_draws_itself_ends() {
    let form = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>",
        &"/F Do ".repeat(50),
    );
    let report = verify(&page("/F Do", "<< /XObject << /F 5 0 R >> >>", &[form]), Options::default());
    assert_eq!(report.expect("a page").pages, 1);
}

#[test]
fn an_encrypted_file_is_refused_as_such() {
    let mut file = String::from_utf8(page(
        "",
        "<< >>",
        &["<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (0123456789abcdef0123456789abcdef) \
         /U (0123456789abcdef0123456789abcdef) >>"
            .to_owned()],
    ))
    .expect("text");
    file = file.replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 5 0 R /ID [(a) (a)]");
    assert!(matches!(verify(file.as_bytes(), Options::default()), Err(Error::Encrypted)));
}

#[test]
fn thousands_of_unclosed_states_and_brackets_end() {
    for content in ["q ".repeat(200_000), "[".repeat(100_000), "BT ".repeat(100_000) + "(a) Tj", "<<".repeat(50_000)] {
        let report = verify(&page(&content, "<< >>", &[]), Options::default());
        assert_eq!(report.expect("a page").pages, 1);
    }
}

/// A font is unpacked when its ink is asked for, within the same bounds as a page.
#[test]
fn a_font_that_unpacks_without_end_has_no_ink() {
    let font = "<< /Type /Font /Subtype /TrueType /BaseFont /F /FirstChar 97 /Widths [500] /FontDescriptor 6 0 R >>";
    let descriptor = "<< /Type /FontDescriptor /FontName /F /FontFile2 7 0 R >>";
    let objects = [font.to_owned(), descriptor.to_owned(), stream("", "")];
    let plain = page("BT /F 16 Tf 100 700 Td (aaaa) Tj ET", "<< /Font << /F 5 0 R >> >>", &objects);
    let mut doc = lopdf::Document::load_mem(&plain).expect("a PDF");
    let mut program = Stream::new(Dictionary::new(), vec![0; 80 << 20]);
    program.compress().expect("memory can be written");
    doc.objects.insert((7, 0), program.into());
    let mut file = Vec::new();
    doc.save_to(&mut file).expect("memory can be written");
    let report = verify(&file, Options::default()).expect("a page");
    assert!(report.is_whole(), "its text is read");
    let is_measured = |name| report.findings.iter().any(|measure| measure.name.zh == name);
    assert!(is_measured("版心宽度") && !is_measured("版心高度"), "how low its ink hangs is not known");
}
