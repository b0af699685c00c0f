//! Folders as they come, from colleagues and from strangers.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anpai::{
    model::error::Error,
    pipeline::load::{Loaded, load, load_texts},
};

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("joined")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

/// Code, file, and the text underlined.
fn said(loaded: &Loaded) -> Vec<String> {
    let sources = &loaded.plan.sources;
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let one = |finding: &anpai::model::finding::Finding| {
        format!("{} {} {}", finding.code, name(&sources.of(finding.place).path), sources.text(finding.place))
    };
    loaded.findings.iter().map(one).collect()
}

const REGISTER: (&str, &[u8]) = ("departments.yaml", b"departments: []\n");

#[test]
fn the_plan_of_2023_is_read_without_a_fault() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("plan/2023");
    let loaded = load(&root).unwrap();
    assert_eq!(said(&loaded), Vec::<String>::new());
    assert_eq!(loaded.plan.sections.len(), 9);
    assert_eq!(loaded.plan.clauses().len(), 53);
    assert_eq!(loaded.plan.items().len(), 24);
    let names: Vec<&str> = loaded.plan.head.sections.iter().map(|name| name.as_str()).collect();
    assert_eq!(loaded.plan.sections.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), names);
}

#[test]
fn the_head_gives_the_order_and_every_file_its_place() {
    let folder = folder(&[
        REGISTER,
        ("plan.yaml", "sections: [02-乙, 01-甲]\n".as_bytes()),
        ("01-甲.yaml", "title: 甲\n".as_bytes()),
        ("02-乙.yaml", "title: 乙\n".as_bytes()),
        ("notes.txt", b"no plan"),
        (".hidden.yaml", b"x: 1"),
        ("sub/03-x.yaml", b"x: 1"),
    ]);
    let loaded = load(folder.path()).unwrap();
    assert_eq!(said(&loaded), Vec::<String>::new());
    let titles: Vec<&str> =
        loaded.plan.sections.iter().map(|file| file.section.title.as_ref().unwrap().value.as_str()).collect();
    assert_eq!(titles, ["乙", "甲"]);
}

#[test]
fn sections_and_files_must_match() {
    let folder = folder(&[
        REGISTER,
        ("plan.yaml", "sections: [01-甲, 01-甲, 02-乙.yaml, 3-丙, ../04-丁, /etc/passwd, .., 05-戊]\n".as_bytes()),
        ("01-甲.yaml", b""),
        ("02-乙.yaml", b""),
        ("03-丙.yaml", b""),
        ("06-己.yaml", b""),
    ]);
    let loaded = load(folder.path()).unwrap();
    assert_eq!(
        said(&loaded),
        [
            "S007 plan.yaml 01-甲",
            "S007 plan.yaml 02-乙.yaml",
            "S007 plan.yaml 3-丙",
            "S007 plan.yaml ../04-丁",
            "S007 plan.yaml /etc/passwd",
            "S007 plan.yaml ..",
            "S007 plan.yaml 05-戊",
            "S009 06-己.yaml ",
        ]
    );
    let mends: Vec<String> = loaded
        .findings
        .iter()
        .filter_map(|finding| finding.fix.as_ref())
        .map(|fix| fix.edits[0].replacement.clone())
        .collect();
    assert_eq!(mends, ["02-乙", "03-丙"]);
    let outside = loaded.findings.iter().filter(|finding| finding.message.zh.contains("不是本文件夹")).count();
    assert_eq!(outside, 3);
}

#[test]
fn the_register_may_lie_one_folder_above() {
    let folder = folder(&[REGISTER, ("2023/plan.yaml", b"year: 2023\n")]);
    assert_eq!(said(&load(&folder.path().join("2023")).unwrap()), Vec::<String>::new());
    assert_eq!(said(&load(&folder.path().join("2023/.")).unwrap()), Vec::<String>::new());
}

#[test]
fn missing_files_are_findings_and_a_missing_folder_is_an_error() {
    let empty = folder(&[]);
    let inner = empty.path().join("计划");
    fs::create_dir(&inner).unwrap();
    assert_eq!(said(&load(&inner).unwrap()), ["S012 departments.yaml ", "S012 plan.yaml "]);
    let error = load(&inner.join("none")).unwrap_err();
    assert!(matches!(&error, Error::Io { path, .. } if path.ends_with("none")), "{error}");
    let file = folder(&[("file", b"")]);
    assert!(matches!(load(&file.path().join("file")), Err(Error::NotAFolder { .. })));
}

#[test]
fn files_in_another_encoding_are_named_and_hide_no_others() {
    let gbk = [b"title: ".as_slice(), &[0xca, 0xb3, 0xc6, 0xb7, 0xb0, 0xb2, 0xc8, 0xab], b"\n"].concat();
    let utf16 = [0xff, 0xfe, b't', 0, b'i', 0];
    let folder = folder(&[REGISTER, ("plan.yaml", b"yaer: 1\n"), ("01-a.yaml", &gbk), ("02-b.yaml", &utf16)]);
    let loaded = load(folder.path()).unwrap();
    let said = said(&loaded);
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].starts_with("S001 plan.yaml") && said[1].starts_with("S011 01-a.yaml"));
    assert_eq!(loaded.plan.sources.line_column(loaded.findings[1].place), (1, 10));
    assert!(loaded.findings[1].message.zh.contains("GBK") && loaded.findings[2].message.zh.contains("UTF-16"));
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let large = vec![b'#'; (4 << 20) + 1];
    let folder = folder(&[REGISTER, ("plan.yaml", b"year: 1\n"), ("01-a.yaml", &large)]);
    let loaded = load(folder.path()).unwrap();
    assert_eq!(said(&loaded), ["S010 01-a.yaml "]);
    let largest = vec![b'#'; 4 << 20];
    fs::write(folder.path().join("01-a.yaml"), largest).unwrap();
    assert_eq!(said(&load(folder.path()).unwrap()), Vec::<String>::new());
}

#[test]
fn a_folder_with_too_many_files_is_an_error() {
    let folder = folder(&[]);
    for number in 0..=200 {
        fs::write(folder.path().join(format!("{number}.yaml")), "").unwrap();
    }
    assert!(matches!(load(folder.path()), Err(Error::TooManyFiles { .. })));
}

#[cfg(unix)]
#[test]
fn links_pipes_and_folders_with_a_plan_s_name_are_refused_at_once() {
    let outside = folder(&[("secret.yaml", b"title: secret\n")]);
    let folder = folder(&[REGISTER, ("plan.yaml", b"year: 1\n"), ("03-c.yaml/inner", b"")]);
    let link = |from: PathBuf, name: &str| std::os::unix::fs::symlink(from, folder.path().join(name)).unwrap();
    link(outside.path().join("secret.yaml"), "01-a.yaml");
    link(PathBuf::from("/dev/zero"), "02-b.yaml");
    link(folder.path().join("plan.yaml"), "05-e.yaml");
    let pipe = std::process::Command::new("mkfifo").arg(folder.path().join("04-d.yaml")).status().unwrap();
    assert!(pipe.success());
    let loaded = load(folder.path()).unwrap();
    assert_eq!(
        said(&loaded),
        ["S010 01-a.yaml ", "S010 02-b.yaml ", "S010 03-c.yaml ", "S010 04-d.yaml ", "S010 05-e.yaml "]
    );
    assert!(!format!("{:?}", loaded.plan).contains("secret\""));
    assert!(loaded.findings[0].message.zh.contains("链接") && !loaded.findings[2].message.zh.contains("链接"));
}

fn section(text: String) -> Loaded {
    load_texts(vec![("01-甲.yaml".into(), text)])
}

#[test]
fn bombs_of_aliases_and_depth_are_refused_at_once() {
    let mut aliases = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let of = format!("*a{}", level - 1);
        aliases.extend([format!("a{level}: &a{level} ["), vec![of; 9].join(", "), "]\n".to_owned()]);
    }
    let deep = format!("title: {}", "[".repeat(200_000));
    let steep: String = (0..2000).flat_map(|level| [" ".repeat(level), "a:\n".to_owned()]).collect();
    for (text, code) in [(aliases, "S006"), (deep, "S004"), (steep, "S006")] {
        let loaded = section(text);
        assert!(loaded.findings.iter().any(|finding| finding.code == code), "{:?}", loaded.findings.first());
    }
    let nested = section(format!("title: {}x{}\n", "[".repeat(70), "]".repeat(70)));
    assert!(nested.findings.iter().any(|finding| finding.code == "S006"), "{:?}", nested.findings);
}

fn clause(number: usize) -> String {
    format!(
        "  - id: 款{number}\n    text: |\n      落实食品安全“四个最严”要求，开展专项整治，覆盖率达98%以上。\n      第二行，继续抓好落实\n    lead: 区农业农村局\n    with: [市市场监管局友好分局, '友好公安分局']\n"
    )
}

/// A section with about so many bytes.
fn long(bytes: usize) -> String {
    let mut text = String::from("title: 甲\nclauses:\n");
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        text.push_str(&clause(number));
    }
    text
}

#[test]
fn a_plan_with_a_fault_in_every_line_is_read_to_its_end() {
    let wrong_keys = long(2_000_000).replace("lead:", "laed:").replace("id: ", "id: [").replace("text: |", "x: |");
    let wide = long(1_000_000).replace("id: ", "id：");
    let titles = format!("items:\n{}", "  - title: {a: b}\n    clauses: {}\n    items: x\n".repeat(40_000));
    for text in [wrong_keys, wide, titles] {
        let loaded = section(text);
        assert!(!loaded.findings.is_empty());
    }
}
