//! What could not be measured is said, and never passes for good.

use gbt9704::{Error, Lang, Options, Unmeasured, Why, verify, verify_file};
use lopdf::{Dictionary, Stream};

use crate::paper::{self, Page};

fn unmeasured(file: &[u8]) -> Vec<Unmeasured> {
    verify(file, Options::default()).expect("a good file").unmeasured
}

#[test]
fn a_scan_is_not_measured() {
    let report = verify(&paper::pdf([Page::default().picture()]), Options::default()).expect("a good file");
    assert_eq!(report.unmeasured, [Unmeasured { page: 1, why: Why::NoText }]);
    assert!(report.passes() && !report.is_whole());
    assert!(report.table(Lang::En).contains("page 1: pictures and no text"), "{}", report.table(Lang::En));
    assert!(report.not_measured(Lang::Zh).contains("第 1 页"));
}

#[test]
fn text_drawn_as_outlines_is_not_measured() {
    let curves = "100 100 m 120 130 140 130 150 100 c 120 90 l h f ".repeat(40);
    let file = paper::file([Stream::new(Dictionary::new(), curves.into_bytes())]);
    assert_eq!(unmeasured(&file), [Unmeasured { page: 1, why: Why::NoText }]);
}

#[test]
fn a_picture_beside_text_and_a_blank_page_are_measured() {
    let text = Page::default().line(1, 0, &[("fang", "食品安全")]).picture();
    assert_eq!(unmeasured(&paper::pdf([text, Page::default()])), []);
}

#[test]
fn a_page_over_the_limit_is_told() {
    let mut large = Stream::new(Dictionary::new(), vec![b' '; 65 << 20]);
    large.compress().expect("memory can be written");
    let small = Stream::new(Dictionary::new(), Vec::new());
    assert_eq!(unmeasured(&paper::file([small, large])), [Unmeasured { page: 2, why: Why::TooLarge }]);
}

#[test]
fn pages_after_the_limit_of_operations_are_told() {
    let many = Stream::new(Dictionary::new(), b"q Q ".repeat(1_600_000));
    let text = Stream::new(Dictionary::new(), b"BT /fang 16 Tf (\x4e\x00) Tj ET".to_vec());
    let pages: Vec<usize> = unmeasured(&paper::file([many, text])).iter().map(|page| page.page).collect();
    assert_eq!(pages, [1, 2]);
}

#[test]
fn a_file_is_looked_at_before_it_is_read() {
    let folder = std::env::temp_dir().join(format!("gbt9704-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("large.pdf");
    // A file with a hole: it takes no room.
    std::fs::File::create(&path).and_then(|file| file.set_len(3 << 30)).expect("a file");
    let error = verify_file(&path, Options::default()).expect_err("3 GB are too many");
    assert!(matches!(error, Error::TooLarge(size) if size == 3 << 30), "{error}");
    assert!(error.message(Lang::Zh).contains("256 MB"), "{}", error.message(Lang::Zh));
    assert!(matches!(verify_file(&folder, Options::default()), Err(Error::NoFile)));
    assert!(matches!(verify_file(&folder.join("none.pdf"), Options::default()), Err(Error::Io(_))));
    std::fs::write(&path, paper::pdf([paper::notice()])).expect("a file");
    assert_eq!(verify_file(&path, Options::default()).expect("a good file").pages, 1);
    std::fs::remove_dir_all(&folder).expect("our own folder");
}
