//! A line is measured by what it is: a numbered paragraph is a heading when it stands or is set like one.

use gbt9704::{Measure, Options, Verdict, verify};

use crate::paper::{self, Run};

/// Sixteen characters of text.
const TEXT: &str = "督促生产经营者落实主体责任制度，";

/// What BD-02 says of the headings on the page of a notice with these paragraphs, each of one line.
fn judged(paragraphs: &[&[Run]]) -> Vec<Measure> {
    let mut page = paper::notice();
    for (row, runs) in (14..).zip(paragraphs) {
        page = page.line(row, 2, runs);
    }
    let report = verify(&paper::pdf([page]), Options::default()).expect("a good file");
    report
        .findings
        .into_iter()
        .filter(|measure| measure.id == "BD-02" && measure.name.en.contains("headings"))
        .collect()
}

fn failing(paragraphs: &[&[Run]]) -> Vec<String> {
    let failing = judged(paragraphs).into_iter().filter(|measure| measure.verdict == Verdict::Fail);
    failing.map(|measure| measure.text.expect("a line has words")).collect()
}

#[test]
fn headings_on_their_own_line_are_measured_by_their_type() {
    let text: &[Run] = &[("fang", TEXT), ("fang", "扎实做好工作。")];
    assert_eq!(judged(&[&[("hei", "一、强化源头治理")], text]).len(), 1);
    assert!(failing(&[&[("hei", "一、强化源头治理")], text]).is_empty());
    assert_eq!(failing(&[&[("fang", "一、强化源头治理")], text]), ["一、强化源头治理"]);
    assert_eq!(failing(&[&[("hei", "（一）净化产地环境")], text]), ["（一）净化产地环境"]);
    assert_eq!(failing(&[&[("kai", "1.净化产地环境")], text]), ["1.净化产地环境"]);
}

#[test]
fn headings_that_run_on_are_measured_where_they_are_set_off() {
    let run_in = |font| -> [Run; 2] { [(font, "（一）净化产地环境。"), ("fang", TEXT)] };
    assert!(failing(&[&run_in("kai")]).is_empty());
    assert_eq!(failing(&[&run_in("hei")]), ["（一）净化产地环境。督促生产经营…"]);
}

#[test]
fn text_that_only_begins_with_a_number_is_no_heading() {
    for text in [
        "一、元旦：一月一日放假，共三天。",
        "（一）落实耕地分类管理制度，开展治理。",
        "（一）推动生产主体落实承诺制度（区农业农村局负责）",
    ] {
        assert!(judged(&[&[("fang", text)]]).is_empty(), "{text}");
    }
    // A word that is stressed at the start of a numbered sentence.
    assert!(judged(&[&[("fang", "（一）"), ("hei", "必须"), ("fang", "落实耕地分类管理制度，开展治理。")]]).is_empty());
    // The last of a list, above a section's heading.
    assert!(judged(&[&[("fang", "（二）安全用水")], &[("hei", "二、防控风险")], &[("fang", TEXT)]]).len() == 1);
}

#[test]
fn a_level_whose_headings_are_all_set_like_text_is_told() {
    let item = |number: &str| format!("（{number}）净化产地环境。督促生产经营者落实主体责任制度，加强检查");
    let items = ["一", "二", "三"].map(item);
    let runs: Vec<[Run; 1]> = items.iter().map(|item| [("fang", &item[..78])]).collect();
    let paragraphs: Vec<&[Run]> = runs.iter().map(|runs| &runs[..]).collect();
    assert_eq!(failing(&paragraphs).len(), 1);
    // Two may be an accident of wording.
    assert!(failing(&paragraphs[..2]).is_empty());
}
