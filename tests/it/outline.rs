//! The one list of headings and clauses: numbers, positions and brackets, and that every document has them from it.

use std::path::PathBuf;

use anpai::{
    model::{
        document::{Block, Body},
        outline::Outline,
        plan::Plan,
    },
    pipeline::{
        assign,
        check::{Mode, check, outline},
        load::load_texts,
    },
    year::diff::compare,
};

const HEAD: &str = "year: 2023\ntitle: 关于印发安排的通知\nsections: [a, b]\nletters: { sender: 区政府办 }\n";
const REGISTER: &str = "departments: [{ name: 区教育局 }, { name: 区政府办 }]\n";
const FIRST: &str = "\
title: 强化治理
run_in: true
clauses:
  - text: 落实要求。
  - { id: 甲, text: 落实制度, responsible: 区教育局 }
items:
  - title: 净化环境
    number: （三）
    clauses:
      - { id: 乙, text: 开展检查, lead: 区教育局 }
    items:
      - title: 校园
        own_line: true
        clauses:
          - { id: 丙, text: 办好食堂, responsible: 各相关部门 }
";
const SECOND: &str = "\
number: 附则、
title: 其他
items:
  - clauses:
      - { id: 丁, text: 落实责任, responsible: 区教育局 }
";

fn plan(first: &str) -> Plan {
    let file = |name: &str, text: &str| (PathBuf::from(name), text.to_owned());
    let files = [("departments.yaml", REGISTER), ("plan.yaml", HEAD), ("a.yaml", first), ("b.yaml", SECOND)];
    let loaded = load_texts(files.iter().map(|(name, text)| file(name, text)).collect());
    assert_eq!(loaded.findings, []);
    loaded.plan
}

/// Headings by their positions, below each its clauses.
fn shown(outline: &Outline) -> Vec<String> {
    let mut lines = Vec::new();
    for heading in &outline.headings {
        lines.push(format!(
            "{}/{} {} {} {}",
            heading.section,
            heading.path,
            heading.level,
            heading.position,
            heading.printed()
        ));
        for clause in outline.below(heading) {
            assert_eq!(outline.heading(clause), heading);
            lines.push(format!(
                "{} [{}] {} {}{}",
                clause.path,
                clause.number,
                clause.id,
                clause.text(),
                clause.bracket
            ));
        }
    }
    lines
}

#[test]
fn headings_and_clauses_stand_in_printed_order_with_their_numbers() {
    assert_eq!(
        shown(&outline(&plan(FIRST))),
        [
            "0/ 1 一、 强化治理。",
            "clauses[0] []  落实要求。",
            "clauses[1] [一.1] 甲 落实制度〔区教育局〕。",
            "0/items[0] 2 一、（三） 净化环境。",
            "items[0].clauses[0] [1.1] 乙 开展检查〔区教育局牵头〕。",
            "0/items[0].items[0] 3 一、（三）1. 校园",
            "items[0].items[0].clauses[0] [1.1.1] 丙 办好食堂〔各相关部门〕。",
            "1/ 1 附则、 其他",
            "1/items[0] 2 附则、（二） ",
            "items[0].clauses[0] [2.1] 丁 落实责任〔区教育局〕。",
        ]
    );
}

#[test]
fn notice_letters_and_index_say_what_the_list_says() {
    let checked = check(plan(FIRST), Vec::new(), Mode::Draft);
    let plan = checked.plan.unwrap_or_else(|| panic!("{:?}", checked.findings));
    let documents = assign::assign(&plan, true);
    let expected: Vec<(String, String)> =
        plan.outline.duties().map(|clause| (clause.number.clone(), clause.bracket.clone())).collect();
    assert_eq!(expected.len(), 4);
    let (mut notice, mut letter) = (Vec::new(), Vec::new());
    for document in &documents {
        match &document.body {
            Body::Notice(body) => {
                let paragraphs = body.text.iter().filter_map(|block| match block {
                    Block::Paragraph { clauses, .. } => Some(clauses),
                    Block::Heading(_) | Block::Table(_) | Block::Picture(_) | Block::Chart(_) => None,
                });
                let clauses = paragraphs.flatten().filter(|clause| clause.id.is_some());
                notice.extend(clauses.map(|clause| (clause.number.clone(), clause.bracket.clone())));
            }
            Body::Letter(body) => {
                letter.extend(body.groups.iter().flat_map(|group| &group.duties).map(|duty| duty.number.clone()));
            }
            _ => {}
        }
    }
    assert_eq!(notice, expected);
    letter.sort();
    let mut numbers: Vec<String> = expected.into_iter().map(|(number, _)| number).collect();
    numbers.sort();
    assert_eq!(letter, numbers);
}

#[test]
fn a_comparison_names_a_heading_by_its_own_number() {
    let diff = compare(&plan(FIRST), &plan(&FIRST.replace("开展检查", "开展联合检查").replace("净化环境", "优化环境")));
    let changed = diff.entries.iter().find(|entry| !entry.wording.is_same()).expect("one was reworded");
    assert_eq!(changed.new.as_ref().map(|side| side.position.as_str()), Some("一、（三）"));
    assert_eq!(diff.texts.iter().map(|text| text.name.as_str()).collect::<Vec<_>>(), ["一、（三）"]);
}

#[test]
fn a_plan_without_a_year_is_refused_with_a_finding() {
    let mut plan = plan(FIRST);
    plan.head.year = None;
    let checked = check(plan, Vec::new(), Mode::Draft);
    assert!(checked.plan.is_none());
    assert!(checked.findings.iter().any(|finding| finding.code == "P009"), "{:?}", checked.findings);
}
