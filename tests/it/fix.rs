//! `check --fix`: what is sure is mended, nothing else changes, and a second run finds nothing to do.

use std::{fs, path::PathBuf};

use anpai::{
    pipeline::{
        check::Mode,
        load::{Loaded, load_texts},
    },
    year::fix::{diff, fix},
};
use proptest::prelude::*;

type Texts = Vec<(PathBuf, String)>;

/// The shipped plan without its waivers: every fault of the issued text is open.
fn shipped() -> Texts {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("plan");
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a file of the plan");
        let text = text.split_once("\nwaivers:").map_or(text.clone(), |(head, _)| format!("{head}\n"));
        (path, text)
    };
    let mut paths: Vec<PathBuf> = fs::read_dir(folder.join("2023"))
        .expect("the shipped plan")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort_by_key(|path| (!path.ends_with("plan.yaml"), path.clone()));
    std::iter::once(folder.join("departments.yaml")).chain(paths).map(read).collect()
}

fn loaded(texts: &Texts) -> Loaded {
    load_texts(texts.clone())
}

/// The texts after all sure fixes.
fn mended(texts: &Texts) -> Texts {
    let fixed = fix(loaded(texts), Mode::Draft);
    let of = |(path, text): &(PathBuf, String)| {
        let new = fixed.files.iter().find(|(changed, _)| changed == path);
        (path.clone(), new.map_or_else(|| text.clone(), |(_, text)| text.clone()))
    };
    texts.iter().map(of).collect()
}

#[test]
fn the_issued_text_is_mended_where_it_is_sure_and_nowhere_else() {
    let before = shipped();
    let after = mended(&before);
    // By hand: each fault that can be mended without a person, as the list of an editor has it.
    let by_hand = |text: &str| {
        text.replace("虹豆", "豇豆")
            .replace("街接", "衔接")
            .replace("”,加强", "”，加强")
            .replace("100%,配合", "100%，配合")
            .replace("（黑龙江）,依法", "（黑龙江），依法")
            .replace("研究,提升", "研究，提升")
            .replace("体系,深入", "体系，深入")
            .replace("》,督促", "》，督促")
            .replace("演练。\n", "演练\n")
            .replace("[区委宣传部, ", "[区委宣传部（网信办）, ")
            .replace("区农业农村局, 市市场监管局]", "区农业农村局, 市市场监管局友好分局]")
            .replace("区市市场监管局友好分局", "市市场监管局友好分局")
            .replace(
                "落实国家重点食品生产许可审查细则、食品经营许可和备案管理办法",
                "落实国家重点食品生产许可审查细则、《食品经营许可和备案管理办法》",
            )
    };
    for ((path, old), (_, new)) in before.iter().zip(&after) {
        if !path.ends_with("departments.yaml") {
            assert_eq!(*new, by_hand(old), "{}", path.display());
        }
    }
    assert_eq!(mended(&after), after, "a second run changes nothing");
}

#[test]
fn a_diff_shows_what_would_change() {
    let texts = shipped();
    let before = loaded(&texts).plan.sources;
    let fixed = fix(loaded(&texts), Mode::Draft);
    let shown = diff(&fixed.files, &before);
    assert!(shown.contains("-  - title: 强化行刑街接工作\n+  - title: 强化行刑衔接工作\n"), "{shown}");
    let lines = |sign: char| shown.lines().filter(|line| line.starts_with(sign)).count();
    assert_eq!(lines('+'), lines('-'), "lines are changed, none is added or lost");
}

/// Faults that can be put into any sound text, and the characters that they replace.
const FAULTS: [(&str, &str); 6] = [
    ("，", ","),
    ("衔接", "街接"),
    ("100%", "100％"),
    ("；", ";"),
    ("（", "("),
    ("市市场监管局友好分局", "区市市场监管局友好分局"),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::support::fuzz::cases(48), failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is spoilt in a sound plan comes back to the byte.
    #[test]
    fn faults_that_were_put_in_are_taken_out_again(spoils in prop::collection::vec((0_usize..9, 0_usize..6, 0_usize..400), 1..12)) {
        let sound = mended(&shipped());
        let mut spoilt = sound.clone();
        for (section, fault, which) in spoils {
            let (good, bad) = FAULTS[fault];
            let (_, text) = &mut spoilt[2 + section];
            // Only where Chinese stands on both sides: elsewhere a half-width mark may be right.
            let is_text = |at: usize| {
                let before = text[..at].chars().next_back().is_some_and(|character| character > '\u{2e80}');
                let after = text[at + good.len()..].chars().next().is_some_and(|character| character > '\u{2e80}');
                let line = text[..at].rsplit('\n').next().unwrap_or_default();
                let is_unit = ["responsible: ", "with: ", "lead: ", "  - "].iter().any(|key| line.contains(key));
                let prose = line.contains("text: ") || fault == 5 && is_unit && !text[..at].ends_with('区');
                prose && !line.contains('#') && (before && after || good.len() > 3)
            };
            let places: Vec<usize> = text.match_indices(good).map(|(at, _)| at).filter(|at| is_text(*at)).collect();
            if let Some(at) = places.get(which % places.len().max(1)) {
                text.replace_range(*at..*at + good.len(), bad);
            }
        }
        prop_assert_eq!(mended(&spoilt), sound);
    }

    /// Texts that a person garbled: no panic, and what is fixed once is fixed.
    #[test]
    fn fixing_settles_on_any_text(text in "[甲乙,，。.\"“”（）()：:0-9％%\\-~ \\n—…*]{0,60}") {
        let quoted = serde_json::to_string(&text).unwrap();
        let section = format!("title: 甲\nitems:\n  - title: 乙\n    clauses:\n      - id: 丙\n        text: {quoted}\n        responsible: [区教育局]\n");
        let texts = vec![
            (PathBuf::from("departments.yaml"), "departments: [{ name: 区教育局 }]\n".to_owned()),
            (PathBuf::from("plan.yaml"), "year: 2023\nsections: [a]\n".to_owned()),
            (PathBuf::from("a.yaml"), section),
        ];
        let once = mended(&texts);
        prop_assert_eq!(mended(&once), once);
    }
}
