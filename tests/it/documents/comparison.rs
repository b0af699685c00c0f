//! `anpai diff` and `anpai new` as a person calls them: what they print, write and refuse.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use gbt9704::{Options, verify};

use anpai::pipeline::load::load;

use crate::support::workplace::{Workplace, html_text, pdf_text, read, repository, squeeze};

fn anpai(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
    command.args(arguments).current_dir(repository()).env("LANG", "zh_CN.UTF-8").output().expect("the program runs")
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a path")
}

/// The shipped plan, and beside it one with a clause dropped and a hostile one put in.
fn changed(hostile: &str) -> Workplace {
    let workplace = Workplace::new();
    for entry in fs::read_dir(workplace.plan()).expect("the plan") {
        let file = entry.expect("an entry").path();
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        workplace.put(&format!("2024/{name}"), &read(&file));
    }
    workplace.edit("2024/plan.yaml", "year: 2023", "year: 2024");
    let text = hostile.replace('\'', "''");
    workplace.edit(
        "2024/01-源头治理.yaml",
        "      - id: 粮食加工品\n        text: ",
        &format!("      - id: 敌意\n        text: '{text}'\n        note: "),
    );
    workplace.edit(
        "2024/01-源头治理.yaml",
        "        note: 加强对大米、小麦粉等粮食加工品生产企业、小作坊以及成品粮销售者的监督检查\n",
        "",
    );
    workplace
}

#[test]
fn the_page_and_the_table_show_every_clause_of_both_years() {
    let hostile = "<script>alert(1)</script>&amp; #panic() $x$ {{ x }} \\ [-甲-] @乙 *丙";
    let workplace = changed(hostile);
    let (old, new) = (workplace.plan(), workplace.plan().with_file_name("2024"));
    let [page, table, word] = ["对照.html", "对照.pdf", "对照.docx"].map(|name| workplace.plan().with_file_name(name));
    for file in [&page, &table, &word] {
        let output = anpai(&[
            "diff",
            path(&old),
            path(&new),
            "--all",
            "-o",
            path(file),
            "--fonts",
            path(&repository().join("fonts")),
        ]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let html = read(&page);
    assert!(!html.contains("<script"));
    let (shown, printed) = (squeeze(&html_text(&html)), squeeze(&pdf_text(&table)));
    let amended = super::docx::words(&fs::read(&word).expect("a file"));
    assert!(amended.contains(&squeeze(hostile)), "{amended}");
    for folder in [&old, &new] {
        for found in load(folder).expect("a plan").plan.clauses() {
            let text = squeeze(&found.clause.text.as_ref().expect("a text").value.replace("*丙", ""));
            assert!(shown.contains(&text), "page: {text}");
            assert!(printed.contains(&text), "table: {text}");
            assert!(amended.contains(&text), "in Word: {text}");
        }
    }
    let report = verify(&fs::read(&table).expect("a file"), Options::default()).expect("our own PDF is read");
    let failures: Vec<&str> = report.failures().map(|measure| measure.id).collect();
    assert!(failures.is_empty(), "{failures:?}");
}

#[test]
fn what_goes_out_has_changed_clauses_alone_and_no_signs_of_the_program() {
    let workplace = changed("推进明厨亮灶");
    let (old, new) = (workplace.plan(), workplace.plan().with_file_name("2024"));
    let table = workplace.plan().with_file_name("对照.pdf");
    let fonts = repository().join("fonts");
    let output = anpai(&["diff", path(&old), path(&new), "-o", path(&table), "--fonts", path(&fonts)]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = squeeze(&pdf_text(&table));
    assert!(text.contains("修改对照表") && text.contains("推进明厨亮灶") && text.contains("加强对大米"), "{text}");
    assert!(!text.contains("落实耕地分类管理制度"), "it did not change");
    assert!(
        !text.contains("[-") && !text.contains("[+") && !text.contains("谁的函要改") && !text.contains("粮食加工品→")
    );
}

#[test]
fn old_and_new_are_woven_into_one_notice() {
    let workplace = changed("推进明厨亮灶");
    workplace.edit("2024/01-源头治理.yaml", "聚焦11个", "聚焦13个");
    let (old, new) = (workplace.plan(), workplace.plan().with_file_name("2024"));
    let fonts = repository().join("fonts");
    let files = ["花脸.pdf", "花脸.html", "花脸.docx"].map(|name| workplace.plan().with_file_name(name));
    for file in &files {
        let output = anpai(&["diff", path(&old), path(&new), "--woven", "-o", path(file), "--fonts", path(&fonts)]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let page = read(&files[1]);
    assert!(page.contains("聚焦<del>11</del><ins>13</ins>个重点品种"), "a number changes as a whole");
    assert!(page.contains("<ins>推进明厨亮灶</ins>") && page.contains("<del>加强对大米"));
    let (printed, shown) = (squeeze(&pdf_text(&files[0])), squeeze(&html_text(&page)));
    for folder in [&old, &new] {
        for found in load(folder)
            .expect("a plan")
            .plan
            .clauses()
            .iter()
            .filter(|found| found.clause.id.as_ref().is_some_and(|id| id.value != "农业投入品"))
        {
            let text = squeeze(&found.clause.text.as_ref().expect("a text").value);
            assert!(shown.contains(&text), "{text}");
        }
    }
    assert!(printed.contains("1113个重点品种") && printed.contains("推进明厨亮灶"), "{printed}");
    let package = fs::File::open(&files[2]).expect("a file");
    let mut package = zip::ZipArchive::new(package).expect("a package");
    let text = std::io::read_to_string(package.by_name("word/document.xml").expect("the document")).expect("text");
    assert!(text.contains("w:val=\"Removed\"") && text.contains("推进明厨亮灶"));
}

/// An annex with a heading, a table and a paragraph; and, before, another.
const ANNEXES: &str = "attachments:
  - title: 名额分配表
    text: |
      # 名额

      | 单位 | 名额 |
      |---|---|
      | 区教育局 | 2 |
      | 区民政局 | 1 |

      请于3月1日前报送。
  - title: 旧附件
    text: 这是要删去的附件。
letters:
";

#[test]
fn annexes_are_woven_row_by_row_and_what_is_gone_is_struck() {
    let workplace = changed("推进明厨亮灶");
    let now = ANNEXES
        .replace("区教育局 | 2", "区教育局 | 5")
        .replace("      | 区民政局 | 1 |\n", "")
        .replace("3月1日", "4月15日")
        .replace("  - title: 旧附件\n    text: 这是要删去的附件。\n", "")
        .replace("名额分配表", "名额安排表");
    workplace.edit("2023/plan.yaml", "letters:\n", ANNEXES);
    workplace.edit("2024/plan.yaml", "letters:\n", &now);
    let (old, new) = (workplace.plan(), workplace.plan().with_file_name("2024"));
    let fonts = repository().join("fonts");
    let files = ["花脸.pdf", "花脸.html"].map(|name| workplace.plan().with_file_name(name));
    for file in &files {
        let output = anpai(&["diff", path(&old), path(&new), "--woven", "-o", path(file), "--fonts", path(&fonts)]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(0) && !said.contains("警告"), "the gate has nothing against it: {said}");
    }
    let page = read(&files[1]);
    for woven in [
        "（标题原为：<del>名额分配表</del>）",
        "<del>2</del><ins>5</ins>",
        "<del>区民政局</del>",
        "<del>3月1</del><ins>4月15</ins>日前报送。",
        "<del>这是要删去的附件。</del>",
        "旧附件（删去）",
    ] {
        assert!(page.contains(woven), "{woven}");
    }
    assert!(squeeze(&pdf_text(&files[0])).contains("旧附件（删去）"));
}

#[test]
fn a_comparison_ends_with_0_unless_asked_and_a_plan_that_cannot_be_read_with_1() {
    let workplace = changed("新");
    let (old, new) = (workplace.plan(), workplace.plan().with_file_name("2024"));
    let (old, new) = (path(&old), path(&new));
    assert_eq!(anpai(&["diff", old, new]).status.code(), Some(0));
    assert_eq!(anpai(&["diff", old, new, "--exit-code"]).status.code(), Some(1));
    assert_eq!(anpai(&["diff", old, old, "--exit-code"]).status.code(), Some(0));
    assert_eq!(anpai(&["diff", old, new, "--format", "pdf"]).status.code(), Some(2));
    let text = String::from_utf8(anpai(&["diff", old, new]).stdout).expect("text");
    assert!(text.contains("粮食加工品") && text.contains("敌意") && !text.contains('\u{1b}'), "{text}");
    let json = anpai(&["diff", old, new, "--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json["entries"].as_array().expect("a list").len(), 54);
    workplace.edit("2024/plan.yaml", "year:", "yaer:");
    assert_eq!(anpai(&["diff", old, new]).status.code(), Some(1));
}

#[test]
fn a_new_year_is_written_beside_the_old_one_and_never_over_anything() {
    let workplace = Workplace::new();
    let (old, new) = (workplace.plan(), workplace.plan().with_file_name("2024"));
    let output = anpai(&["new", "2024", "--from", path(&old)]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(new.join("plan.yaml").exists() && !new.join("departments.yaml").exists());
    assert!(String::from_utf8_lossy(&output.stdout).contains("党的二十大"));
    assert_eq!(load(&new).expect("a plan").findings, []);
    fs::write(new.join("plan.yaml"), "mine").expect("a file");
    assert_eq!(anpai(&["new", "2024", "--from", path(&old)]).status.code(), Some(2));
    assert_eq!(read(&new.join("plan.yaml")), "mine");
    let elsewhere = workplace.output();
    assert_eq!(anpai(&["new", "2024", "--from", path(&old), "-o", path(&elsewhere)]).status.code(), Some(0));
    assert!(elsewhere.join("departments.yaml").exists(), "there is no register above it");
    assert_eq!(load(&elsewhere).expect("a plan").findings, []);
}

#[test]
fn what_is_refused_leaves_nothing_behind() {
    let workplace = Workplace::new();
    let old = workplace.plan();
    let folder = old.parent().expect("a folder").to_owned();
    let names = || {
        let mut names: Vec<_> =
            fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("one").file_name()).collect();
        names.sort();
        names
    };
    let before = names();
    assert_eq!(anpai(&["new", "2023", "--from", path(&old)]).status.code(), Some(2));
    workplace.edit("2023/plan.yaml", "year: 2023", "yaer: 2023");
    assert_eq!(anpai(&["new", "2024", "--from", path(&old)]).status.code(), Some(1));
    assert_eq!(names(), before);
}
