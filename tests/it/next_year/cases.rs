//! Single places of small plans: what moves, what is emptied, what is left.

use anpai::year::next_year::roll;

use super::draft::{all_listed, reload, small, unmarked};

#[test]
fn renamed_and_merged_units_are_mapped_and_what_a_merger_makes_double_is_listed() {
    let section = "\
title: 节
clauses:
  - id: 一
    text: 由区国土局负责
    lead: '区国土局'
    with: [区林草局, 区数据局]
  - id: 二
    text: 甲
    responsible: [旧局, 区林草局]
";
    let rolled = roll(&small("copy_recipients: [区国土局]\n", section), 2024).expect("a draft");
    let text = unmarked(&rolled.files[2].text);
    assert!(text.contains("lead: '区自然资源局'\n    with: [区自然资源局, 区数据局]\n"), "{text}");
    assert!(text.contains("responsible: [旧局, 区自然资源局]"), "{text}");
    assert!(text.contains("text: 由区国土局负责"), "running text is left: {text}");
    assert!(rolled.files[1].text.contains("copy_recipients: [区自然资源局]"));
    let said: Vec<&str> = rolled.notes.iter().map(|note| note.message.zh.as_str()).collect();
    for words in ["出现两次", "分到了甲局、乙局", "文中提到“区国土局”"] {
        assert!(said.iter().any(|one| one.contains(words)), "{words}: {said:#?}");
    }
}

#[test]
fn the_own_year_moves_only_where_it_is_surely_the_own_year() {
    let moved = |text: &str| {
        let rolled = roll(&small(&format!("preamble: {text}\n"), "title: 节\n"), 2024).expect("a draft");
        let new = reload(&rolled).head.preamble.expect("a preamble").value;
        rolled.files.iter().for_each(|file| all_listed(file, "2023"));
        new
    };
    for (old, new) in [
        ("2023年工作要点", "2024年工作要点"),
        ("二〇二三年工作要点", "二〇二四年工作要点"),
        ("２０２３年工作要点", "２０２４年工作要点"),
        ("到2023年底前完成", "到2024年底前完成"),
        ("2021—2023年行动", "2021—2023年行动"),
        ("自2023年起实施", "自2023年起实施"),
        ("2023年以来", "2023年以来"),
        ("《食品安全2023年方案》", "《食品安全2023年方案》"),
        ("（国办发〔2023〕5号）", "（国办发〔2023〕5号）"),
        ("2023年5月1日施行", "2023年5月1日施行"),
        ("检测2023批次", "检测2023批次"),
        ("2022年的问题", "2022年的问题"),
        ("区第七届人民代表大会第二次会议", "区第七届人民代表大会第三次会议"),
        ("政协七届2次会议", "政协七届3次会议"),
        ("区第七届人民代表大会第五次会议", "区第七届人民代表大会第五次会议"),
        ("区政府第35次常务会议", "区政府第35次常务会议"),
        ("党的二十届三中全会", "党的二十届三中全会"),
    ] {
        assert_eq!(moved(old), new);
    }
}

#[test]
fn dates_and_numbers_of_the_old_paper_become_unknown_in_every_style() {
    for written in [
        "2023-03-15",
        "'2023-03-15'",
        "\"2023-03-15\"   # 注",
        "\n  2023-03-15",
        "|-\n  2023-03-15",
        ">2-\n  2023-03-15\n",
    ] {
        let plan = small(
            &format!(
                "date_of_issue: {written}\nletters: {{document_number: 甲发〔2023〕1号, form: 函, document_numbers: [{{unit: 甲, document_number: 甲发〔2023〕9号, sent: 2023-04-03, received: 2023-04-04}}]}}\nreports:\n  periods:\n    - {{name: 全年, due: 2024年2月29日}}\n"
            ),
            "title: 节\n",
        );
        let rolled = roll(&plan, 2024).expect("a draft");
        let new = reload(&rolled);
        assert!(new.head.date_of_issue.is_none(), "{written}: {}", rolled.files[1].text);
        assert!(new.head.letters.document_number.is_none() && new.head.letters.form.is_some());
        let own = &new.head.letters.document_numbers[0];
        assert!(own.unit.is_some() && own.document_number.is_none() && own.sent.is_none() && own.received.is_none());
        assert!(written.contains('注') == rolled.files[1].text.contains("# 注"));
        // The next year has no such day.
        assert_eq!(new.head.reports.periods[0].due.as_ref().unwrap().value, "2024年2月29日");
    }
}

#[test]
fn waivers_go_whichever_way_they_are_written() {
    for waivers in [
        "waivers:\n- code: W001\n  at: 甲\n  reason: 乙   # 丙\n",
        "waivers: [{code: W001, at: 甲,\n  reason: 乙}]\n",
        "'waivers' :  # 注\n\n  # 内\n  - code: W001\n    reason: |\n      乙\n\n",
        "waivers: [ ]\n",
    ] {
        for (before, after) in [("", "closing: 完\n"), ("note: 注\n", "")] {
            let plan = small(&format!("{before}{waivers}{after}"), "title: 节\n");
            let new = reload(&roll(&plan, 2024).expect("a draft"));
            assert!(new.head.waivers.is_empty());
            assert_eq!(
                (new.head.closing.is_some(), new.head.note.is_some()),
                (plan.head.closing.is_some(), plan.head.note.is_some())
            );
        }
    }
}

#[test]
fn what_stands_in_named_columns_is_to_be_confirmed() {
    let section = "\
title: 节
clauses:
  - id: 一
    text: 甲
    lead: 甲局
    form: |-

      责任单位：{lead}
      责任人：张三
      完成时限：{deadline}
    deadline: 长期
  - id: 二
    text: 乙
    responsible: [甲局]
    form: （责任单位：{responsible}，分值：5分）。
";
    let rolled = roll(&small("", section), 2024).expect("a draft");
    let text = &rolled.files[2].text;
    for (code, words) in [("栏目", "责任人：张三"), ("栏目", "分值：5分")] {
        let found: Vec<_> = rolled.notes.iter().filter(|note| note.message.zh.contains(words)).collect();
        assert_eq!(found.len(), 1, "{words}: {:#?}", rolled.notes);
        assert_eq!(found[0].code, code);
    }
    assert_eq!(rolled.notes.iter().filter(|note| note.code == "栏目").count(), 2, "{text}");
    assert!(text.contains("# 待定[栏目]：“责任人：张三”，看是否还是此人"), "{text}");
}
