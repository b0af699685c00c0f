//! Notices of many kinds become plans that print them again.

use std::{
    collections::BTreeSet,
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
};

use anpai::{
    model::plan::{Clause, Plan},
    pipeline::load::{Loaded, load, load_texts},
    year::import::{Imported, import, update::update},
};
use proptest::prelude::*;

mod ends;
mod shapes;

fn imported(text: &str) -> Imported {
    import("通知.txt", text.as_bytes(), None).expect("it has text")
}

fn loaded(imported: &Imported) -> Loaded {
    let register = (PathBuf::from("departments.yaml"), imported.register.clone().expect("made from the notice"));
    load_texts(std::iter::once(register).chain(imported.files.clone()).collect())
}

/// What a clause says, without its places.
fn said(clause: &Clause) -> (String, Vec<String>, Vec<String>, Vec<String>, Vec<String>) {
    let list = |names: &[anpai::model::place::Sp<String>]| names.iter().map(|name| name.value.clone()).collect();
    let value = |value: &Option<anpai::model::place::Sp<String>>| {
        value.as_ref().map(|value| value.value.clone()).unwrap_or_default()
    };
    let targets =
        clause.targets.iter().map(|target| format!("{}{}", value(&target.name), value(&target.value))).collect();
    let text = value(&clause.text).trim().to_owned();
    (text, list(&clause.responsible), list(&clause.lead), list(&clause.with), targets)
}

fn clauses(plan: &Plan) -> Vec<(String, Vec<String>, Vec<String>, Vec<String>, Vec<String>)> {
    plan.clauses().into_iter().map(|found| said(found.clause)).collect()
}

#[test]
fn the_issued_text_becomes_the_shipped_plan() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shipped = load(&root.join("plan/2023")).unwrap().plan;
    let text = fs::read(root.join("tests/seed/notice-2023.txt")).unwrap();
    let imported = import("notice.txt", &text, Some(&shipped.register)).unwrap();
    assert_eq!(imported.differs, None);
    assert_eq!(imported.counts, [9, 24, 53]);
    let mut files = imported.files.clone();
    files.push((PathBuf::from("departments.yaml"), fs::read_to_string(root.join("plan/departments.yaml")).unwrap()));
    let plan = load_texts(files).plan;
    assert_eq!(clauses(&plan), clauses(&shipped));
    let titles = |plan: &Plan| -> Vec<Option<String>> {
        let items = plan.items().into_iter().map(|item| item.title.as_ref().map(|title| title.value.clone()));
        let sections = plan.sections.iter().map(|file| file.section.title.as_ref().map(|title| title.value.clone()));
        sections.chain(items).collect()
    };
    assert_eq!(titles(&plan), titles(&shipped));
    let head = |plan: &Plan| {
        let head = &plan.head;
        let value =
            |value: &Option<anpai::model::place::Sp<String>>| value.as_ref().map(|value| value.value.trim().to_owned());
        (
            head.year.as_ref().map(|year| year.value),
            value(&head.document_number),
            value(&head.title),
            value(&head.preamble),
        )
    };
    assert_eq!(head(&plan), head(&shipped));
    assert_eq!(imported.doubts, [], "the issued text leaves nothing open");
}

/// Head and end that every sample has.
fn notice(body: &str) -> String {
    format!(
        "某某市人民政府办公室文件\n某政办发〔2024〕7号\n关于印发某某市2024年食品安全\n重点工作安排的通知\n各县（市、区）人民政府，市直各部门：\n现将有关事项通知如下。\n{body}\n特此通知。\n某某市人民政府办公室\n2024年3月15日\n（此件公开发布）\n抄送：市委办公室，市人大常委会办公室。\n某某市人民政府办公室　　2024年3月16日印发\n"
    )
}

/// Texts in the ways in which offices write, and how many clauses have units.
const SAMPLES: &[(&str, usize, &str)] = &[
    (
        "国务院体例",
        3,
        "一、强化源头治理\n（一）净化产地环境。落实分类管理制度。（农业农村部、生态环境部按职责分工负责）\n（二）规范投入品使用。严打违法使用。加强抽检。（农业农村部牵头，公安部、最高人民法院参与）\n二、加强监管\n（三）加强生产监管。建立清单。（市场监管总局负责）",
    ),
    (
        "前缀式",
        2,
        "一、强化源头治理\n（一）净化产地环境。落实制度。（责任单位：市农业农村局、市生态环境局）\n（二）规范使用。严打违法使用。（牵头单位：市农业农村局；配合单位：市公安局、市场监管局）",
    ),
    (
        "独立成行",
        2,
        "一、强化源头治理\n（一）净化产地环境\n落实分类管理制度。\n加强技术指导。\n责任单位：市农业农村局\n（二）规范使用\n严打违法使用。\n牵头单位：市农业农村局；配合单位：市公安局、市市场监管局",
    ),
    (
        "方括号里套圆括号",
        1,
        "一、强化源头治理\n（一）净化产地环境。落实制度。[区发展改革委（粮食和储备局）、区市场监管局按职责分工负责]",
    ),
    (
        "无二级标题",
        2,
        "一、强化源头治理\n落实分类管理制度。（市农业农村局负责）\n严打违法使用。（市公安局、市农业农村局负责）",
    ),
    (
        "一、后直接1.",
        2,
        "一、强化源头治理\n1.净化产地环境。落实制度。（市农业农村局负责）\n2.规范使用。严打违法使用。（市农业农村局牵头，市公安局配合）",
    ),
    (
        "每节重新编号",
        2,
        "一、强化源头治理\n（一）净化产地环境。落实制度。（市农业农村局负责）\n二、加强监管\n（一）加强生产监管。建立清单。（市市场监管局负责）",
    ),
    (
        "首位牵头",
        2,
        "一、强化源头治理\n（一）净化产地环境。落实制度。（市农业农村局、市生态环境局负责，列第一位者为牵头单位，下同）\n（二）规范使用。严打违法使用。（市农业农村局、市公安局负责）",
    ),
    (
        "会同与等",
        2,
        "一、强化源头治理\n（一）净化产地环境。落实制度。（市农业农村局会同有关部门负责）\n（二）规范使用。严打违法使用。（市农业农村局、市公安局等有关部门和单位按职责分工负责）",
    ),
    (
        "四级标题",
        3,
        "一、强化源头治理\n（一）净化产地环境\n1.落实制度。健全分类管理。（市农业农村局负责）\n（1）建立台账。登记到户。（市农业农村局负责）\n2.加强指导。推广技术。（市农业农村局、市科技局负责）",
    ),
    (
        "括注不是责任",
        1,
        "一、强化源头治理\n（一）净化产地环境。督促校长（园长）落实责任，学习《意见》（以下简称《意见》），落实2021—2023年（三年）计划，覆盖率达到98%（含98%）以上。（市教育局负责）",
    ),
    (
        "括注之后还有文字",
        1,
        "一、强化源头治理\n（一）净化产地环境。落实制度〔市农业农村局〕。各县（市、区）要加强领导。",
    ),
    (
        "一级标题接排",
        2,
        "一、强化源头治理。落实分类管理制度，严打违法使用。（市农业农村局负责）\n二、加强监管。建立清单。（市市场监管局负责）",
    ),
    (
        "半角编号",
        2,
        "一、强化源头治理\n(一)净化产地环境。落实制度。(市农业农村局负责)\n(二)规范使用。严打违法使用。(市农业农村局、市公安局负责)",
    ),
    (
        "会在文中的数字",
        1,
        "一、强化源头治理\n（一）净化产地环境。落实制度，抽检1.5万批次。\n1.5万批次中，农产品占六成。（市农业农村局负责）",
    ),
    ("标签不带括号", 1, "一、强化源头治理\n（一）净化产地环境。落实制度。责任单位：市农业农村局、市生态环境局。"),
    (
        "标签分两行",
        1,
        "一、强化源头治理\n（一）净化产地环境\n落实制度。\n牵头单位：市农业农村局\n参加单位：市公安局、市水务局",
    ),
    (
        "指导与配合",
        2,
        "一、强化源头治理\n（一）净化产地环境。落实制度。（市农业农村局指导，县农业农村局负责）\n（二）规范使用。严打违法使用。（各相关部门配合）",
    ),
    (
        "短句不是标题",
        2,
        "一、放开准入\n（一）允许区内企业试行容缺受理。（负责部门：市审批局）\n（二）推行一次告知。（负责部门：市审批局、市商务局，适用范围：高新片区）",
    ),
    ("成组的单位", 1, "一、推进上云\n（一）建设平台。支持企业上云。（责任单位：省工信厅、省财政厅，各市人民政府）"),
    (
        "标签逐行",
        2,
        "一、规范收费\n1．公布清单。逐项公布收费依据。\n牵头部门：省财政厅\n参与部门：省级有关部门，各市、县、区政府\n完成时限：2024年6月底前，以后每年更新\n2．清理证明\n责任单位：省司法厅",
    ),
    (
        "标题带句号独占一行",
        1,
        "一、总体要求\n（一）指导思想。\n以人民为中心。\n（二）基本原则。\n坚持统筹推进。（市教育局负责）",
    ),
    (
        "文中的括注里有句号",
        2,
        "一、优化结构\n（一）严控准入。制定清单。〔市生态环境局牵头，市工信局参与，各县政府负责落实。以下均需各县政府落实，不再列出。〕新建项目一律评估。（市发展改革委牵头，市工信局参与）",
    ),
    ("时限在标签之前", 1, "一、政务服务\n（一）一网通办。（2分）（6月底完成，牵头考核单位：市审批局）"),
    (
        "开口的名单",
        2,
        "一、稳定就业\n（一）落实补贴。按月发放。（市人社局、市邮政局等部门和企业按职责分工负责）\n（二）以工代赈。扩大规模。（市发展改革委等和各有关县级人民政府负责）",
    ),
    ("指导", 1, "一、试点\n（一）建立体系。编制方案。（省水利厅指导，试点县政府负责落实）"),
    ("逗号后面的括注", 2, "一、建档\n（一）全面摸底。逐户登记（市农业农村局负责），分类建档（市水务局负责）。"),
    ("谁主管谁负责", 0, "一、强化源头治理\n（一）净化产地环境。落实制度（谁主管谁负责）。由市农业农村局负责登记。"),
];

#[test]
fn texts_of_many_kinds_print_as_they_were() {
    for (name, duties, body) in SAMPLES {
        let text = notice(body);
        let imported = imported(&text);
        assert_eq!(imported.differs, None, "{name}: {:#?}", imported.files);
        assert_eq!(imported.counts[2], *duties, "{name}: {:#?}", imported.files);
        let loaded = loaded(&imported);
        assert!(loaded.findings.is_empty(), "{name}: {:?}", loaded.findings);
        let head = &loaded.plan.head;
        let first = |names: &Option<anpai::model::place::Many<anpai::model::place::Sp<String>>>| {
            names.iter().flatten().map(|name| name.value.clone()).next().unwrap_or_default()
        };
        let value = |value: &Option<anpai::model::place::Sp<String>>| {
            value.as_ref().map(|value| value.value.clone()).unwrap_or_default()
        };
        assert_eq!(first(&head.issuing_authority), "某某市人民政府办公室", "{name}");
        assert_eq!(first(&head.signature), "某某市人民政府办公室", "{name}");
        assert_eq!(value(&head.date_of_issue), "2024-03-15", "{name}");
        assert_eq!(value(&head.closing), "特此通知。", "{name}");
        assert_eq!(value(&head.note), "此件公开发布", "{name}");
        assert_eq!(head.year.as_ref().map(|year| year.value), Some(2024), "{name}");
    }
}

#[test]
fn an_unknown_verb_stays_text_and_is_marked_with_its_line() {
    let text = notice("一、强化源头治理\n（一）净化产地环境。落实制度。（市农业农村局督办，市公安局抓落实）");
    let imported = imported(&text);
    assert_eq!((imported.counts[2], &imported.differs), (0, &None));
    let doubt = imported.doubts.iter().find(|doubt| doubt.message.zh.contains("没有认出")).expect("it is told");
    assert_eq!(doubt.line, 8);
    let section =
        &imported.files.iter().find(|(name, _)| name.starts_with("01-强化源头治理.yaml")).expect("the section").1;
    assert!(
        section.contains("# 待定：括注“市农业农村局督办，市公安局抓落实”没有认出是谁负责（原文第8行）"),
        "{section}"
    );
}

#[test]
fn importing_twice_gives_the_same_and_ids_are_unique() {
    for (name, _, body) in SAMPLES {
        let (first, second) = (imported(&notice(body)), imported(&notice(body)));
        assert_eq!(first.files, second.files);
        let plan = loaded(&first).plan;
        let ids: Vec<String> =
            plan.clauses().iter().filter_map(|found| found.clause.id.as_ref()).map(|id| id.value.clone()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name}: {ids:?}");
    }
}

/// A .docx with these paragraphs: style or numbering properties, and runs.
fn docx(paragraphs: &[(&str, &str)]) -> Vec<u8> {
    let body: String =
        paragraphs.iter().map(|(properties, runs)| format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")).collect();
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let numbering = "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
        <w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let styles = "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:style w:styleId=\"H1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in
        [("word/document.xml", document.as_str()), ("word/numbering.xml", numbering), ("word/styles.xml", styles)]
    {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("written to memory");
        archive.write_all(text.as_bytes()).expect("written to memory");
    }
    archive.finish().expect("written to memory").into_inner()
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

#[test]
fn automatic_numbers_are_resolved_and_deleted_text_is_left_out() {
    let second = "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>";
    let deleted = format!(
        "{}<w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>{}",
        run("落实制度"),
        run("〔区农业农村局〕。")
    );
    let field = "<w:r><w:instrText>PAGE</w:instrText></w:r>";
    let bytes = docx(&[
        ("", &run("关于印发2024年工作安排的通知")),
        ("", &run("各单位：")),
        ("<w:pStyle w:val=\"H1\"/>", &run("强化源头治理")),
        (second, &format!("{}{deleted}{field}", run("净化产地环境。"))),
        (second, &run("规范使用。严打违法&amp;使用&#12290;〔区公安分局〕")),
        ("<w:pStyle w:val=\"H1\"/>", &run("加强监管")),
        (second, &run("加强检查。建立清单〔区市场监管局〕。")),
    ]);
    let imported = import("通知.docx", &bytes, None).unwrap();
    assert_eq!(imported.counts, [2, 3, 3], "{:#?}", imported.files);
    assert_eq!(imported.differs, None);
    let plan = loaded(&imported).plan;
    let texts: Vec<String> = clauses(&plan).into_iter().map(|clause| clause.0).collect();
    assert_eq!(texts, ["落实制度", "严打违法&使用", "建立清单"]);
}

#[test]
fn what_has_no_place_in_a_plan_is_told_and_kept_as_a_comment() {
    let text = notice("一、强化源头治理\n落实制度〔市农业农村局〕。")
        .replace("某政办发〔2024〕7号", "某政办发〔2024〕7号　　会签人：张三");
    let imported = imported(&text);
    let head = &imported.files[0].1;
    assert!(
        head.contains("document_number: 某政办发〔2024〕7号\n") && head.contains("没有放进方案：会签人：张三"),
        "{head}"
    );
    assert!(imported.differs.is_some_and(|message| message.zh.contains("会签人")));
}

/// Names of all clauses with their roles: responsible, lead, with, guide.
fn roles(plan: &Plan) -> Vec<[Vec<String>; 4]> {
    let list = |names: &[anpai::model::place::Sp<String>]| names.iter().map(|name| name.value.clone()).collect();
    let of =
        |clause: &Clause| [&clause.responsible, &clause.lead, &clause.with, &clause.guide].map(|names| list(names));
    plan.clauses().into_iter().filter(|found| found.clause.has_units()).map(|found| of(found.clause)).collect()
}

#[test]
fn a_bracket_that_is_not_understood_gives_its_task_to_nobody_else() {
    let text = notice(
        "一、强化源头治理\n（一）净化产地环境。划定红线。〔市农业农村局督办，市水务局抓紧〕建立台账。（市公安局负责）",
    );
    let imported = imported(&text);
    assert_eq!((imported.counts[2], imported.unread, &imported.differs), (1, 1, &None), "{:#?}", imported.files);
    let plan = loaded(&imported).plan;
    let said = clauses(&plan);
    assert!(said.iter().any(|clause| clause.0 == "建立台账" && clause.1 == ["市公安局"]), "{said:?}");
    assert!(said.iter().any(|clause| clause.0.contains("督办") && clause.1.is_empty()), "{said:?}");
}

#[test]
fn labels_are_read_however_they_stand() {
    let name = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let body = [
        "一、重点任务",
        "1.推进水利工程建设。\n牵头领导：张三\n牵头单位：区水利局\n责任单位：各乡镇人民政府",
        "2.做好稳岗就业。\n【牵头单位】区人社局\n【责任单位】区财政局\n【完成时限】12月底前",
        "3.做好社会救助。\n（牵头单位：区民政局）\n（配合单位：区财政局）",
        "4.做好养老服务。责任单位：区民政局。",
        "5.做好殡葬改革。——责任单位：区民政局",
        "6.加强应急处置。 （区应急局牵头，区水利局配合）",
        "7.强化专家指导。由区应急局牵头，各乡镇负责落实。",
    ];
    let imported = imported(&notice(&body.join("\n")));
    assert_eq!((imported.differs.clone(), imported.unread, imported.counts[2]), (None, 0, 7));
    let expected: [[&[&str]; 3]; 7] = [
        [&[], &["区水利局"], &["各乡镇人民政府"]],
        [&[], &["区人社局"], &["区财政局"]],
        [&[], &["区民政局"], &["区财政局"]],
        [&["区民政局"], &[], &[]],
        [&["区民政局"], &[], &[]],
        [&[], &["区应急局"], &["区水利局"]],
        [&[], &["区应急局"], &["各乡镇"]],
    ];
    let found: Vec<Vec<Vec<String>>> = roles(&loaded(&imported).plan).iter().map(|all| all[..3].to_vec()).collect();
    assert_eq!(found, expected.map(|all| all.iter().map(|names| name(names)).collect::<Vec<_>>()));
}

#[test]
fn a_division_of_labour_gives_each_unit_its_own() {
    let body = "一、职责分工\n（一）区教育局：负责督促学校落实责任。\n（二）区卫健局负责疾病监测。\n（三）区财政局。负责经费保障。\n（四）区公安局：配合做好查办。\n（五）综合协调组：负责日常协调。\n（六）报送单位：负责检查的单位每月报送。\n二、有关要求\n（一）加强领导。区教育局负责汇总。";
    let imported = imported(&notice(body));
    assert_eq!((imported.differs.clone(), imported.counts[2]), (None, 3));
    let found: Vec<Vec<String>> = roles(&loaded(&imported).plan).into_iter().map(|[sole, ..]| sole).collect();
    assert_eq!(found, [["区教育局"], ["区卫健局"], ["区财政局"]]);
    assert!(imported.files[1].1.contains("form: 。{!responsible}"), "{}", imported.files[1].1);
}

#[test]
fn tasks_are_read_without_chinese_numbers_above_them() {
    let body = "1.建立台账。登记到户。（区水务局负责）\n2.加强检查\n每月一次。\n责任单位：区应急局";
    let one = imported(&notice(body));
    assert_eq!((one.differs.clone(), one.counts, one.unread), (None, [2, 0, 2], 0));
    let text = "某某县卫健局关于印发健康促进方案的通知\n各卫生院：\n现印发给你们。\n某某县卫健局\n2024年8月2日\n健康促进方案\n（一）开展讲座。每月一次。（县疾控中心负责）\n（二）开展义诊。每季一次。（县医院牵头，各乡镇卫生院配合）";
    let two = imported(text);
    assert_eq!((two.differs.clone(), two.parts, two.counts), (None, 1, [2, 0, 2]));
}

#[test]
fn a_responsibility_that_is_no_task_is_told() {
    let imported = imported(&notice("各单位要加强领导。（区政府办负责）\n一、重点任务\n建立台账。（区水务局负责）"));
    assert_eq!((imported.unread, imported.counts[2]), (1, 1));
    assert!(imported.doubts.iter().any(|doubt| doubt.message.zh.contains("没有读成责任")));
}

#[test]
fn a_table_of_tasks_may_be_typed_with_tabs() {
    let rows =
        "序号\t重点任务\t责任单位\t完成时限\n1\t改造小区\t区住建局（牵头）、区财政局\t6月底\n2\t建设公园\t区林草局\t";
    let imported = imported(&notice(&format!("一、重点任务\n{rows}\n二、有关要求\n加强领导。")));
    assert_eq!((imported.differs.clone(), imported.counts, imported.tables), (None, [2, 2, 2], [1, 0]));
    let plan = loaded(&imported).plan;
    assert_eq!(roles(&plan)[0][1..3], [["区住建局".to_owned()], ["区财政局".to_owned()]]);
    let line = imported.doubts.iter().find(|doubt| doubt.message.zh.starts_with("表格")).map(|doubt| doubt.line);
    assert_eq!(line, Some(8));
}

#[test]
fn a_person_above_no_unit_stays_text() {
    let imported = imported(&notice("一、重点任务\n1.推进水利工程建设。\n牵头领导：张三\n责任单位：请按职责办"));
    assert_eq!((imported.differs.clone(), imported.counts[2], imported.unread), (None, 0, 2));
}

#[test]
fn head_and_end_are_found_in_their_many_forms() {
    let text = "某某市教育局 某某市财政局\n关于申请教师培训经费的请示\n某教〔2024〕7号　　签发人：张三\n市人民政府：\n现请示如下。\n一、培训对象\n全市教师。\n妥否，请批示。\n某某市教育局　　　某某市财政局\n2024年3月15日\n（联系人：李四；联系电话：1234567）\n";
    let imported = imported(text);
    assert_eq!(imported.differs, None);
    let plan = &imported.files[0].1;
    for line in [
        "issuer: 张三",
        "closing: 妥否，请批示。",
        "note: 联系人：李四；联系电话：1234567",
        "  某某市教育局 某某市财政局\n",
    ] {
        assert!(plan.contains(line), "{line}\n{plan}");
    }
}

#[test]
fn groups_open_lists_and_guides_keep_their_places() {
    let body = "一、试点\n（一）建立体系。编制方案。（省水利厅指导，试点县政府负责落实。以下均需试点县政府落实，不再列出）\n（二）加强监管。建立清单。（省教育厅、省科技厅等和各有关市级人民政府负责）\n（三）推广经验。总结做法。（省财政厅指导）";
    let imported = imported(&notice(body));
    assert_eq!(imported.differs, None, "{:#?}", imported.files);
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let none = Vec::new;
    assert_eq!(
        roles(&loaded(&imported).plan),
        [
            [names(&["试点县政府"]), none(), none(), names(&["省水利厅"])],
            [names(&["省教育厅", "省科技厅", "等", "各有关市级人民政府"]), none(), none(), none()],
            [names(&["试点县政府"]), none(), none(), names(&["省财政厅"])],
        ]
    );
    let register = imported.register.unwrap();
    assert!(register.contains("- name: 各有关市级人民政府\n    kind: group"), "{register}");
}

#[test]
fn an_issued_plan_without_a_number_of_its_own_is_told() {
    let text = "某某市人民政府办公室关于印发某某市清河行动方案的通知\n某政办发〔2024〕9号\n各县（市、区）人民政府：\n《某某市清河行动方案》已经市政府同意，现印发给你们。\n某某市人民政府办公室\n2024年5月6日\n某某市清河行动方案\n为改善水质，制定本方案。\n一、清理岸线\n（一）拆除违建。逐段登记。（市水务局负责）";
    let imported = imported(text);
    assert_eq!((imported.differs, imported.parts, imported.counts[2]), (None, 1, 1));
    assert!(imported.doubts.iter().any(|doubt| doubt.line == 7 && doubt.message.zh.contains("另起一页")));
    assert!(imported.files[0].1.contains("issuing_authority: 某某市人民政府办公室\n"), "{}", imported.files[0].1);
}

#[test]
fn numbers_that_begin_anew_are_a_setting() {
    for (body, expected, kept) in [
        (
            "一、甲\n（一）落实制度。分类登记。\n（二）加强抽检。建立清单。\n二、乙\n（一）开展宣传。张贴标语。\n三、丙\n（一）开展培训。逐级进行。",
            "numbering:              # 编号：items、points 写在哪里重新起编，item、point 写第一个的样子\n  items: section\n",
            0,
        ),
        (
            "一、甲\n1．落实制度。分类登记。\n2．加强抽检。建立清单。\n二、乙\n3．开展宣传。张贴标语。",
            "  item: 1．\n",
            0,
        ),
        (
            "一、甲\n（一）登记\n1、落实制度。分类登记。\n（二）抽检\n2、加强抽检。建立清单。\n二、乙\n（三）宣传\n3、开展宣传。张贴标语。",
            "  points: plan\n  point: 1、\n",
            0,
        ),
        ("一、甲\n（一）落实制度。分类登记。\n二、乙\n（二）加强抽检。建立清单。", "\nsignature", 0),
        ("一、甲\n（一）落实制度。分类登记。\n（一）加强抽检。建立清单。", "\nsignature", 1),
    ] {
        let imported = imported(&notice(body));
        assert_eq!(imported.differs, None, "{body}");
        let head = &imported.files[0].1;
        assert!(head.contains(expected), "{body}: {head}");
        let own = imported.files.iter().map(|(_, text)| text.matches("number: ").count()).sum::<usize>();
        assert_eq!(own, kept + 1, "{body}: {:#?}", imported.files);
    }
}

#[test]
fn a_changed_notice_goes_back_into_its_plan_with_its_ids() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let plan = load(&root.join("plan/2023")).unwrap().plan;
    let text = fs::read_to_string(root.join("tests/seed/notice-2023.txt")).unwrap();
    let same = update("notice.txt", text.as_bytes(), &plan).unwrap();
    assert_eq!((same.files, same.spliced, same.told.len()), (Vec::new(), 0, 0));
    let clause = plan.clauses()[0].clause;
    let (id, old) = (clause.id.as_ref().unwrap().value.clone(), clause.text.as_ref().unwrap().value.clone());
    let unit = format!("〔{}〕", clause.responsible[0].value);
    let changed = text.replacen(&old, &format!("进一步{old}"), 1).replacen("〔区市场监管局〕", "〔区卫健局〕", 1);
    assert!(changed.contains("进一步") && !unit.is_empty());
    let updated = update("notice.txt", changed.as_bytes(), &plan).unwrap();
    assert_eq!((updated.files.len(), updated.spliced), (1, 1), "{:?}", updated.told);
    let file = &updated.files[0].1;
    assert!(file.contains(&format!("id: {id}")) && file.contains(&format!("text: 进一步{old}")), "{file}");
    let before = plan.sources.iter().find(|source| source.path == updated.files[0].0).unwrap();
    assert_eq!(file.len(), before.text.len() + "进一步".len(), "not a byte more");
}

#[test]
fn blanks_of_a_draft_are_no_text() {
    let text = "关于做好2024年工作的通知\n各单位：\n一、落实制度\n建立台账〔市农业农村局〕。\n〔发文机关署名待填〕\n〔成文日期待填〕\n抄送：〔抄送机关待填〕。\n〔印发机关待填〕　〔印发日期待填〕印发";
    let imported = imported(text);
    assert_eq!(imported.differs, None);
    assert!(imported.files.iter().all(|(_, text)| !text.contains("待填〕")), "{:#?}", imported.files);
    assert_eq!(imported.doubts.iter().filter(|doubt| doubt.message.zh.contains("待填的空")).count(), 4);
}

/// A table as Word writes it; `^` goes on with the cell above.
fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| {
        let (merge, text) = if *text == "^" { ("<w:vMerge/>", "") } else { ("<w:vMerge w:val=\"restart\"/>", *text) };
        format!("<w:tc><w:tcPr>{merge}</w:tcPr><w:p>{}</w:p></w:tc>", run(text))
    };
    let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

#[test]
fn a_table_of_tasks_becomes_tasks_and_another_is_told() {
    let tasks = table(&[
        &["序号", "重点工作", "工作任务", "牵头单位", "配合单位", "完成时限"],
        &["1", "源头治理", "建立台账，登记到户", "市农业农村局", "市水务局、市公安局", "6月底"],
        &["2", "^", "推广绿色防控", "市农业农村局", "", "持续推进"],
        &["3", "加强监管", "开展抽检", "市市场监管局", "市教育局", ""],
    ]);
    let other = table(&[&["品种", "批次"], &["蔬菜", "20"]]);
    let mut bytes = docx(&[("", &run("关于印发2024年任务分解表的通知")), ("", &run("各单位："))]);
    bytes = with_body(&bytes, &format!("{tasks}{other}"));
    let imported = import("分解表.docx", &bytes, None).unwrap();
    assert_eq!(imported.counts, [2, 3, 3], "{:#?}", imported.files);
    assert_eq!(imported.tables, [1, 1]);
    let plan = loaded(&imported).plan;
    let leads: Vec<Vec<String>> = clauses(&plan)
        .into_iter()
        .filter(|one| !(one.1.is_empty() && one.2.is_empty()))
        .map(|one| [one.1, one.2].concat())
        .collect();
    assert_eq!(leads, [["市农业农村局"], ["市农业农村局"], ["市市场监管局"]]);
    let deadlines: Vec<String> =
        plan.clauses().iter().filter_map(|found| found.clause.deadline.as_ref()).map(|one| one.value.clone()).collect();
    assert_eq!(deadlines, ["6月底", "持续推进"]);
    assert!(imported.doubts.iter().any(|doubt| doubt.message.zh.contains("照行录成文字")));
}

#[test]
fn a_table_of_an_issued_plan_stays_one() {
    let tasks = table(&[
        &["序号", "工作任务", "牵头单位", "完成时限", "责任人"],
        &["1", "开展抽检", "市市场监管局", "6月底前", "张明"],
        &["2", "建立台账", "市农业农村局", "", "李华"],
    ]);
    let before = [
        "某某市人民政府办公室关于印发2024年重点任务分解表的通知",
        "某政办发〔2024〕9号",
        "各县（市、区）人民政府：",
        "现将《2024年重点任务分解表》印发给你们，请认真落实。",
        "某某市人民政府办公室",
        "2024年5月6日",
        "2024年重点任务分解表",
    ];
    let imported = import("分解表.docx", &paragraphs_and(&before, &tasks), None).unwrap();
    assert_eq!((imported.differs.as_ref(), imported.parts, imported.counts[2]), (None, 1, 2), "{:#?}", imported.files);
    let tables: Vec<&String> =
        imported.files.iter().map(|(_, text)| text).filter(|text| text.contains("as_table: true\n")).collect();
    assert_eq!(tables.len(), 1, "{:#?}", imported.files);
    assert!(tables[0].contains("- id: 开展抽检\n") && tables[0].contains("- id: 建立台账\n"), "{}", tables[0]);
    assert!(tables[0].contains("责任人：张明") && tables[0].contains("deadline: 6月底前"), "{}", tables[0]);
}

#[test]
fn a_table_of_tasks_in_an_annex_gives_duties() {
    let tasks = table(&[
        &["序号", "工作任务", "责任单位"],
        &["1", "开展抽检", "市市场监管局"],
        &["2", "建立台账", "市农业农村局"],
    ]);
    let before = [
        "关于做好2024年食品安全工作的通知",
        "各单位：",
        "一、提高认识",
        "各单位要抓好落实。",
        "附件：2024年食品安全重点任务分解表",
        "某某市食品安全委员会办公室",
        "2024年5月6日",
        "附件",
        "2024年食品安全重点任务分解表",
    ];
    let imported = import("通知.docx", &paragraphs_and(&before, &tasks), None).unwrap();
    assert_eq!((imported.counts[2], imported.tables, imported.parts), (2, [1, 0], 1), "{:#?}", imported.files);
    assert!(imported.files[0].1.contains("    attached: true"), "{}", imported.files[0].1);
    assert_eq!(imported.differs, None);
}

#[test]
fn nothing_of_a_table_of_tasks_is_lost() {
    let tasks = table(&[
        &["序号", "类别", "工作任务", "具体措施", "牵头单位", "配合单位", "备注", ""],
        &["一、源头治理", "", "", "", "", "", "", ""],
        &["1", "种植", "净化产地", "调查土壤", "市生态环境局", "市农业农村局", "随时报送", "甲"],
        &["2", "^", "^", "安全利用耕地", "市农业农村局", "", "", ""],
        &["3", "养殖", "减量用药", "推进兽药减量", "市农业农村局\n市水务局", "", "", ""],
        &["二、过程监管", "", "", "", "", "", "", ""],
        &["4", "校园", "护苗", "开展检查", "市市场监管局", "市教育局", "", ""],
    ]);
    let bytes = docx(&[("", &run("关于印发2024年任务分解表的通知")), ("", &run("各单位："))]);
    let imported = import("分解表.docx", &with_body(&bytes, &tasks), None).unwrap();
    let text: String = imported.files.iter().map(|(_, text)| text.as_str()).collect();
    for wanted in [
        "title: 源头治理",
        "种植",
        "养殖",
        "净化产地",
        "减量用药",
        "调查土壤",
        "安全利用耕地",
        "推进兽药减量",
        "随时报送",
        "甲",
        "title: 过程监管",
        "校园",
        "护苗",
        "开展检查",
    ] {
        assert!(text.contains(wanted), "{wanted} is lost: {text}");
    }
    assert_eq!(imported.counts[2], 4, "{text}");
}

#[test]
fn an_organ_alone_above_the_number_is_the_issuing_authority() {
    let imported = imported(
        "青山区人民政府办公室\n青政办〔2024〕7号\n青山区人民政府办公室关于做好2024年工作的通知\n各单位：\n一、落实制度\n建立台账（市农业农村局负责）。",
    );
    assert_eq!(imported.differs, None);
    assert!(imported.doubts.is_empty(), "{:#?}", imported.doubts);
    assert_eq!(loaded(&imported).plan.head.issuing_authority.expect("it is read").0[0].value, "青山区人民政府办公室");
}

/// A document of plain paragraphs, with a table behind them.
fn paragraphs_and(lines: &[&str], table: &str) -> Vec<u8> {
    let runs: Vec<String> = lines.iter().map(|line| run(line)).collect();
    with_body(&docx(&runs.iter().map(|run| ("", run.as_str())).collect::<Vec<_>>()), table)
}

/// The document with more at the end of its body.
fn with_body(bytes: &[u8], more: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive of our own");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("an archive of our own");
        let mut text = String::new();
        std::io::Read::read_to_string(&mut file, &mut text).expect("an archive of our own");
        out.start_file(file.name().to_owned(), zip::write::SimpleFileOptions::default())
            .expect("an archive of our own");
        out.write_all(text.replace("</w:body>", &format!("{more}</w:body>")).as_bytes())
            .expect("an archive of our own");
    }
    out.finish().expect("an archive of our own").into_inner()
}

#[test]
fn lists_of_word_are_bounded_and_so_are_sections() {
    let level = "<w:numPr><w:ilvl w:val=\"4294967295\"/><w:numId w:val=\"1\"/></w:numPr>";
    let bytes = docx(&[("", &run("关于做好2024年工作的通知")), ("", &run("各单位：")), (level, &run("落实制度。"))]);
    assert!(import("层级.docx", &bytes, None).is_ok());
    // Each looked back over all before it: so many never came to an end.
    for count in [250, 65_536] {
        let text = format!("关于做好2024年工作的通知\n{}", "一、落实制度\n".repeat(count));
        let error = import("标题.txt", text.as_bytes(), None).expect_err("refused");
        assert!(error.message().zh.contains(&count.to_string()), "{}", error.message().zh);
    }
}

#[test]
fn hostile_files_are_refused_with_a_reason() {
    let bomb = docx(&[("", &run(&"大".repeat(30 << 20)))]);
    let deep = docx(&[("", &format!("{}{}", "<w:sdt>".repeat(5000), "</w:sdt>".repeat(5000)))]);
    let entity = {
        let text = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document>&x;</w:document>";
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
        archive.finish().unwrap().into_inner()
    };
    for bytes in [bomb, deep, entity] {
        let error = import("坏.docx", &bytes, None).expect_err("refused").message();
        assert!(error.zh.contains("坏.docx") && !error.zh.contains("root:"), "{}", error.zh);
    }
    assert!(import("空.txt", b"  \n", None).is_err());
}

/// Lines as they stand in notices, put together at random.
fn line() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        4 => Just(String::new()),
        2 => "[一二三四五六七八九十]{1,2}、",
        2 => "[（(][一二三四五六七八九十]{1,2}[）)]",
        1 => "[0-9]{1,2}[.．、]",
        1 => "[（(][0-9]{1,2}[）)]",
    ];
    let text = "[落实加强监管制度食品安全一二，、；：“”《》%0-9a-z#:'\"\\-\\[\\]{}&*!|>]{0,16}";
    let bracket = prop_oneof![
        3 => Just(String::new()),
        2 => "[〔（\\[【](甲局|乙局、丙局|甲局（食安办）)(负责|按职责分工负责|牵头，丁局配合|)[〕）\\]】]",
        1 => "[〔（](责任单位：甲局|牵头单位：甲局；配合单位：乙局|园长|以下简称“办法”|甲局指导)[〕）]",
    ];
    let stop = prop_oneof![Just(""), Just("。"), Just("。"), Just("；")];
    (number, text, stop.clone(), text, bracket, stop, "[落实加强，。]{0,6}").prop_map(
        |(number, head, first, text, bracket, last, rest)| format!("{number}{head}{first}{text}{bracket}{last}{rest}"),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in the text, it is read again as it was written, and printed as it stood.
    #[test]
    fn no_text_loses_a_character(lines in prop::collection::vec(line(), 1..12)) {
        let text = format!("关于做好2024年工作的通知\n各单位：\n{}", lines.join("\n"));
        let imported = imported(&text);
        prop_assert_eq!(&imported.differs, &None, "{:#?}", imported.files);
        let shape = loaded(&imported).findings;
        prop_assert!(shape.is_empty(), "{:?}", shape);
        for (_, file) in &imported.files {
            let known: Result<serde_yaml::Value, _> = serde_yaml::from_str(file);
            prop_assert!(known.is_ok(), "{:?} {}", known, file);
        }
    }

    /// Bytes of any kind: an answer or a refusal, never a panic.
    #[test]
    fn no_bytes_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "\\PC{0,120}") {
        let _ = import("a", &bytes, None);
        let _ = import("a", text.as_bytes(), None);
        let archive = [b"PK\x03\x04".as_slice(), &bytes].concat();
        let _ = import("a.docx", &archive, None);
    }
}

/// A notice that issues plans, in the shapes that offices write it in: `label` stands above each plan.
fn issuing(list: &str, signed: &str, plans: &[(&str, &str)]) -> String {
    let mut text = format!(
        "甲市人民政府办公室关于印发食品安全工作方案的通知\n甲政办发〔2024〕7号\n各县（区）人民政府，市直各部门：\n\
         现将有关方案印发给你们，请认真贯彻执行。\n{list}{signed}2024年3月5日\n（此件公开发布）\n"
    );
    for (label, title) in plans {
        text.push_str(&format!(
            "{label}{title}\n为做好食品安全工作，制定本方案。\n一、总体要求\n（一）提高认识。加强领导，统筹推进各项工作。（市农业农村局负责）\n\
             二、重点任务\n（一）加强监管。开展专项检查，消除风险隐患。（市市场监管局牵头，市教育局配合）\n"
        ));
    }
    text + "抄送：市委办公室。\n甲市人民政府办公室　2024年3月6日印发\n"
}

#[test]
fn a_notice_that_issues_a_plan_has_two_layers() {
    for title in ["甲市2024年食品安全重点工作安排", "甲市2024年食品安全\n重点工作安排\n（2024—2026年）"]
    {
        let imported = imported(&issuing("", "甲市人民政府办公室\n", &[("", title)]));
        assert_eq!(imported.differs, None, "{title}: {:#?}", imported.files);
        let plan = loaded(&imported).plan;
        let [issued] = &*plan.head.issued_plans else { panic!("one plan is issued") };
        let text =
            |value: &Option<anpai::model::place::Sp<String>>| value.as_ref().map(|value| value.value.trim().to_owned());
        assert_eq!(text(&issued.title).as_deref(), Some(title));
        assert_eq!(text(&issued.preamble).as_deref(), Some("为做好食品安全工作，制定本方案。"));
        assert_eq!(text(&plan.head.preamble).as_deref(), Some("现将有关方案印发给你们，请认真贯彻执行。"));
        assert_eq!(text(&plan.head.date_of_issue).as_deref(), Some("2024-03-05"));
        assert_eq!((plan.sections.len(), imported.counts[2]), (2, 2));
        assert!(imported.files[0].1.contains("copy_recipients: [市委办公室]"), "{}", imported.files[0].1);
    }
}

#[test]
fn several_issued_plans_number_their_sections_anew_and_keep_their_labels() {
    let list = "附件：1.甲市校园食品安全工作方案\n2.甲市农村食品安全工作方案\n";
    for (list, labels) in [(list, ["附件1\n", "附件2\n"]), ("", ["", ""])] {
        let plans = [(labels[0], "甲市校园食品安全工作方案"), (labels[1], "甲市农村食品安全工作方案")];
        let imported = imported(&issuing(list, "甲市人民政府办公室\n", &plans));
        assert_eq!(imported.differs, None, "{:#?}", imported.files);
        let plan = loaded(&imported).plan;
        assert_eq!(plan.issued_starts(), [0, 2], "{:#?}", imported.files);
        let attached = |issued: &anpai::model::plan::IssuedPlan| issued.attached.is_some();
        assert!(plan.head.issued_plans.iter().all(|issued| attached(issued) != list.is_empty()));
        let outline = anpai::pipeline::check::outline(&plan);
        let positions: Vec<&str> = outline.headings.iter().map(|heading| heading.position.as_str()).collect();
        assert_eq!(positions[2], "《甲市校园食品安全工作方案》二、");
        assert_eq!(positions[4], "《甲市农村食品安全工作方案》一、");
        assert_eq!(positions[5], "《甲市农村食品安全工作方案》一、（一）");
    }
}

#[test]
fn an_annex_behind_an_issued_plan_keeps_its_number() {
    let list = "附件：1.甲市2024年食品安全重点工作安排\n2.甲市包保干部名单\n";
    let mut text = issuing(list, "甲市人民政府办公室\n", &[("附件1\n", "甲市2024年食品安全重点工作安排")]);
    let end = text.find("抄送：").expect("the imprint");
    text.insert_str(end, "附件2\n甲市包保干部名单\n张三、李四。\n");
    let imported = imported(&text);
    assert_eq!(imported.differs, None, "{:#?}", imported.files);
    let head = loaded(&imported).plan.head;
    assert_eq!((head.issued_plans.len(), head.attachments.len()), (1, 1));
}

#[test]
fn rows_of_an_annex_become_a_table_and_prove_themselves() {
    let annex = "附件\n包保干部名单\n下列干部包保：\n序号\t姓名\t职务\n1\t张三\t镇长\n2\t李四\t\n另有一行：\n甲\t乙\n";
    let text = format!(
        "关于做好2024年工作的通知\n各单位：\n一、落实制度\n建立台账〔市农业农村局〕。\n附件：包保干部名单\n甲市人民政府\n2024年3月5日\n{annex}"
    );
    let imported = imported(&text);
    assert_eq!(imported.differs, None, "{:#?}", imported.files);
    let head = loaded(&imported).plan.head;
    let text = head.attachments[0].text.as_ref().expect("it is read").value.clone();
    assert!(text.contains("| 序号 | 姓名 | 职务 |\n|---|---|---|\n| 1 | 张三 | 镇长 |\n| 2 | 李四 |  |"), "{text}");
    assert!(text.ends_with("甲\t乙"), "one row is no table: {text}");
}

#[test]
fn organs_that_sign_together_are_a_list() {
    for signed in ["甲市教育局\n甲市公安局\n甲市卫生健康委\n", "甲市教育局　甲市公安局\n甲市卫生健康委\n"]
    {
        let imported = imported(&issuing("", signed, &[("", "甲市校园食品安全工作方案")]));
        assert_eq!(imported.differs, None, "{:#?}", imported.files);
        let head = loaded(&imported).plan.head;
        for names in [&head.signature, &head.issuing_authority] {
            let names: Vec<&str> = names.iter().flatten().map(|name| name.value.as_str()).collect();
            assert_eq!(names, ["甲市教育局", "甲市公安局", "甲市卫生健康委"]);
        }
    }
}
