//! What holds for every rule, present and future.

use anpai::{
    model::message::Lang,
    pipeline::{
        check::rules::{
            ALL,
            rule::{Context, Example, Rule},
        },
        load::load_texts,
    },
    report::manual,
};

fn found(rule: &Rule, example: Example) -> Vec<String> {
    let plan = load_texts(example.files()).plan;
    let findings = rule.find(Context { plan: &plan, mode: example.mode(), shape: &[] });
    findings.into_iter().map(|finding| format!("{} {}", finding.code, finding.message.zh)).collect()
}

#[test]
fn a_bad_example_is_reported_once_by_its_own_rule() {
    for rule in ALL {
        let loaded = load_texts(rule.bad.files());
        assert!(loaded.findings.iter().all(|finding| finding.code.starts_with('S')), "{}", rule.code);
        let found = found(rule, rule.bad);
        assert_eq!(found.len(), 1, "{}: {found:?}", rule.code);
        assert!(found[0].starts_with(rule.code), "{}: {found:?}", rule.code);
    }
}

#[test]
fn a_good_example_passes_its_own_rule_and_has_no_fault_of_shape() {
    for rule in ALL {
        assert_eq!(found(rule, rule.good), Vec::<String>::new(), "{}", rule.code);
        let shape = load_texts(rule.good.files()).findings;
        assert!(shape.is_empty(), "{}: {shape:?}", rule.code);
    }
}

#[test]
fn codes_ascend_and_name_their_files() {
    let codes: Vec<&str> = ALL.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    for rule in ALL {
        let file = format!("src/pipeline/check/rules/{}_{}.rs", rule.code.to_lowercase(), rule.name.replace('-', "_"));
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(&file);
        assert!(path.exists(), "{file}");
    }
}

#[test]
fn the_manuals_are_current() {
    for (name, lang) in [("docs/RULES.md", Lang::En), ("docs/RULES.zh-CN.md", Lang::Zh)] {
        golden(name, &manual::manual(lang));
    }
}

/// Compares with a committed file; `ANPAI_ACCEPT=1` writes it instead.
fn golden(name: &str, expected: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("ANPAI_ACCEPT").is_some() {
        std::fs::create_dir_all(path.parent().expect("a file in a folder")).expect("the folder is ours");
        std::fs::write(&path, expected).expect("the file is ours");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == expected, "{name} is not current: run `make accept` and read the diff");
}
