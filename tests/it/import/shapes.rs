//! Shapes in which offices type: chapters, tables with blanks, marks of Markdown, lists and labels on several lines.

use super::{imported, loaded, notice, roles};

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn chapters_without_chinese_numbers_are_sections() {
    let imported = imported(
        "甲市“十五五”冷链物流发展规划\n（2026—2030年）\n第一章　发展基础\n冷库逐步完善。\n第二章　重点任务\n第一节　完善网络\n\
         （一）建设基地。（市发展改革委负责）\n第二节　强化监管\n实施追溯。（市市场监管局牵头，市农业农村局配合）\n",
    );
    assert_eq!((&imported.differs, imported.counts), (&None, [2, 3, 2]), "{:#?}", imported.files);
    let plan = loaded(&imported).plan;
    let numbers: Vec<&str> =
        plan.sections.iter().flat_map(|file| &file.section.number).map(|number| number.value.as_str()).collect();
    assert_eq!(numbers, ["第一章\u{3000}", "第二章\u{3000}"]);
}

#[test]
fn parts_above_chinese_numbers_are_told_with_their_lines_and_articles_are_none() {
    let body = "第一部分 总体要求\n一、指导思想\n坚持安全第一。\n第二部分 重点任务\n二、加强监管\n（一）排查。全面排查。（市应急局负责）";
    let imported = imported(&notice(body));
    assert_eq!((&imported.differs, imported.counts), (&None, [2, 1, 1]), "{:#?}", imported.files);
    let told: Vec<usize> = imported
        .doubts
        .iter()
        .filter(|doubt| doubt.message.zh.contains("之上的一层标题"))
        .map(|doubt| doubt.line)
        .collect();
    assert_eq!(told.len(), 2, "{:?}", imported.doubts);
    let articles = super::imported(
        "甲市管理办法\n第一章 总则\n第一条 为了管理，制定本办法。\n第二章 管理\n第二条 市教育局负责管理。\n2024年3月5日\n",
    );
    assert_eq!((&articles.differs, articles.counts[0]), (&None, 0));
}

#[test]
fn labels_and_brackets_may_run_over_lines() {
    let imported = imported(&notice(
        "一、重点任务\n1.建立台账。\n责任单位：市教育局、 市公安局、\n市财政局，各县区人民政府\n完成时限：10月底前\n\
         2.开展培训。\n责任领导：李某某\n责 任 人：王某某\n牵头单位：市人社局\n\
         3.全面排查。（市应急局、\n市住建局按职\n责分工负责）\n4.长期坚持。（持续推进）（市林业局负责）",
    ));
    assert_eq!((&imported.differs, imported.unread), (&None, 0), "{:#?}", imported.files);
    let none = Vec::new;
    assert_eq!(
        roles(&loaded(&imported).plan),
        [
            [names(&["市教育局", "市公安局", "市财政局", "各县区人民政府"]), none(), none(), none()],
            [none(), names(&["市人社局"]), none(), none()],
            [names(&["市应急局", "市住建局"]), none(), none(), none()],
            [names(&["市林业局"]), none(), none(), none()],
        ]
    );
}

#[test]
fn a_label_below_a_line_that_is_not_understood_is_kept_and_told() {
    let imported = imported(&notice("一、重点任务\n1.开展评比。\n配合单位：请按职责办\n牵头单位：市文明办"));
    assert_eq!((&imported.differs, imported.counts[2], imported.unread), (&None, 0, 2), "{:#?}", imported.files);
}

#[test]
fn a_table_of_tasks_may_be_typed_with_blanks_or_bars() {
    let blanks = "序号    任务    牵头单位    配合单位\n1    建立台账    市教育局    市公安局\n2    开展培训    市人社局    市总工会";
    let bars = "| 序号 | 任务 | 牵头单位 | 配合单位 |\n|---|---|---|---|\n| 1 | 建立台账 | 市教育局 | 市公安局 |\n| 2 | 开展培训 | 市人社局 | 市总工会 |";
    for table in [blanks, bars] {
        let imported = imported(&notice(&format!("一、任务分工\n{table}\n二、工作要求\n加强领导。")));
        assert_eq!((&imported.differs, imported.tables), (&None, [1, 0]), "{:#?}", imported.files);
        assert_eq!(
            roles(&loaded(&imported).plan),
            [["市教育局", "市公安局"], ["市人社局", "市总工会"]].map(|[lead, with]| [
                Vec::new(),
                names(&[lead]),
                names(&[with]),
                Vec::new()
            ])
        );
    }
    // A row with a cell less may lack any of them.
    let imported = imported(&notice(&format!("一、任务分工\n{}", blanks.replace("    市总工会", ""))));
    assert_eq!((&imported.differs, imported.counts[2]), (&None, 0));
}

#[test]
fn marks_of_markdown_are_left_out_and_told() {
    let imported = imported(&notice(
        "## 一、重点任务\n**（一）排查。**全面排查。（市应急局负责）\n---\n## 二、工作要求\n加强领导。",
    ));
    assert_eq!((&imported.differs, imported.counts), (&None, [2, 1, 1]), "{:#?}", imported.files);
    assert_eq!(imported.doubts.iter().filter(|doubt| doubt.message.zh.contains("Markdown")).count(), 4);
}
