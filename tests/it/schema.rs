//! The committed JSON Schemas, and what they let an editor say.

use std::{fs, path::Path};

use anpai::{
    model::{
        plan::Register,
        schema::{File, schema},
    },
    pipeline::load::{load, load_texts},
};
use serde_json::Value;

fn register() -> Register {
    let text = "departments:\n  - name: 区教育局\n    aliases: [教育局]\n  - name: 友好公安分局\n";
    load_texts(vec![("departments.yaml".into(), text.to_owned())]).plan.register
}

fn parsed(file: File, register: Option<&Register>) -> Value {
    serde_json::from_str(&schema(file, register)).expect("a schema is JSON")
}

#[test]
fn the_committed_schemas_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("plan");
    let register = folder.join("departments.yaml").exists().then(|| load(&folder).unwrap().plan.register);
    for file in File::ALL {
        let path = folder.join(file.name());
        let wanted = schema(file, register.as_ref());
        if std::env::var_os("ANPAI_ACCEPT").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &wanted).unwrap();
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(committed, wanted, "{} is out of date: run the tests with ANPAI_ACCEPT=1", file.name());
    }
}

#[test]
fn no_mapping_takes_unknown_keys() {
    fn objects(value: &Value, found: &mut Vec<Value>) {
        if let Some(object) = value.as_object() {
            if object.contains_key("properties") && object.get("type").is_some() {
                found.push(value.clone());
            }
            for inner in object.values() {
                objects(inner, found);
            }
        } else if let Some(list) = value.as_array() {
            for inner in list {
                objects(inner, found);
            }
        }
    }
    for (file, least) in [(File::Departments, 2), (File::Plan, 8), (File::Section, 4)] {
        let mut found = Vec::new();
        objects(&parsed(file, None), &mut found);
        assert!(found.len() >= least, "{file:?} has {} mappings", found.len());
        for object in found {
            assert_eq!(object["additionalProperties"], false, "{object}");
        }
    }
}

#[test]
fn with_a_register_units_are_named_and_aliases_are_not() {
    let text = schema(File::Section, Some(&register()));
    for name in ["区教育局", "友好公安分局", "各相关部门", "等相关部门"] {
        assert!(text.contains(&format!("\"{name}\"")), "{name}");
    }
    assert!(!text.contains("\"教育局\""));
    assert!(!schema(File::Section, None).contains("区教育局"));
    assert!(schema(File::Plan, Some(&register())).contains("区教育局"));
}

#[test]
fn titles_and_texts_stay_free_with_a_register() {
    let value = parsed(File::Section, Some(&register()));
    let head = parsed(File::Plan, Some(&register()));
    for free in [&value["properties"]["title"], &head["definitions"]["Forms"]["properties"]["lead"]] {
        assert_eq!(free["type"][0], "string", "{free}");
    }
}
