//! The grammar by example: what stands in a bracket or in label lines, the roles that it gives, what is left open.
//!
//! `lead | responsible | with | guide`, names parted by a blank; then the form, where it is not obvious.

use super::*;
use crate::model::plan::Phrase;

/// What is read, and the roles.
const READ: &[(&str, &str)] = &[
    // A mere list.
    ("区农业农村局", "|区农业农村局||"),
    ("区政府办（食安办）", "|区政府办（食安办）||"),
    ("区教育局、区公安分局", "|区教育局 区公安分局||"),
    ("各镇人民政府", "|各镇人民政府||"),
    // 负责 and its like.
    ("水务部负责", "|水务部||"),
    ("水务部、林草局负责", "|水务部 林草局||"),
    ("甲局、乙局按职责分工负责", "|甲局 乙局||"),
    ("甲局、乙局按照职责分工负责", "|甲局 乙局||"),
    ("甲局、乙局按各自职责负责", "|甲局 乙局||"),
    ("甲局、乙局依职责分工负责", "|甲局 乙局||"),
    ("甲局、乙局分别负责", "|甲局 乙局||"),
    ("甲局、乙局共同负责", "|甲局 乙局||"),
    ("甲局、乙局负责落实", "|甲局 乙局||"),
    ("甲局组织实施", "|甲局||"),
    ("由甲局承办", "|甲局||"),
    ("甲局和乙局负责", "|甲局 乙局||"),
    ("甲局、乙局和丙局负责", "|甲局 乙局 丙局||"),
    ("住房和城乡建设局负责", "|住房和城乡建设局||"),
    ("县住房和城乡建设局、县文化和旅游局负责", "|县住房和城乡建设局 县文化和旅游局||"),
    // 牵头 and the others.
    ("甲局牵头", "甲局|||"),
    ("甲局牵头负责", "甲局|||"),
    ("甲局、乙局牵头", "甲局 乙局|||"),
    ("甲局牵头，乙局、丙局按职责分工负责", "甲局||乙局 丙局|"),
    ("甲局牵头，乙局配合", "甲局||乙局|"),
    ("甲局牵头、乙局配合", "甲局||乙局|"),
    ("甲局牵头，乙局、丙局按职责分工配合", "甲局||乙局 丙局|"),
    ("甲局牵头，乙局、丙局密切配合", "甲局||乙局 丙局|"),
    ("甲局牵头；乙局参与", "甲局||乙局|"),
    ("甲局牵头，乙局参加", "甲局||乙局|"),
    ("甲局牵头，乙局协办", "甲局||乙局|"),
    ("甲局主办，乙局协办", "甲局||乙局|"),
    ("甲局负责，乙局、丙局配合", "甲局||乙局 丙局|"),
    ("由甲局承办，乙局协办", "甲局||乙局|"),
    ("甲办（食安办）牵头，各相关部门配合", "甲办（食安办）||各相关部门|"),
    ("甲局牵头，会同乙局、丙局落实", "甲局||乙局 丙局|"),
    ("教育部会同公安部负责", "教育部||公安部|"),
    ("教育部会同有关部门负责", "教育部|||"),
    ("水利部、财政部会同有关部门负责", "水利部 财政部|||"),
    ("甲局牵头，乙局参与，各县区政府负责落实", "甲局|各县区政府|乙局|"),
    // 指导.
    ("甲厅指导", "|||甲厅"),
    ("甲厅、乙厅指导", "|||甲厅 乙厅"),
    ("甲局指导，乙局负责", "|乙局||甲局"),
    ("省水利厅指导，各市县政府负责落实", "|各市县政府||省水利厅"),
    // Open lists.
    ("甲局、乙局等负责", "|甲局 乙局 等||"),
    ("甲局、乙局等相关部门按职责分工负责", "|甲局 乙局 等相关部门||"),
    ("甲局、乙局等部门和企业按职责分工负责", "|甲局 乙局 等部门和企业||"),
    ("甲厅等省级相关部门负责", "|甲厅 等省级相关部门||"),
    ("各相关部门配合", "|各相关部门||"),
    ("各有关部门和单位按职责分工负责", "|各有关部门和单位||"),
    // Groups and another level.
    ("甲局、乙局，各市人民政府负责", "|甲局 乙局 各市人民政府||"),
    ("甲部、乙部，各省级人民政府按职责分工负责", "|甲部 乙部 各省级人民政府||"),
    ("甲部、乙部等和各有关省级人民政府负责", "|甲部 乙部 等 各有关省级人民政府||"),
    ("甲部等部门和各省级人民政府负责", "|甲部 等部门 各省级人民政府||"),
    ("各市、县、区政府负责", "|各市、县、区政府||"),
    ("甲局牵头，各旗、县、区人民政府配合", "甲局||各旗、县、区人民政府|"),
    ("甲厅，各县（市、区）人民政府负责", "|甲厅 各县（市、区）人民政府||"),
    ("各镇和街道负责", "|各镇和街道||"),
    // Labels.
    ("责任单位：甲局", "|甲局||"),
    ("责任单位:甲局、乙局", "|甲局 乙局||"),
    ("负责部门：甲局", "|甲局||"),
    ("牵头部门：甲局、乙局", "甲局 乙局|||"),
    ("责任单位：甲厅、乙厅，各市人民政府", "|甲厅 乙厅 各市人民政府||"),
    ("责任单位：甲局，丙公司、各运营企业，各市人民政府", "|甲局 丙公司 各运营企业 各市人民政府||"),
    ("责任单位：甲局、乙局，各街道（园区）。", "|甲局 乙局 各街道（园区）||"),
    ("责任单位：甲局；配合单位：乙局、丙局", "甲局||乙局 丙局|"),
    ("牵头单位：甲局；责任单位：乙局。", "甲局||乙局|"),
    ("牵头单位：甲局，配合单位：乙局、丙局", "甲局||乙局 丙局|"),
    ("牵头单位：甲局 配合单位：乙局", "甲局||乙局|"),
    ("牵头单位：甲局；责任单位：乙局；配合单位：丙局", "甲局|乙局|丙局|"),
    ("牵头单位：甲局；指导单位：乙厅", "甲局|||乙厅"),
    ("第一责任单位：甲局", "|甲局||"),
    ("主责单位：甲局；协同单位：乙局", "甲局||乙局|"),
    ("配合单位：无；责任单位：甲局", "|甲局||"),
    // Label lines.
    ("牵头单位：甲局\n参与单位：乙局、丙局\n完成时限：2024年6月底前", "甲局||乙局 丙局|"),
    ("牵头部门：甲局\n落实部门：省级有关部门", "甲局||省级有关部门|"),
    ("责任单位：甲局\n责任人：张三", "|甲局||"),
    // In front of the label, and behind it.
    ("6月底完成，牵头考核单位：甲局", "甲局|||"),
    ("持续推进，牵头考核单位：甲局、乙局", "甲局 乙局|||"),
    ("11月份取得明显成效，牵头考核单位：甲局", "甲局|||"),
    ("2024年底前，甲局负责", "|甲局||"),
    ("负责部门：海关署，适用范围：某某试验区", "|海关署||"),
    ("负责部门：甲部、乙部；适用范围：所有试验区，以下除标注的外，均为所有试验区", "|甲部 乙部||"),
    ("责任单位：甲局，分值：5分", "|甲局||"),
    // Said once for all.
    ("甲局牵头，乙局参与，各县政府负责落实。以下各项工作均需各县政府落实，不再列出。", "甲局|各县政府|乙局|"),
    ("甲局、乙局负责，列第一位者为牵头单位，下同", "甲局||乙局|"),
    ("甲局、乙局负责，排名第一的为牵头单位", "甲局||乙局|"),
    // A verb behind a labelled list.
    ("责任单位：甲局、乙局等按职责分工负责", "|甲局 乙局 等||"),
    ("责任单位：甲局牵头，乙局、丙局配合", "甲局||乙局 丙局|"),
    ("牵头单位：甲局负责；配合单位：乙局", "甲局||乙局|"),
    ("县政府督查室负责", "|县政府督查室||"),
    // 统筹 holds together what another does.
    ("甲办统筹，乙局具体负责", "甲办|乙局||"),
    ("甲办统筹，乙局、丙局具体负责", "甲办|乙局 丙局||"),
    ("甲办统筹协调，乙局具体实施", "甲办|乙局||"),
    ("甲办统筹，乙局、丙局配合", "甲办||乙局 丙局|"),
    // How it is done is no part of a name.
    ("甲局、乙局依法按职责负责", "|甲局 乙局||"),
    ("甲局、乙局依法负责", "|甲局 乙局||"),
    ("甲局、乙局分别牵头，丙局等部门配合", "甲局 乙局||丙局 等部门|"),
    ("甲部牵头抓总，乙办、丙中心等参与", "甲部||乙办 丙中心 等|"),
    ("甲局主抓，乙局协助", "甲局||乙局|"),
    ("甲局负总责，各乡镇配合落实", "甲局||各乡镇|"),
    ("甲局督导，各县区政府负责", "|各县区政府||甲局"),
    ("甲局会同乙局、丙局推进", "甲局||乙局 丙局|"),
    ("甲局为牵头单位，乙局为配合单位", "甲局||乙局|"),
    ("甲局牵头，乙局、丙局等部门按照“三管三必须”要求负责", "甲局||乙局 丙局 等部门|"),
    // Other signs.
    ("甲部/乙办负责", "|甲部 乙办||"),
    ("责任单位∶甲局、乙厅", "|甲局 乙厅||"),
    ("甲办(乙局)牵头；丙局、丁局按职责负责", "甲办(乙局)||丙局 丁局|"),
    ("甲自治州、乙市、丙市人民政府，丁厅负责", "|甲自治州 乙市 丙市人民政府 丁厅||"),
    ("【牵头单位】甲局\n【责任单位】乙局、丙局\n【完成时限】12月底前", "甲局||乙局 丙局|"),
    // A list before a deadline, an open list.
    ("市商务局、市财政局；完成时限：2025年6月", "|市商务局 市财政局||"),
    ("市商务局，2025年12月", "|市商务局||"),
    ("市教育局、市财政局要按职责分工负责", "|市教育局 市财政局||"),
    // A name with its own role.
    ("甲局（牵头）、乙局、丙局", "甲局||乙局 丙局|"),
    ("责任单位：甲局（牵头），乙局、丙局等", "甲局||乙局 丙局 等|"),
    ("责任单位：甲局（牵头）、乙局（配合）", "甲局||乙局|"),
    ("责任单位：甲办（乙局）（牵头）、丙局", "甲办（乙局）||丙局|"),
    // Who is helped stands before the label.
    ("甲局；配合：乙局、丙局", "甲局||乙局 丙局|"),
    ("市应急局、市公安局，配合单位：乙局", "市应急局 市公安局||乙局|"),
    ("主办：甲局\n协办：乙局", "甲局||乙局|"),
    // Blanks within a label, a leader with a level, brackets in brackets.
    ("责 任 人：张三\n牵 头 单 位：甲局", "甲局|||"),
    ("牵头市领导：张三；责任单位：甲局、各区政府", "|甲局 各区政府||"),
    ("市发展改革委（粮食和储备局（军粮办））牵头", "市发展改革委（粮食和储备局（军粮办））|||"),
    // A level that is said once.
    ("市发展和改革局、工业和信息化局负责", "|市发展和改革局 工业和信息化局||"),
];

/// What speaks of units and is not understood: nobody is guessed.
const UNKNOWN: &[&str] = &[
    "甲局督办，乙局负责",
    "谁主管谁负责",
    "甲局配合",
    "配合单位：甲局",
    "甲局、乙局和负责单位：丙局",
    "按“属地管理”原则，由各镇负责",
    "责任单位：甲局负责甲事、乙局负责乙事",
    "甲局牵头推进，重点抓好落实",
    "★甲局、乙局负责",
    "甲局*、乙局负责",
    "责任单位：甲局、甲局督办",
    "甲局负责审批，乙局负责监管",
    "甲委统筹，乙局牵头，丙局配合",
    "市商务局，2025年12月，市财政局负责",
    "市委组织部、市委编办，市考核办牵头",
    "市公安局、市市场监管局；市检察院监督",
];

/// What speaks of something else.
const OTHER: &[&str] = &[
    "以下简称“办法”",
    "园长",
    "2021—2023年",
    "含90分",
    "市",
    "幼儿园",
    "黑龙江",
    "一",
    "略",
    "含下属单位、企业",
    "以下统称监管部门",
    "0.5分",
    "配合",
    "三年",
    "每周一次",
    "养老机构、托幼机构等",
    "某某学校，2025年12月",
    "持续推进",
    "6月底前完成",
    "含市教育局、市财政局",
];

/// The forms: whatever is read prints as it was.
const FORMS: &[(&str, &str)] = &[
    ("甲局、乙局，各市人民政府负责", "{responsible.2}，{responsible}负责"),
    ("甲部等和各省级人民政府负责", "{responsible.2}和{responsible}负责"),
    (
        "牵头单位：甲局\n参与单位：乙局\n完成时限：2024年6月底前，以后每年实施",
        "牵头单位：{lead}\n参与单位：{with}\n完成时限：{deadline}",
    ),
    ("6月底完成，牵头考核单位：甲局", "{deadline}完成，牵头考核单位：{lead}"),
    ("甲局、乙局负责，列第一位者为牵头单位，下同", "{lead}、{with}负责，列第一位者为牵头单位，下同"),
    ("教育部会同有关部门负责", "{lead}会同有关部门负责"),
    ("甲厅指导，乙局负责", "{guide}指导，{responsible}负责"),
    ("负责部门：甲部，适用范围：某某试验区", "负责部门：{responsible}，适用范围：某某试验区"),
];

/// The rows that are not as expected, all of them: a table is mended as a whole.
fn wrong(rows: impl Iterator<Item = (String, String)>) -> Vec<String> {
    rows.filter(|(found, expected)| found != expected)
        .map(|(found, expected)| format!("{found} ≠ {expected}"))
        .collect()
}

fn shown(inner: &str) -> String {
    match parse(inner, &Manner { square: true, ..Manner::default() }) {
        Parsed::Duty(duty) => {
            [&duty.lead, &duty.responsible, &duty.with, &duty.guide].map(|names| names.join(" ")).join("|")
        }
        other => format!("{inner}: {other:?}"),
    }
}

fn read(inner: &str) -> Duty {
    match parse(inner, &Manner { square: true, ..Manner::default() }) {
        Parsed::Duty(duty) => duty,
        other => panic!("{inner}: {other:?}"),
    }
}

#[test]
fn every_row_is_read_in_its_roles() {
    let none: Vec<String> = Vec::new();
    assert_eq!(wrong(READ.iter().map(|(inner, roles)| (shown(inner), (*roles).to_owned()))), none);
    assert!(READ.len() >= 80);
}

#[test]
fn every_row_prints_as_it_was() {
    for (inner, _) in READ {
        let Parsed::Duty(duty) = parse(inner, &Manner { square: true, ..Manner::default() }) else { continue };
        let mut form =
            duty.form.replace("{!responsible}", "").replace("{deadline}", duty.deadline.as_deref().unwrap_or(""));
        for (key, names) in
            [("lead", &duty.lead), ("responsible", &duty.responsible), ("with", &duty.with), ("guide", &duty.guide)]
        {
            let mut names = names.iter().map(String::as_str);
            while let Some(at) = form.find(&format!("{{{key}.")) {
                let end = at + form[at..].find('}').unwrap();
                let count: usize = form[at + key.len() + 2..end].parse().unwrap();
                let text = Phrase::join(names.by_ref().take(count));
                form.replace_range(at..=end, &text);
            }
            form = form.replace(&format!("{{{key}}}"), &Phrase::join(names));
        }
        assert_eq!(form, *inner);
    }
}

#[test]
fn forms_are_as_a_person_would_write_them() {
    let none: Vec<String> = Vec::new();
    let form = |inner: &str| match parse(inner, &Manner::default()) {
        Parsed::Duty(duty) => duty.form,
        other => format!("{inner}: {other:?}"),
    };
    assert_eq!(wrong(FORMS.iter().map(|(inner, expected)| (form(inner), (*expected).to_owned()))), none);
}

#[test]
fn what_is_not_known_is_not_guessed() {
    let none: Vec<String> = Vec::new();
    let parsed = |inner: &&str| format!("{inner} {:?}", parse(inner, &Manner::default()));
    assert_eq!(wrong(UNKNOWN.iter().map(|inner| (parsed(inner), format!("{inner} Unknown")))), none);
    assert_eq!(wrong(OTHER.iter().map(|inner| (parsed(inner), format!("{inner} Other")))), none);
}

#[test]
fn what_is_said_once_for_all_holds_for_those_that_follow() {
    let first = read("甲厅指导，试点县政府负责落实。以下均需试点县政府落实，不再列出");
    assert_eq!(
        (first.standing.as_slice(), first.guide.as_slice()),
        (&["试点县政府".to_owned()][..], &["甲厅".to_owned()][..])
    );
    let manner = Manner { standing: first.standing, ..Manner::default() };
    let Parsed::Duty(next) = parse("乙厅、丙厅指导", &manner) else { panic!("it is read") };
    assert_eq!(next.responsible, ["试点县政府"]);
    assert_eq!(next.form, "{guide}指导{!responsible}");
}

#[test]
fn blanks_behind_the_mark_of_a_list_are_no_part_of_names() {
    let duty = read("责任单位：市教育局、 市公安局、　各县区政府");
    assert_eq!(duty.responsible, ["市教育局", "市公安局", "各县区政府"]);
    assert_eq!(duty.form, "责任单位：{responsible}");
}

#[test]
fn an_open_list_of_offices_in_round_brackets_is_one() {
    let parsed = parse("市教育局、市财政局，某某学院等", &Manner::default());
    let Parsed::Duty(duty) = parsed else { panic!("{parsed:?}") };
    assert_eq!(duty.responsible, ["市教育局", "市财政局", "某某学院", "等"]);
}

#[test]
fn a_level_that_is_left_out_is_known() {
    let duty = read("市发展和改革局、工业和信息化局、合肥海关负责");
    assert_eq!(duty.short, [("工业和信息化局".to_owned(), "市工业和信息化局".to_owned())]);
    assert_eq!(read("市教育局牵头，财政局配合").short, [("财政局".to_owned(), "市财政局".to_owned())]);
    assert_eq!(read("市教育局、市场监管局负责").short, [("市场监管局".to_owned(), "市市场监管局".to_owned())]);
}
