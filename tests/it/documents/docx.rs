//! The notice as a .docx: its text is the issued text, and its parts are what ECMA-376 wants.

use std::{collections::BTreeMap, io::Read};

use anpai::{
    model::document::{Document, Field, Form, Letter, Notice, Run, RunStyle},
    pipeline::render::Templates,
    pipeline::{
        assign,
        check::{Mode, check},
        load,
    },
    year::docx,
};

use super::{
    rich::rich,
    text::{issued, printed},
};
use crate::support::{
    workplace::{Workplace, pdf_text, squeeze},
    xml::{Element, parse},
};

/// The built-in templates.
fn templates() -> Templates {
    Templates::new(Vec::new()).expect("built-in templates")
}

/// A notice by the built-in templates.
pub(crate) fn docx(notice: &Notice) -> Vec<u8> {
    docx::notice(notice, &templates()).expect("built-in templates")
}

fn letter(letter: &Letter) -> Vec<u8> {
    docx::letter(letter, &templates()).expect("built-in templates")
}

fn form(form: &Form) -> Vec<u8> {
    docx::form(form, &templates()).expect("built-in templates")
}

/// The words of a document, without blanks.
pub(super) fn words(bytes: &[u8]) -> String {
    let mut text = String::new();
    parse(&part(bytes, "word/document.xml")).print(&mut text);
    squeeze(&text)
}

/// Every part by its path, in the order of the package.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip file");
    let count = package.len();
    let read = |index| {
        let mut part = package.by_index(index).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("UTF-8");
        (part.name().to_owned(), text)
    };
    (0..count).map(read).collect()
}

fn part(bytes: &[u8], path: &str) -> String {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip file");
    let found = package.by_name(path).unwrap_or_else(|_| panic!("there is no {path}"));
    std::io::read_to_string(found).expect("UTF-8")
}

/// The notice of a plan.
fn notice(workplace: &Workplace) -> Notice {
    let loaded = load::load(&workplace.plan()).expect("a plan");
    let checked = check(loaded.plan, loaded.findings, Mode::Draft);
    let plan = checked.plan.unwrap_or_else(|| panic!("{:?}", checked.findings));
    assign::notice(&plan, true)
}

/// The letter of a unit with many duties, in one of the forms.
fn one_letter(form: &str) -> Letter {
    let workplace = Workplace::new();
    workplace.edit("2023/plan.yaml", "form: 函", &format!("form: {form}"));
    let loaded = load::load(&workplace.plan()).expect("a plan");
    let plan = check(loaded.plan, loaded.findings, Mode::Draft).plan.expect("no fault");
    let documents = assign::assign(&plan, true);
    let mut letters = documents.iter().filter_map(Document::letter);
    letters.find(|letter| letter.unit == "区农业农村局").expect("it has one").clone()
}

/// The form of the same unit, with `text` in every place where the plan or the register can put some.
fn one_form(text: &str) -> Form {
    let workplace = Workplace::new();
    let loaded = load::load(&workplace.plan()).expect("a plan");
    let plan = check(loaded.plan, loaded.findings, Mode::Draft).plan.expect("no fault");
    let documents = assign::assign(&plan, true);
    let mut form = documents
        .iter()
        .filter_map(Document::form)
        .find(|form| form.unit == "区农业农村局" && form.rows.iter().any(|row| !row.targets.is_empty()))
        .expect("it has one")
        .clone();
    if !text.is_empty() {
        text.clone_into(&mut form.unit);
        form.title = vec![text.to_owned(); 2];
        (form.covers, form.due) = (Field::unknown(text), Field::inferred(text));
        for row in &mut form.rows {
            (row.id, row.responsibility) = (text.to_owned(), text.to_owned());
            row.text = vec![Run { text: text.to_owned(), style: RunStyle::Plain }];
            row.targets.iter_mut().for_each(|target| text.clone_into(&mut target.name));
        }
    }
    form
}

#[test]
fn a_form_holds_every_duty_and_target_with_its_id_and_hostile_text_prints_as_itself() {
    let form_of_unit = one_form("");
    let bytes = form(&form_of_unit);
    let text = words(&bytes);
    let mut counted = (0, 0);
    for row in &form_of_unit.rows {
        let words: String = row.text.iter().map(|run| run.text.as_str()).collect();
        assert!(text.contains(&squeeze(&format!("{}.{}〔{}〕{words}", row.sequence, row.number, row.id))), "{words}");
        for target in &row.targets {
            assert!(text.contains(&squeeze(&format!("{}（目标{}）", target.name, target.value))), "{}", target.name);
            counted.1 += 1;
        }
        counted.0 += 1;
    }
    assert!(counted.0 > 10 && counted.1 > 0, "{counted:?}");
    // 表号 stands on every page, by which forms are matched.
    assert!(part(&bytes, "word/header1.xml").contains(&format!("表号：{}", form_of_unit.form_id)));
    let hostile = "</w:t><w:t>&b;{{ 7 * 7 }}\"'";
    let mut text = String::new();
    parse(&part(&form(&one_form(hostile)), "word/document.xml")).print(&mut text);
    assert!(text.matches(hostile).count() > 50, "{}", text.matches(hostile).count());
}

#[test]
fn a_form_is_printed_as_wide_as_on_paper_and_its_title_on_one_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("报表.docx");
    std::fs::write(&file, form(&one_form(""))).expect("written");
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let office = std::process::Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder.path())
        .arg(&file)
        .output()
        .expect("LibreOffice is there: run `make tools`");
    let text = pdf_text(&file.with_extension("pdf"));
    assert!(text.contains("食品安全重点工作落实情况报表"), "{text} {}", String::from_utf8_lossy(&office.stderr));
    assert!(text.contains("表号："), "{text}");
}

#[test]
fn recipients_that_leave_no_line_for_the_text_stand_in_the_imprint() {
    let workplace = Workplace::new();
    let names: Vec<String> = (1..=40).map(|at| format!("某某街道第{at}居民委员会")).collect();
    workplace.edit("2023/plan.yaml", "[区食安委相关成员单位]", &format!("[{}]", names.join(", ")));
    workplace.build();
    let (word, paper) = (words(&docx(&notice(&workplace))), printed(&pdf_text(&workplace.output().join("notice.pdf"))));
    let moved = format!("主送：{}。抄送：", names.join("、"));
    assert!(paper.contains(&moved), "{paper}");
    assert!(word.contains(&moved) && !word.contains(&format!("{}：", names[39])), "{word}");
}

#[test]
fn an_upward_notice_has_its_issuer_beside_its_number() {
    let mut upward = rich("甲");
    upward.issuer = Some(Field::known("张三"));
    assert!(words(&docx(&upward)).contains("甲签发人：张三甲甲"), "7.2.6");
}

#[test]
fn a_letter_pledge_or_list_holds_every_duty() {
    for form in ["函", "责任书", "任务清单"] {
        let of_unit = one_letter(form);
        let bytes = letter(&of_unit);
        let mut text = String::new();
        parse(&part(&bytes, "word/document.xml")).print(&mut text);
        let text = squeeze(&text);
        let mut duties = 0;
        for duty in of_unit.groups.iter().flat_map(|group| &group.duties) {
            let words: String = duty.text.iter().map(|run| run.text.as_str()).collect();
            assert!(text.contains(&squeeze(&words)), "{form}: {words}");
            duties += 1;
        }
        assert!(duties > 10 && duties == of_unit.duty_count, "{form}: {duties}");
    }
}

/// Order of children, of ECMA-376 part 1, 17.3.1.26, 17.3.2.28, 17.6.17, 17.7.4.17, 17.15.1.78 (as far as we use them,
/// with neighbours).
const ORDERS: [(&str, &str); 6] = [
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
         suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
         snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
         textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish \
         webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang \
         eastAsianLayout specVanish oMath",
    ),
    (
        "w:sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols \
         formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    ),
    (
        "w:style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal \
         rsid pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    (
        "w:settings",
        "zoom bordersDoNotSurroundHeader bordersDoNotSurroundFooter defaultTabStop evenAndOddHeaders \
         drawingGridVerticalSpacing characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    ),
    ("w:font", "altName panose1 charset family notTrueType pitch sig"),
];

#[test]
fn the_text_is_the_issued_text_and_the_same_as_in_the_pdf() {
    let workplace = Workplace::new();
    workplace.build();
    let bytes = docx(&notice(&workplace));
    let mut text = String::new();
    parse(&part(&bytes, "word/document.xml")).print(&mut text);
    let blanks = "〔发文机关署名待填〕〔成文日期待填〕抄送：〔抄送机关待填〕〔印发机关待填〕〔印发日期待填〕印发";
    assert_eq!(squeeze(&text), format!("友好区人民政府文件{}{blanks}", issued()));
    assert_eq!(squeeze(&text), printed(&pdf_text(&workplace.output().join("notice.pdf"))));
}

#[test]
fn elements_come_in_the_order_of_the_schema() {
    let mut files = vec![docx(&rich("甲")), docx(&notice(&Workplace::new())), form(&one_form("甲"))];
    files.extend(["函", "责任书", "任务清单"].iter().map(|form| letter(&one_letter(form))));
    for file in files {
        for (path, xml) in parts(&file) {
            let root = parse(&xml);
            for (parent, order) in ORDERS {
                let place = |child: &Element| {
                    let name = child.name.trim_start_matches("w:");
                    let place = order.split_whitespace().position(|other| other == name);
                    place.unwrap_or_else(|| panic!("{path}: {parent} has {name}"))
                };
                for element in root.every(parent) {
                    let places: Vec<usize> = element.children.iter().map(place).collect();
                    assert!(places.is_sorted(), "{path}: {element:?}");
                }
            }
            // What a paragraph or run says of itself comes first.
            for (parent, first) in [("w:p", "w:pPr"), ("w:r", "w:rPr")] {
                for element in root.every(parent) {
                    assert!(element.children.iter().skip(1).all(|child| child.name != first), "{path}");
                }
            }
        }
    }
}

#[test]
fn relationships_resolve_types_are_complete_and_styles_are_there() {
    let bytes = docx(&rich("甲"));
    let parts: BTreeMap<String, String> = parts(&bytes).into_iter().collect();
    assert_eq!(self::parts(&bytes)[0].0, "[Content_Types].xml", "the types come first");
    let types = parse(&parts["[Content_Types].xml"]);
    let named: Vec<&str> =
        types.every("Override").iter().map(|part| part.attributes["PartName"].trim_start_matches('/')).collect();
    for path in parts.keys().filter(|path| !path.ends_with(".rels") && !path.starts_with('[')) {
        assert!(named.contains(&path.as_str()), "{path} has no type");
    }
    assert!(named.iter().all(|path| parts.contains_key(*path)), "{named:?}");

    let document = parse(&parts["word/document.xml"]);
    let references = parse(&parts["word/_rels/document.xml.rels"]);
    let mut targets = BTreeMap::new();
    for reference in references.every("Relationship") {
        let target = format!("word/{}", reference.attributes["Target"]);
        assert!(parts.contains_key(&target), "{target}");
        targets.insert(reference.attributes["Id"].clone(), target);
    }
    for kind in ["w:headerReference", "w:footerReference"] {
        assert_eq!(document.every(kind).len(), 2);
        assert!(document.every(kind).iter().all(|one| targets.contains_key(&one.attributes["r:id"])));
    }
    let root = parse(&parts["_rels/.rels"]);
    assert!(root.every("Relationship").iter().all(|one| parts.contains_key(&one.attributes["Target"])));

    let styles = parse(&parts["word/styles.xml"]);
    let known: Vec<&str> = styles.every("w:style").iter().map(|style| style.attributes["w:styleId"].as_str()).collect();
    let used = ["w:pStyle", "w:rStyle", "w:basedOn", "w:next", "w:link"];
    for (path, xml) in &parts {
        for style in used.iter().flat_map(|kind| {
            parse(xml).every(kind).iter().map(|one| one.attributes["w:val"].clone()).collect::<Vec<_>>()
        }) {
            assert!(known.contains(&style.as_str()), "{path}: {style}");
        }
    }
    assert!(!parts.keys().any(|path| path.contains("theme")), "a theme brings fonts that nobody has");
}

#[test]
fn the_page_is_that_of_the_standard() {
    let bytes = docx(&notice(&Workplace::new()));
    let document = parse(&part(&bytes, "word/document.xml"));
    let margins = document.every("w:pgMar")[0];
    // 5.2.1: 37 mm above, 28 mm at the binding; the type area is 156 by 225 mm of A4. A twip is 1/1440 inch.
    let twips = |name: &str| margins.attributes[name].parse::<f64>().expect("a number");
    let mm = |twips: f64| twips * 25.4 / 1440.0;
    assert!((mm(twips("w:top")) - 37.0).abs() < 0.05 && (mm(twips("w:left")) - 28.0).abs() < 0.05);
    assert!((mm(11906.0 - twips("w:left") - twips("w:right")) - 156.0).abs() < 0.05);
    assert!((mm(16838.0 - twips("w:top") - twips("w:bottom")) - 225.0).abs() < 0.1);
    // 5.2.3: 22 lines of 28 characters fit, a 23rd and a 29th do not.
    let height = 16838.0 - twips("w:top") - twips("w:bottom");
    assert!((22.0 * 579.0..23.0 * 579.0).contains(&height));
    let width = 11906.0 - twips("w:left") - twips("w:right");
    assert!((28.0 * 315.0..29.0 * 315.0).contains(&width));
    assert_eq!(document.every("w:docGrid")[0].attributes["w:linePitch"], "579");

    let styles = parse(&part(&bytes, "word/styles.xml"));
    let style = |id: &str| {
        let all = styles.every("w:style");
        all.into_iter().find(|style| style.attributes["w:styleId"] == id).unwrap_or_else(|| panic!("no style {id}"))
    };
    let font = |id: &str| style(id).every("w:rFonts")[0].attributes["w:eastAsia"].clone();
    for (id, expected) in [
        ("Normal", "仿宋_GB2312"),
        ("Title", "方正小标宋简体"),
        ("Masthead", "方正小标宋简体"),
        ("Heading1", "黑体"),
        ("Heading2", "楷体_GB2312"),
        ("Heading3", "仿宋_GB2312"),
        ("Heading4", "仿宋_GB2312"),
        ("Footer", "宋体"),
    ] {
        assert_eq!(font(id), expected, "{id}");
    }
    for (level, id) in ["Heading1", "Heading2", "Heading3", "Heading4"].into_iter().enumerate() {
        assert_eq!(style(id).every("w:outlineLvl")[0].attributes["w:val"], level.to_string());
        assert!(style(id).every("w:b").is_empty(), "the standard knows no bold");
    }
    let indent = style("BodyText").every("w:ind")[0];
    assert_eq!((&*indent.attributes["w:firstLineChars"], &*indent.attributes["w:firstLine"]), ("200", "640"));
    let normal = style("Normal");
    assert_eq!(normal.every("w:lang")[0].attributes["w:eastAsia"], "zh-CN");
    assert_eq!(normal.every("w:sz")[0].attributes["w:val"], "32");
}

#[test]
fn the_page_number_is_a_field_in_runs_of_its_own_with_a_result() {
    let bytes = docx(&rich("甲"));
    for (path, side) in [("word/footer1.xml", "PageNumberOdd"), ("word/footer2.xml", "PageNumberEven")] {
        let footer = parse(&part(&bytes, path));
        let runs: Vec<String> = footer
            .every("w:r")
            .iter()
            .map(|run| {
                let marks = run.children.iter().filter(|child| child.name != "w:rPr");
                marks.map(|mark| mark.attributes.get("w:fldCharType").unwrap_or(&mark.text).clone()).collect()
            })
            .collect();
        assert_eq!(runs, ["— ", "begin", " PAGE ", "separate", "1", "end", " —"]);
        assert_eq!(footer.every("w:pStyle")[0].attributes["w:val"], side);
    }
    let document = parse(&part(&bytes, "word/document.xml"));
    let kinds: Vec<(&str, &str)> = document
        .every("w:footerReference")
        .iter()
        .map(|one| (&*one.attributes["w:type"], &*one.attributes["r:id"]))
        .collect();
    assert_eq!(kinds, [("even", "rId5"), ("default", "rId4")]);
    assert_eq!(parse(&part(&bytes, "word/settings.xml")).every("w:evenAndOddHeaders").len(), 1);
}

#[test]
fn hostile_text_prints_as_itself_wherever_it_stands() {
    for hostile in [
        "</w:t></w:r><w:r><w:t>",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]>&b;",
        "]]><![CDATA[ &amp;lt; ' \" >",
        "{{ 7 * 7 }} _x0041_ \\u{41}",
        "甲\u{202e}乙\u{2066}丙",
        "\u{1f600}𰻝",
    ] {
        let mut text = String::new();
        parse(&part(&docx(&rich(hostile)), "word/document.xml")).print(&mut text);
        // Every field of `rich`, twice the blocks' texts of its attachments among them.
        assert!(text.matches(hostile).count() > 100, "{hostile}: {}", text.matches(hostile).count());
        parse(&part(&docx(&rich(hostile)), "docProps/core.xml"));
    }
    // `parse` refuses what XML has no place for.
    let mut text = String::new();
    parse(&part(&docx(&rich("甲\0\u{1}\u{8}\u{b}\u{1b}\u{7f}\u{fffe}乙")), "word/document.xml")).print(&mut text);
    assert!(text.contains("甲乙"));
    // Very long, and empty.
    parse(&part(&docx(&rich(&"甲".repeat(70_000))), "word/document.xml"));
    parse(&part(&docx(&rich("")), "word/document.xml"));
}

#[test]
fn the_same_notice_gives_the_same_bytes() {
    let notice = notice(&Workplace::new());
    assert!(docx(&notice) == docx(&notice));
    let bytes = docx(&notice);
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("a zip file");
    for index in 0..package.len() {
        let time = package.by_index(index).expect("a part").last_modified().map(|time| time.year());
        assert_eq!(time, Some(1980), "no clock");
    }
}

#[test]
fn the_program_writes_the_file_and_refuses_a_plan_with_faults() {
    let workplace = Workplace::new();
    let file = workplace.output().join("通知.docx");
    let run = || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_anpai"));
        command.args(["docx", "--lang", "zh", "-o"]).arg(&file).arg(workplace.plan()).output().expect("it runs")
    };
    let output = run();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let first = std::fs::read(&file).expect("the file");
    assert!(first == docx(&notice(&workplace)));
    workplace.edit("2023/01-源头治理.yaml", "responsible: [区农业农村局]", "responsible: [区农业农村居]");
    let output = run();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("R001"));
    assert!(std::fs::read(&file).expect("the file") == first, "the last good file stays");
    assert_eq!(std::fs::read_dir(workplace.output()).expect("a folder").count(), 2, "the file and our record of it");
}
