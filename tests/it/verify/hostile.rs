//! Broken and hostile files: an error or a report, never a panic, never without end.

use std::{fmt::Write, sync::OnceLock, time::Duration};

use gbt9704::{Error, Options, verify};
use proptest::prelude::*;

use super::{samples, typeset};

/// A letter as it is written, and with its streams uncompressed so that changes reach what is in them.
fn files() -> &'static [Vec<u8>; 2] {
    static FILES: OnceLock<[Vec<u8>; 2]> = OnceLock::new();
    FILES.get_or_init(|| {
        let packed = typeset::pdf("letter", &samples::letter(), &[]);
        let mut document = lopdf::Document::load_mem(&packed).expect("a good PDF");
        document.decompress();
        let mut plain = Vec::new();
        document.save_to(&mut plain).expect("memory can be written");
        [packed, plain]
    })
}

/// A change of bytes: where (as a share of the length), how many go, what comes.
#[derive(Debug, Clone)]
struct Edit {
    at: f64,
    removed: usize,
    added: Vec<u8>,
}

fn edit() -> impl Strategy<Value = Edit> {
    let added = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..8),
        prop::sample::select(vec![
            &b"-1 "[..],
            b"99999999999 ",
            b"1e38 ",
            b"0 ",
            b" Q ",
            b" q ",
            b"/Fm0 Do ",
            b"[",
            b"]",
            b"<<",
            b">>",
            b"(",
            b">",
            b" 65535 0 R ",
            b"endstream",
            b"obj",
            b"0.0000001 0 0 0.0000001 0 0 cm ",
        ])
        .prop_map(<[u8]>::to_vec),
    ];
    (0.0..1.0_f64, 0_usize..6, added).prop_map(|(at, removed, added)| Edit { at, removed, added })
}

fn edited(file: &[u8], edits: &[Edit]) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for Edit { at, removed, added } in edits {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place in a file"
        )]
        let start = (bytes.len() as f64 * at) as usize;
        let end = (start + removed).min(bytes.len());
        bytes.splice(start..end, added.iter().copied());
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn changed_bytes_never_break_the_reader(
        which in 0_usize..2,
        edits in proptest::collection::vec(edit(), 1..24),
    ) {
        drop(verify(&edited(&files()[which], &edits), Options::default()));
    }

    #[test]
    fn a_file_cut_short_never_breaks_the_reader(which in 0_usize..2, share in 0.0..1.0_f64) {
        let file = &files()[which];
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a file")]
        let end = (file.len() as f64 * share) as usize;
        drop(verify(&file[..end], Options::default()));
    }

    #[test]
    fn garbage_is_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(matches!(verify(&bytes, Options::default()), Err(Error::Unreadable(_) | Error::NoPage)));
    }
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
    let started = std::time::Instant::now();
    let report = verify(&page("/F Do", "<< /XObject << /F 5 0 R >> >>", &[form]), Options::default());
    assert_eq!(report.expect("a page").pages, 1);
    assert!(started.elapsed() < Duration::from_secs(20), "it took {:?}", started.elapsed());
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
