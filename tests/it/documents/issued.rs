//! Notices of more than one layer, and of more than one authority: on paper, on the screen and in Word.

use anpai::{
    model::plan::Plan,
    pipeline::{assign, check, load},
    year::import::import,
};

use super::docx::docx;
use crate::support::workplace::{Workplace, pdf_text};

const HEAD: &str = "\
year: 2024
issuing_authority: [友好区教育局, 友好区卫生健康局, 友好区公安局, 友好区住房和城乡建设局]
document_number: 友教发〔2024〕3号
title: 关于印发友好区校园食品安全工作方案的通知
recipients: [各学校]
preamble: 为进一步加强校园和农村集体聚餐食品安全管理，切实保障师生和群众身体健康，经区人民政府同意，现将两个工作方案印发给你们，请结合实际认真贯彻执行，工作中遇到的问题及时报告。
sections: [one, two]
issued_plans:
  - title: 友好区校园食品安全工作方案
    preamble: 为做好校园食品安全工作，制定本方案。
  - title: 友好区农村集体聚餐食品安全工作方案
    first_section: two
    attached: true
    closing: 本方案由友好区教育局解释。
signature: [友好区教育局, 友好区卫生健康局, 友好区公安局, 友好区住房和城乡建设局]
date_of_issue: 2024-03-15
copy_recipients: [区委办公室]
printing_authority: 友好区教育局办公室
printing_date: 2024-03-16
letters: { form: 函, sender: 区政府办（食安办）, sender_full_name: 友好区食品安全委员会办公室, basis: 会议纪要 }
reports: { basis: 会议纪要, return_to: 区政府食安办 }
";

fn workplace() -> Workplace {
    let workplace = Workplace::bare();
    workplace.put("2023/plan.yaml", HEAD);
    for (file, id) in [("one", "校园"), ("two", "聚餐")] {
        workplace.put(
            &format!("2023/{file}.yaml"),
            &format!(
                "title: 强化{id}食品安全\nitems:\n  - title: 开展排查\n    clauses:\n      - id: {id}\n        text: 排查{id}食品安全风险\n        responsible: [区农业农村局]\n"
            ),
        );
    }
    workplace
}

fn plan(workplace: &Workplace) -> Plan {
    load::load(&workplace.plan()).expect("it is there").plan
}

#[test]
fn issued_plans_follow_the_signature_on_pages_of_their_own() {
    let workplace = workplace();
    let built = workplace.build();
    assert!(built.faults.is_empty(), "{:?}", built.faults);
    let text = pdf_text(&workplace.output().join("notice.pdf"));
    let pages: Vec<String> =
        text.split('\u{c}').map(|page| page.chars().filter(|sign| !sign.is_whitespace()).collect()).collect();
    let page_of = |words: &str| {
        pages.iter().position(|page| page.contains(words)).unwrap_or_else(|| panic!("{words} is printed:\n{text}"))
    };
    assert_eq!(page_of("附件：友好区农村集体聚餐食品安全工作方案"), page_of("2024年3月15日"));
    let (first, second) = (page_of("为做好校园食品安全工作"), page_of("本方案由友好区教育局解释"));
    assert!(page_of("2024年3月15日") < first && first < second, "{text}");
    assert!(pages[first].contains("一、强化校园食品安全") && pages[second].contains("一、强化聚餐食品安全"), "{text}");
    assert!(pages[second].starts_with("附件友好区农村集体聚餐"), "{}", pages[second]);
    let html = std::fs::read_to_string(workplace.output().join("notice.html")).expect("made");
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words} is on the page"));
    assert!(at("2024年3月15日") < at("为做好校园食品安全工作") && at("制定本方案") < at("本方案由"), "{html}");
    assert!(html.contains("masthead joint"));
}

#[test]
fn the_word_file_comes_back_with_its_layers_and_organs() {
    let plan = plan(&workplace());
    let register = plan.register.clone();
    let checked = check::check(plan, Vec::new(), check::Mode::Draft).plan.expect("no fault");
    let documents = assign::assign(&checked, false);
    let notice = documents.iter().find_map(|document| match &document.body {
        anpai::model::document::Body::Notice(notice) => Some(notice),
        _ => None,
    });
    let bytes = docx(notice.expect("there is a notice"));
    let imported = import("notice.docx", &bytes, Some(&register)).expect("it is our own");
    assert_eq!(imported.differs, None, "{:#?}\n{:?}", imported.files, imported.doubts);
    let head = &imported.files[0].1;
    for line in HEAD.lines().filter(|line| {
        ["issuing", "signature", "  - title", "    first", "    attached"].iter().any(|start| line.starts_with(start))
    }) {
        let (key, value) = line.split_once(": ").expect("a key and a value");
        let value = value.replace("two", "02-强化聚餐食品安全");
        assert!(head.contains(&format!("{key}: {value}")), "{line}\n{head}");
    }
}

#[test]
fn the_index_names_the_issued_plans() {
    let workplace = workplace();
    workplace.build();
    let index = crate::support::workplace::html_text(&workplace.page("index.html"));
    assert!(
        index.contains("随文印发：《友好区校园食品安全工作方案》、《友好区农村集体聚餐食品安全工作方案》"),
        "{index}"
    );
}

#[test]
fn a_character_that_the_fonts_lack_is_said_and_never_stops_a_draft() {
    let workplace = workplace();
    workplace.edit("2023/one.yaml", "排查校园", "由张\u{323af}排查校园");
    let built = workplace.build();
    let rare: Vec<_> = built.findings.iter().filter(|finding| finding.code == "T019").collect();
    assert_eq!(rare.len(), 1, "{:?}", built.findings);
    assert!(rare[0].message.zh.contains("U+323AF"), "{:?}", rare[0]);
    let text = pdf_text(&workplace.output().join("notice.pdf"));
    assert!(text.contains("〔缺字U+323AF〕"), "{text}");
}

#[test]
fn a_draft_is_made_with_faults_of_its_words_and_a_final_is_not() {
    let workplace = workplace();
    workplace.edit("2023/one.yaml", "排查校园食品", "排查,校园食品");
    let built = workplace.build();
    assert!(built.outcome.is_some() && built.findings.iter().any(|finding| finding.code == "T001"));
    let built = workplace.build_with(|options| options.mode = check::Mode::Final);
    assert!(built.outcome.is_none());
}

const TASKS: &str = "\
title: 重点任务
as_table: true
items:
  - title: 源头
    clauses:
      - id: 产地
        text: 建立农产品产地准出制度。
        lead: 区农业农村局
        with: [区林草局, 区住建局]
        deadline: 9月底前
        form: \"\\n牵头单位：{lead}\\n配合单位：{with}\\n完成时限：{deadline}\\n责任人：张明\"
  - clauses:
      - id: 校园
        text: 开展校园食品安全专项检查。
        responsible: 区教育局
        form: \"\\n牵头单位：{responsible}\\n分值：5\"
";

#[test]
fn tasks_that_are_a_table_print_as_one_everywhere() {
    let workplace = workplace();
    workplace.put("2023/one.yaml", TASKS);
    let built = workplace.build();
    assert!(built.faults.is_empty(), "{:?}", built.faults);
    let bounds = std::process::Command::new("pdftotext")
        .args(["-layout", &workplace.output().join("notice.pdf").display().to_string(), "-"])
        .output()
        .expect("poppler");
    let text = String::from_utf8(bounds.stdout).expect("UTF-8");
    let head = text.lines().find(|line| line.contains("序号")).unwrap_or_else(|| panic!("a head:\n{text}"));
    // 分值 is said behind 牵头单位 where it is said: there its column is.
    let names: Vec<&str> = head.split_whitespace().collect();
    assert_eq!(names, ["序号", "工作任务", "牵头单位", "分值", "配合单位", "完成时限", "责任人"], "{text}");
    let html = std::fs::read_to_string(workplace.output().join("notice.html")).expect("made");
    let table = html.split("<table").nth(1).expect("a table").split("</table>").next().expect("its end");
    for cell in ["产地", "9月底前", "张明", "区林草局、区住建局"] {
        assert!(table.contains(cell), "{cell}\n{table}");
    }
    assert!(!html.contains("完成时限：9月底前"), "said once");
    let bytes = std::fs::read(workplace.output().join("notice.pdf")).expect("made");
    let report = gbt9704::verify(&bytes, gbt9704::Options::default()).expect("it is a PDF");
    let titles: Vec<_> = report.findings.iter().filter(|one| one.id == "IS-01").collect();
    assert!(!titles.is_empty(), "the title above the table is measured");
    // Who has the task sees what is said beside it.
    let letter = std::fs::read_to_string(workplace.output().join("letters/区农业农村局.html")).expect("made");
    assert!(letter.contains("<dt>责任人</dt><dd>张明</dd>"), "{letter}");
    let paper = pdf_text(&workplace.output().join("letters/区农业农村局.pdf"));
    assert!(crate::support::workplace::squeeze(&paper).contains("责任人：张明"), "{paper}");
}

#[test]
fn a_table_of_the_notice_itself_stands_between_its_sections() {
    let workplace = workplace();
    workplace.put("2023/one.yaml", TASKS);
    let issued = "  - title: 友好区校园食品安全工作方案\n    preamble: 为做好校园食品安全工作，制定本方案。\n";
    workplace.edit("2023/plan.yaml", issued, "");
    let told = |workplace: &Workplace| {
        let found = check::check(plan(workplace), Vec::new(), check::Mode::Draft).findings;
        found.iter().filter(|finding| finding.code == "P018").count()
    };
    assert_eq!(told(&workplace), 1, "the signature would follow the table");
    workplace.edit("2023/plan.yaml", "signature:", "closing: 特此通知。\nsignature:");
    assert_eq!(told(&workplace), 0);
    let built = workplace.build();
    assert!(built.faults.is_empty() && built.outcome.is_some(), "{:?} {:?}", built.faults, built.findings);
    let text = crate::support::workplace::squeeze(&pdf_text(&workplace.output().join("notice.pdf")));
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    assert!(at("一、重点任务") < at("序号工作任务") && at("建立农产品产地准出制度") < at("特此通知"), "{text}");
    let letter = std::fs::read_to_string(workplace.output().join("letters/区农业农村局.html")).expect("made");
    assert!(letter.contains("建立农产品产地准出制度"), "{letter}");
}
