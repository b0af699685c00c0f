//! Annexes with headings, tables and pictures, and the table of all duties (任务分工表): on paper, as a page, as a .docx.

use std::fs;

use anpai::{
    model::{document::Kind, finding::Severity},
    pipeline::{
        Built,
        assign::{self, completeness},
        check::{Mode, check},
        load,
    },
};
use gbt9704::{Options, verify};

use super::docx::docx;
use crate::support::workplace::{Workplace, html_text, pdf_text, read, squeeze};

/// Four points by two, red.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x04, 0x00, 0x00, 0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0xf0, 0xca, 0xea, 0x34, 0x00, 0x00, 0x00, 0x10, 0x49,
    0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x38, 0x20, 0xa0, 0x00, 0x47, 0x0c, 0xc8, 0x1c, 0x00, 0x66, 0x9a, 0x07, 0x81,
    0x18, 0x52, 0x42, 0xae, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

const ANNEX: &str = "\
attachments:
  - title: 重点品种名单
    text: |
      # 适用范围
      本名单适用于全区，每年调整一次。
      ## 一般品种

      | 序号 | 品种 | 监管要求 |
      |---|---|---|
      | 1 | 豇豆<br>韭菜 | 每季度抽检不少于30批次，发现问题立即追溯到产地，并报送区政府食安办。 |
      | 2 | 芹菜 | 同上 |

      （二）特别品种。见下图。

      ![处置流程图](图/流程.png)
";

fn with_annex(annex: &str, form: &str) -> Workplace {
    let workplace = Workplace::new();
    workplace.edit("2023/plan.yaml", "letters:\n  form: 函\n", &format!("{annex}letters:\n  form: {form}\n"));
    fs::create_dir_all(workplace.plan().join("图")).expect("a folder");
    fs::write(workplace.plan().join("图/流程.png"), PNG).expect("a picture");
    workplace
}

fn notice_only(workplace: &Workplace) -> Built {
    workplace.build_with(|options| options.selection.only = vec![Kind::Notice])
}

#[test]
fn the_caption_of_a_picture_is_no_text_of_the_annex() {
    for below in ["", "      图后另有说明，由各单位对照执行，并于每月底前报送。\n"] {
        let annex = format!(
            "attachments:\n  - title: 处置流程\n    text: |\n      见下图。\n\n      ![处置流程图](图/流程.png)\n\n{below}"
        );
        let built = notice_only(&with_annex(&annex, "函"));
        assert!(built.faults.is_empty(), "{below:?}: {:?}", built.faults);
    }
}

#[test]
fn an_annex_prints_headings_tables_and_pictures_everywhere() {
    let workplace = with_annex(ANNEX, "函");
    let built = notice_only(&workplace);
    assert!(built.findings.iter().all(|finding| finding.severity != Severity::Error), "{:?}", built.findings);
    assert!(built.faults.is_empty(), "{:?}", built.faults);
    let pdf = workplace.output().join("notice.pdf");
    let (paper, page) = (squeeze(&pdf_text(&pdf)), read(&workplace.output().join("notice.html")));
    let shown = squeeze(&html_text(&page));
    let words = [
        "一、适用范围",
        "（一）一般品种",
        "监管要求",
        "豇豆",
        "立即追溯到产地",
        "（二）特别品种。见下图。",
        "处置流程图",
    ];
    for word in words {
        assert!(paper.contains(word) && shown.contains(word), "{word}: {paper}");
    }
    assert!(!paper.contains('|') && !paper.contains("---") && !shown.contains('|'), "no sign of Markdown is printed");
    assert!(page.contains("data:image/png;base64,iVBORw0KGgo"));
    let images = std::process::Command::new("pdfimages").arg("-list").arg(&pdf).output().expect("poppler");
    assert!(String::from_utf8_lossy(&images.stdout).contains(" 4     2 "), "poppler sees the picture");
    let report = verify(&fs::read(&pdf).expect("a file"), Options::default()).expect("it is read");
    assert_eq!(report.failures().count(), 0);
}

#[test]
fn a_wide_table_lies_across_with_the_page_number_where_it_always_is() {
    let row = "      | 1 | 建立健全农产品质量安全追溯管理制度 | 98% | 区农业农村局 | 区教育局、区卫生健康局 | 制定方案 | 检查 | 总结 |\n";
    let annex = format!(
        "attachments:\n  - title: 任务总表\n    across: true\n    text: |\n      | 序号 | 任务 | 指标 | 牵头 | 配合 | 上半年 | 三季度 | 四季度 |\n      |---|---|---|---|---|---|---|---|\n{}  - title: 竖排的表\n    text: 见前。\n",
        row.repeat(30)
    );
    let workplace = with_annex(&annex, "函");
    let built = notice_only(&workplace);
    assert!(built.faults.is_empty(), "{:?}", built.faults);
    let pdf = workplace.output().join("notice.pdf");
    let pages = std::process::Command::new("pdfinfo").args(["-l", "99"]).arg(&pdf).output().expect("poppler");
    let pages = String::from_utf8_lossy(&pages.stdout).into_owned();
    let sizes: Vec<bool> = pages
        .lines()
        .filter(|line| line.starts_with("Page ") && line.contains("size:"))
        .map(|line| line.contains("841.89 x "))
        .collect();
    let across = sizes.iter().filter(|across| **across).count();
    assert!(across >= 2 && !sizes[0] && !sizes[sizes.len() - 1], "{pages}");
    let loaded = load::load(&workplace.plan()).expect("a plan");
    let checked = check(loaded.plan, loaded.findings, Mode::Draft).plan.expect("no errors");
    let bytes = docx(&assign::notice(&checked, true));
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("a zip file");
    let text = std::io::read_to_string(package.by_name("word/document.xml").expect("a part")).expect("text");
    assert_eq!(text.matches("w:orient=\"landscape\"").count(), 1);
    assert_eq!(text.matches("<w:sectPr>").count(), 3, "before it, its own, behind it");
    assert!(read(&workplace.output().join("notice.html")).contains("class=\"attachment across\""));
}

#[test]
fn an_annex_bound_apart_is_a_file_of_its_own_that_names_its_notice() {
    let annex = ANNEX.replace(
        "  - title: 重点品种名单\n",
        "  - title: 先看的表\n    text: 见后。\n  - title: 重点品种名单\n    apart: true\n",
    );
    let workplace = with_annex(&annex, "函");
    let built = notice_only(&workplace);
    assert!(built.faults.is_empty(), "{:?}", built.faults);
    let (notice, apart) = (workplace.output().join("notice.pdf"), workplace.output().join("附件2.pdf"));
    let (bound, own) = (squeeze(&pdf_text(&notice)), squeeze(&pdf_text(&apart)));
    assert!(bound.contains("附件：1.先看的表2.重点品种名单"), "7.3.4 names both: {bound}");
    assert!(!bound.contains("立即追溯到产地") && own.contains("立即追溯到产地"));
    // 7.3.7 发文字号 before 附件 and its number; the pages are counted anew.
    assert!(own.contains("友政发〔2023〕19号附件2重点品种名单") && own.contains("—1—"), "{own}");
    assert!(own.contains("处置流程图"), "its picture comes along");
    assert!(read(&workplace.output().join("index.html")).contains("附件2.pdf"));
    assert!(squeeze(&html_text(&read(&workplace.output().join("附件2.html")))).contains("友政发〔2023〕19号附件2"));
    let word = workplace.output().join("稿.docx");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_anpai"));
    let output = command.arg("docx").arg(workplace.plan()).arg("-o").arg(&word).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let beside = fs::read(word.with_file_name("稿-附件2.docx")).expect("it lies beside");
    assert!(super::docx::words(&beside).contains("友政发〔2023〕19号附件2重点品种名单"));
}

#[test]
fn a_docx_holds_the_table_and_the_picture() {
    let workplace = with_annex(ANNEX, "分工表");
    let loaded = load::load(&workplace.plan()).expect("a plan");
    let checked = check(loaded.plan, loaded.findings, Mode::Draft).plan.expect("no errors");
    let bytes = docx(&assign::notice(&checked, true));
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("a zip file");
    let mut part = |path: &str| {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut package.by_name(path).expect("a part"), &mut bytes).expect("bytes");
        bytes
    };
    assert_eq!(part("word/media/1.png"), PNG);
    let text = String::from_utf8(part("word/document.xml")).expect("text");
    assert_eq!(text.matches("<w:tbl>").count(), 2, "the annex's own table, and that of all duties");
    assert!(text.contains("r:embed=\"rIdPicture1\"") && text.contains("<w:tblHeader/>"));
    assert!(String::from_utf8(part("word/_rels/document.xml.rels")).expect("text").contains("rIdPicture1"));
    assert!(String::from_utf8(part("[Content_Types].xml")).expect("text").contains("image/png"));
}

#[test]
fn what_cannot_be_printed_is_found_at_its_place_and_nothing_outside_the_plan_is_read() {
    let outside = [
        ("![图](../departments.yaml)", "P017"),
        ("![图](/etc/passwd)", "P017"),
        ("![图](https://a.b/c.png)", "P017"),
        ("![图](没有.png)", "P017"),
        ("![图](链接.png)", "P017"),
        ("![图](plan.yaml)", "P017"),
        ("| 甲 | 乙 |\n      |---|---|\n      | 1 |", "T020"),
        ("见[网站](http://a.b)。", "T020"),
    ];
    for (text, code) in outside {
        let workplace = with_annex(&format!("attachments:\n  - title: 附表\n    text: |\n      {text}\n"), "函");
        #[cfg(unix)]
        std::os::unix::fs::symlink("/etc/hostname", workplace.plan().join("链接.png")).expect("a link");
        let loaded = load::load(&workplace.plan()).expect("a plan");
        let found = check(loaded.plan, loaded.findings, Mode::Draft).findings;
        let own: Vec<_> = found.iter().filter(|finding| finding.code == code).collect();
        assert_eq!(own.len(), 1, "{text}: {found:?}");
        let source = read(&workplace.plan().join("plan.yaml"));
        let place = own[0].place;
        let shown = &source[place.start as usize..place.end as usize];
        assert!(text.contains(shown.trim()) && !shown.trim().is_empty(), "{text}: `{shown}`");
        let others = found.iter().filter(|finding| finding.code.starts_with('T') && finding.code != "T020");
        let others: Vec<_> =
            others.filter(|finding| finding.place.file == place.file && finding.place.start >= place.start).collect();
        assert!(others.is_empty(), "{text}: {others:?}");
    }
}

#[test]
fn all_duties_stand_in_one_annexed_table_and_no_letter_is_made() {
    let workplace = with_annex("", "分工表");
    let built = workplace.build();
    assert!(built.faults.is_empty(), "{:?}", built.faults);
    let files = workplace.files();
    assert!(!files.keys().any(|path| path.starts_with("letters/")), "no letters, no register");
    assert_eq!(files.keys().filter(|path| path.starts_with("forms/") && path.ends_with(".pdf")).count(), 28);
    let paper = squeeze(&pdf_text(&workplace.output().join("notice.pdf")));
    let table = paper.rsplit_once("任务分工表").expect("its title").1;
    for column in ["序号", "工作任务", "牵头（责任）单位", "配合单位"] {
        assert!(table.contains(column), "{column}");
    }
    assert!(table.contains("一、强化食品安全源头治理") && table.contains("53"));
    assert!(html_text(&workplace.page("index.html")).contains("任务分工表"));
}

#[test]
fn a_unit_that_the_table_loses_is_told() {
    let workplace = with_annex("", "分工表");
    let loaded = load::load(&workplace.plan()).expect("a plan");
    let plan = check(loaded.plan, loaded.findings, Mode::Draft).plan.expect("no errors");
    let mut documents = assign::assign(&plan, true);
    let counts = completeness::prove(&plan.written, &documents).expect("complete");
    assert_eq!(counts.letters, counts.plan);
    let anpai::model::document::Body::Notice(notice) = &mut documents[0].body else { panic!("the notice is first") };
    let anpai::model::document::Block::Table(table) = &mut notice.attachments[0].text[0] else { panic!("the table") };
    table.rows[1].cells[2].clear();
    let faults = completeness::prove(&plan.written, &documents).expect_err("a unit is lost");
    assert!(faults[0].contains("区农业农村局"), "{faults:?}");
}

#[test]
fn a_draft_has_a_sheet_of_what_it_asks_beside_last_year_and_a_final_has_none() {
    let workplace = Workplace::new();
    for (path, bytes) in crate::support::workplace::files(&workplace.plan()) {
        workplace.put(&format!("2022/{path}"), &String::from_utf8(bytes).expect("text"));
    }
    workplace.edit("2022/plan.yaml", "year: 2023", "year: 2022");
    workplace.edit("2022/plan.yaml", "  form: 函", "  form: 分工表");
    let built = workplace.build();
    assert!(built.faults.is_empty(), "{:?}", built.faults);
    let sheet = workplace.output().join("减负自查表.pdf");
    let paper = squeeze(&pdf_text(&sheet));
    // Counted by hand: a notice and 14 letters, 14 units twice a year; the year before a notice alone.
    for line in [
        "发文（件）115+14",
        "要报送的单位（个）1414持平",
        "每年报送（次）22持平",
        "报表（份）2828持平",
        "交办任务（项）5353持平",
    ] {
        assert!(paper.contains(line), "{line}: {paper}");
    }
    assert!(paper.contains("每半年向区政府食安办提交"), "{paper}");
    let pages = lopdf::Document::load(&sheet).expect("it is read").get_pages().len();
    assert_eq!(pages, 1);
    assert!(html_text(&workplace.page("index.html")).contains("减负自查表"));
    super::final_build::complete(&workplace);
    workplace.build_with(|options| options.mode = Mode::Final);
    assert!(!workplace.issued().join("减负自查表.pdf").exists() && workplace.issued().join("notice.pdf").exists());
}

#[test]
fn the_register_is_a_sheet_and_the_paper_is_counted() {
    let workplace = Workplace::new();
    super::final_build::complete(&workplace);
    workplace.edit(
        "2023/plan.yaml",
        "letters:\n",
        "letters:\n  document_numbers: [{ unit: 区教育局, sent: 2023-04-03, received: 2023年4月4日 }]\n",
    );
    let built = workplace.build();
    let sheet = workplace.output().join("letters/发文登记簿.xlsx");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&sheet).expect("a workbook");
    let range = calamine::Reader::worksheet_range(&mut book, "发文登记簿").expect("the sheet");
    assert_eq!(range.rows().count(), 3 + 14);
    let numbers: Vec<String> = range.rows().skip(3).map(|row| row[1].to_string()).collect();
    assert_eq!((numbers[0].as_str(), numbers[13].as_str()), ("友食安办函〔2023〕1号", "友食安办函〔2023〕14号"));
    let received: Vec<(String, String)> = range
        .rows()
        .skip(3)
        .map(|row| (row[3].to_string(), row[6].to_string()))
        .filter(|(_, day)| !day.is_empty())
        .collect();
    assert_eq!(received, [("区教育局".to_owned(), "2023年4月4日".to_owned())]);
    let page = std::fs::read_to_string(workplace.output().join("letters/发文登记簿.html")).expect("made");
    assert_eq!(page.matches("2023年4月4日").count(), 1);
    // Counted again by another reader of PDF.
    let pages =
        |path: &str| lopdf::Document::load(workplace.output().join(path)).expect("it is read").get_pages().len();
    let letters: Vec<usize> = workplace
        .files()
        .into_keys()
        .filter(|path| path.starts_with("letters/") && path.ends_with(".pdf") && !path.contains("登记簿"))
        .map(|path| pages(&path))
        .collect();
    let of = |name: &str| built.paper.kinds.iter().find(|kind| kind.name == name).expect("a kind");
    assert_eq!(of("letter").pages, letters.iter().sum::<usize>());
    assert_eq!(of("letter").sheets, letters.iter().map(|pages| pages.div_ceil(2)).sum::<usize>());
    assert_eq!(of("notice").pages, pages("notice.pdf"));
    // What was not made again is counted all the same.
    assert_eq!(workplace.build().paper, built.paper);
}

#[test]
fn a_final_in_substitute_fonts_says_so_in_its_index() {
    let workplace = Workplace::new();
    super::final_build::complete(&workplace);
    workplace.build_with(|options| options.mode = Mode::Final);
    let index = html_text(&read(&workplace.issued().join("index.html")));
    assert!(index.contains("替代字体") && index.contains("FandolFang"), "{index}");
    workplace.build();
    let draft = html_text(&workplace.page("index.html"));
    assert!(!draft.contains("替代字体") && draft.contains("检查提出"), "{draft}");
}
