//! One field changed, not one byte more: random edits of the shipped plan, read back by another reader of YAML.

use std::fs;

use anpai::{
    desk::edit,
    pipeline::load::nodes::{Path, Shape, Step, nodes},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseError, TestRunner},
};
use serde_yaml::Value;

use crate::support::workplace::repository;

/// The shipped plan's files and one that is written in every way that YAML has.
fn files() -> Vec<String> {
    let plan = repository().join("plan");
    let mut paths: Vec<_> =
        fs::read_dir(plan.join("2023")).expect("a plan").map(|entry| entry.expect("an entry").path()).collect();
    paths.push(plan.join("departments.yaml"));
    paths.sort();
    let mut texts: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).expect("a file")).collect();
    texts.push(EVERY_WAY.to_owned());
    texts.push(EVERY_WAY.replace('\n', "\r\n"));
    texts
}

const EVERY_WAY: &str = "# 头\nyear: 2024   # 年\ntitle: |   # 标题\n  甲\n  乙\n\n  丙\n# 间\npreamble: >-\n  折\n  叠\n\n  段\nnote: '单''引'  # 注\nquoted: \"双\\\"引\\n二\"  # 注\nempty:      # 空\nnull_too: ~\nplain: 一行\n  又一行  # 尾\nflow: [甲, '乙', {键: 值}]   # 流\nrows:\n  # 一\n  - id: a   # 甲\n    text: 文\n\n  # 二\n  - id: b\n    text: |\n      块\nlast: 末";

/// The oracle's value at a path.
fn at<'v>(value: &'v Value, path: &Path) -> Option<&'v Value> {
    path.0.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key.as_str()),
        Step::At(index) => value.get(*index),
    })
}

/// All scalars but those at `path`.
fn others(value: &Value, path: &Path) -> Vec<String> {
    fn walk(value: &Value, here: &Path, but: &Path, found: &mut Vec<String>) {
        if here == but {
            return;
        }
        match value {
            Value::Mapping(map) => {
                map.iter().for_each(|(key, value)| walk(value, &here.key(key.as_str().unwrap_or("?")), but, found));
            }
            Value::Sequence(list) => {
                list.iter().enumerate().for_each(|(index, value)| walk(value, &here.at(index), but, found));
            }
            other => found.push(format!("{here}={other:?}")),
        }
    }
    let mut found = Vec::new();
    walk(value, &Path::default(), path, &mut found);
    found
}

/// Comments, in their order, as the file has them.
fn comments(text: &str) -> Vec<String> {
    let fabric = anpai::pipeline::load::comments::fabric(text);
    fabric.comments.into_iter().map(|range| text[range].to_owned()).collect()
}

fn said(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(is)) => is.to_string(),
        _ => String::new(),
    }
}

/// What people type and paste, and what breaks YAML.
fn words() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "落实",
        "检查",
        "“四个最严”",
        "11个",
        "100%",
        "，",
        "。",
        ": ",
        "：",
        " #",
        "#",
        "- ",
        "'",
        "\"",
        "\\",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\n",
        "\n\n",
        "|",
        ">",
        "&",
        "*",
        "!",
        "%",
        "@",
        "`",
        "true",
        "null",
        "2024",
        "3.14",
        "〔区局〕",
        " ",
        "\t",
        "?",
        "~",
        "2024-03-15",
        "😀",
        "é",
    ]);
    prop::collection::vec(signs, 0..8).prop_map(|parts| parts.concat())
}

#[test]
fn two_hundred_edits_change_one_field_each_and_not_one_byte_more() {
    let files = files();
    let mut runner = TestRunner::new(Config {
        cases: crate::support::fuzz::cases(240),
        failure_persistence: None,
        ..Config::default()
    });
    let strategy = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), words());
    let reached = std::cell::Cell::new(0_usize);
    let outcome = runner.run(&strategy, |(file, field, new)| {
        let text = file.get(&files);
        let scalars: Vec<_> =
            nodes(text).expect("YAML").into_iter().filter(|node| matches!(node.shape, Shape::Scalar(_))).collect();
        let node = field.get(&scalars);
        let written = match edit::set(text, &node.path, &new) {
            Ok(written) => written,
            Err(error) => return Err(TestCaseError::fail(format!("{} ← {new:?}: {error}", node.path))),
        };
        reached.set(reached.get() + 1);
        let (before, after): (Value, Value) = (
            serde_yaml::from_str(text).expect("YAML"),
            serde_yaml::from_str(&written).map_err(|error| TestCaseError::fail(format!("{error}: {written}")))?,
        );
        prop_assert_eq!(others(&before, &node.path), others(&after, &node.path));
        let wanted = new.replace("\r\n", "\n");
        prop_assert_eq!(said(at(&after, &node.path)), wanted.trim(), "{}", &node.path);
        prop_assert_eq!(comments(text), comments(&written));
        // What stands before the field and behind it: byte for byte.
        let start = text.floor_char_boundary(node.value.start.saturating_sub(8));
        let header = text[..start].rfind(':').map_or(0, |colon| colon);
        prop_assert_eq!(&text[..header], &written[..header]);
        let tail = &text[node.value.end..];
        prop_assert!(written.ends_with(tail), "{:?}: {:?}", &node.path, &written);
        Ok(())
    });
    outcome.expect("every edit is a splice");
    assert!(reached.get() >= 200, "{}", reached.get());
}

#[test]
fn a_chain_of_edits_and_back_is_the_file_again() {
    let original = &files()[0];
    let paths: Vec<Path> = nodes(original)
        .expect("YAML")
        .into_iter()
        .filter(|node| matches!(node.shape, Shape::Scalar(_)) && !node.is_null())
        .map(|node| node.path)
        .collect();
    let mut text = original.clone();
    let old: Vec<String> = paths.iter().map(|path| edit::get(&text, path).expect("a value")).collect();
    for path in &paths {
        text = edit::set(&text, path, "全部改掉").expect("it is set");
    }
    assert_ne!(&text, original);
    for (path, old) in paths.iter().zip(&old) {
        text = edit::set(&text, path, old).expect("it is set back");
    }
    assert_eq!(&text, original);
}

#[test]
fn a_key_that_is_not_there_is_written_with_its_mapping() {
    let path = |path: &str| Path::parse(path);
    let text = "a: 1\nletters:\n  form: 函   # 式\nb: 2\n";
    let set = |at: &str, value: &str| edit::set(text, &path(at), value).expect("it is set");
    assert_eq!(set("letters.sender", "甲"), "a: 1\nletters:\n  form: 函   # 式\n  sender: 甲\nb: 2\n");
    assert_eq!(
        set("letters.contact.name", "乙"),
        "a: 1\nletters:\n  form: 函   # 式\n  contact:\n    name: 乙\nb: 2\n"
    );
    assert_eq!(set("note", "丙"), "a: 1\nletters:\n  form: 函   # 式\nb: 2\nnote: 丙\n");
    assert_eq!(edit::set("a: {键: 值, b: 1}\n", &path("a.键"), "").expect("set"), "a: {键: , b: 1}\n");
    assert_eq!(
        edit::set("signature:      # 原件未载\n", &path("signature"), "区政府").expect("set"),
        "signature: 区政府      # 原件未载\n"
    );
    assert_eq!(
        edit::set("signature: 区政府      # 原件未载\n", &path("signature"), "").expect("set"),
        "signature:      # 原件未载\n"
    );
    assert_eq!(edit::set("- {名: 甲}\n", &path("[0].值"), "1%").expect("set"), "- {名: 甲, 值: 1%}\n");
}

#[test]
fn lists_grow_and_shrink_in_the_way_they_are_written() {
    let path = Path::parse("with");
    let add = |text: &str| edit::add(text, &path, "丙").expect("it is added");
    assert_eq!(add("with: [甲, 乙]  # 注\n"), "with: [甲, 乙, 丙]  # 注\n");
    assert_eq!(add("with: 甲  # 注\n"), "with: [甲, 丙]  # 注\n");
    assert_eq!(add("with:  # 注\n"), "with: [丙]  # 注\n");
    assert_eq!(add("a: 1\n"), "a: 1\nwith: [丙]\n");
    assert_eq!(
        add("with:\n  - 甲  # 一\n  # 二\n  - 乙\nb: 1\n"),
        "with:\n  - 甲  # 一\n  # 二\n  - 乙\n  - 丙\nb: 1\n"
    );
    let take = |text: &str, index: usize| edit::take(text, &path.at(index), false).expect("it is taken");
    assert_eq!(take("with: [甲, 乙, 丙]  # 注\n", 1), "with: [甲, 丙]  # 注\n");
    assert_eq!(take("with: [甲, 乙]\n", 0), "with: [乙]\n");
    assert_eq!(take("a: 1\nwith: [甲]\nb: 2\n", 0), "a: 1\nb: 2\n");
    assert_eq!(take("with:\n  - 甲\n  - 乙  # 二\nb: 1\n", 0), "with:\n  - 乙  # 二\nb: 1\n");
    assert_eq!(edit::take("to: [甲]  # 注\nb: 1\n", &Path::parse("to[0]"), true).expect("taken"), "to:  # 注\nb: 1\n");
}

const SECTION: &str = "title: 节\nitems:\n  - title: 一\n    clauses:\n      # 关于甲\n      - id: 甲   # 标识\n        text: 甲文\n        responsible: [区局]\n      - id: 乙\n        text: |\n          乙文\n\n  - title: 二\n    clauses:\n      - id: 丙\n        text: 丙文\n# 末\n";

#[test]
fn a_clause_moves_with_its_comments_and_the_rest_stays() {
    let path = |path: &str| Path::parse(path);
    let (moved, _) =
        edit::move_row(SECTION, &path("items[0].clauses[0]"), None, &path("items[1].clauses"), 1).expect("moved");
    assert_eq!(
        moved,
        "title: 节\nitems:\n  - title: 一\n    clauses:\n      - id: 乙\n        text: |\n          乙文\n\n  - title: 二\n    clauses:\n      - id: 丙\n        text: 丙文\n      # 关于甲\n      - id: 甲   # 标识\n        text: 甲文\n        responsible: [区局]\n# 末\n"
    );
    let (back, _) =
        edit::move_row(&moved, &path("items[1].clauses[1]"), None, &path("items[0].clauses"), 0).expect("moved");
    assert_eq!(back, SECTION);
    let (down, _) = edit::move_row(SECTION, &path("items[0]"), None, &path("items"), 2).expect("moved");
    let (up, _) = edit::move_row(&down, &path("items[1]"), None, &path("items"), 0).expect("moved");
    assert_eq!(up, SECTION);
    assert!(edit::move_row(SECTION, &path("items[0]"), None, &path("items[0].clauses"), 0).is_err());
}

#[test]
fn a_clause_is_cut_in_two_joined_again_and_given_other_roles() {
    let clause = Path::parse("items[0].clauses[0]");
    let cut = edit::split(SECTION, &clause, 1, "甲2").expect("cut");
    assert_eq!(edit::get(&cut, &Path::parse("items[0].clauses[1].text")).as_deref(), Some("文"));
    assert_eq!(edit::get(&cut, &Path::parse("items[0].clauses[1].responsible[0]")).as_deref(), Some("区局"));
    let joined = edit::join(&cut, &clause).expect("joined");
    assert_eq!(joined, SECTION.replace("甲文", "甲。文"));
    let text = SECTION.replace("[区局]", "[区局, 市局, 分局]");
    let led = edit::roles(&text, &clause, edit::Roles::Lead).expect("led");
    assert_eq!(
        led,
        text.replace("        responsible: [区局, 市局, 分局]\n", "        lead: [区局]\n        with: [市局, 分局]\n")
    );
    assert_eq!(edit::roles(&led, &clause, edit::Roles::Joint).expect("joint"), text);
}

#[test]
fn rows_are_added_in_the_way_the_others_are_written() {
    let row = vec![("name".to_owned(), vec!["率".to_owned()]), ("value".to_owned(), vec!["90%".to_owned()])];
    let add = |text: &str| edit::add_row(text, &Path::parse("targets"), usize::MAX, &row).expect("added");
    assert_eq!(
        add("targets:\n  - name: 甲\n    value: 1   # 一\nb: 1\n"),
        "targets:\n  - name: 甲\n    value: 1   # 一\n  - name: 率\n    value: 90%\nb: 1\n"
    );
    assert_eq!(
        add("targets: [{ name: 甲, value: 1 }]\n"),
        "targets: [{ name: 甲, value: 1 }, { name: 率, value: 90% }]\n"
    );
    assert_eq!(add("a: 1\n"), "a: 1\ntargets:\n  - name: 率\n    value: 90%\n");
    assert_eq!(add("targets: []\n"), "targets:\n  - name: 率\n    value: 90%\n");
}
