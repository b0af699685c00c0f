//! docs/keys.md: every key of a plan, from the schemas.

use std::{collections::VecDeque, fs};

use anpai::model::schema::{File, schema};
use serde_json::Value;

use crate::support::workplace::repository;

const HEAD: &str = "# 方案里能写的键 / Every key of a plan

由读方案的类型得出，和编辑器里提示的一样。没写的键就是未知或平常的做法；写了别的键是错误（S001）。
Made from the types that read a plan, as an editor shows them. A key that is not here is a fault (S001).
";

fn reference() -> String {
    let files = [(File::Plan, "plan.yaml"), (File::Section, "01-….yaml"), (File::Departments, "departments.yaml")];
    let mut page = HEAD.to_owned();
    for (file, name) in files {
        let schema: Value = serde_json::from_str(&schema(file, None)).expect("a schema is JSON");
        let title = schema["title"].as_str().expect("a title").replace(name, "");
        page.push_str(&format!("\n## {name}：{}\n\n{}\n", title.trim(), line(&schema["description"])));
        page.push_str(&table(&schema));
        for (key, block) in blocks(&schema) {
            page.push_str(&format!("\n### {name} {key}\n\n{}\n{}", line(&block["description"]), table(block)));
        }
    }
    page
}

/// The blocks that a file's keys lead to, each once, under the key that first does.
fn blocks(schema: &Value) -> Vec<(&str, &Value)> {
    let mut found: Vec<(&str, &Value)> = Vec::new();
    let mut waiting = VecDeque::from([schema]);
    while let Some(block) = waiting.pop_front() {
        for (key, value) in block["properties"].as_object().into_iter().flatten() {
            let Some(target) = target(value).map(|name| &schema["definitions"][name]) else { continue };
            if target["properties"].is_object() && !found.iter().any(|(_, known)| *known == target) {
                found.push((key, target));
                waiting.push_back(target);
            }
        }
    }
    found
}

/// The name of the definition that a value refers to, itself or its elements.
fn target(value: &Value) -> Option<&str> {
    match value {
        Value::Object(object) => match object.get("$ref") {
            Some(name) => name.as_str()?.rsplit('/').next(),
            None => object.values().find_map(target),
        },
        Value::Array(list) => list.iter().find_map(target),
        _ => None,
    }
}

fn table(block: &Value) -> String {
    let rows = block["properties"].as_object().into_iter().flatten();
    let row =
        |(key, value): (&String, &Value)| format!("| `{key}` | {} | {} |\n", kind(value), line(&value["description"]));
    "\n| 键 | 写什么 | 说明 |\n|---|---|---|\n".to_owned() + &rows.map(row).collect::<String>()
}

/// What is written behind a key, in a word.
fn kind(value: &Value) -> String {
    let text = value.to_string();
    let words = words(value);
    let has = |kind: &str| text.contains(&format!("\"{kind}\""));
    match () {
        () if !words.is_empty() => words.join("、"),
        () if target(value).is_some() && has("array") => "一列，见下 list".to_owned(),
        () if target(value).is_some() => "见下 block".to_owned(),
        () if has("array") => "一列 list".to_owned(),
        () if has("integer") => "数 number".to_owned(),
        () if has("boolean") => "true、false".to_owned(),
        () => "文字 text".to_owned(),
    }
}

/// The few words that a value may be.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Object(object) => {
            let own = object.get("const").and_then(Value::as_str).map(|word| format!("`{word}`"));
            let listed = object.get("enum").and_then(Value::as_array).into_iter().flatten();
            let listed = listed.filter_map(Value::as_str).map(|word| format!("`{word}`"));
            let below = object.iter().filter(|(key, _)| *key != "enum").flat_map(|(_, inner)| words(inner));
            own.into_iter().chain(listed).chain(below).collect()
        }
        Value::Array(list) => list.iter().flat_map(words).collect(),
        _ => Vec::new(),
    }
}

/// A description on one line of a table.
fn line(description: &Value) -> String {
    let text = description.as_str().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

#[test]
fn the_reference_of_keys_is_current() {
    let path = repository().join("docs/keys.md");
    let wanted = reference();
    if std::env::var_os("ANPAI_ACCEPT").is_some() {
        fs::write(&path, &wanted).expect("docs/keys.md");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(committed, wanted, "docs/keys.md is out of date: run the tests with ANPAI_ACCEPT=1");
}

#[test]
fn the_reference_has_every_key_of_every_block() {
    let page = reference();
    for block in anpai::model::plan::keys::BLOCKS.iter() {
        for key in block.keys {
            assert!(page.contains(&format!("| `{key}` |")), "{key} of {}", block.place.en);
        }
    }
}
