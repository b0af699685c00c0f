//! Pages of ours with bytes changed, fonts and all: an error or a report, never a panic. Files made to harm are in
//! crates/gbt9704/tests.

use std::sync::OnceLock;

use gbt9704::{Options, verify};
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
}
