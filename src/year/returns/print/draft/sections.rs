//! What stands in the sections of a draft.

use crate::{
    model::blank::{Field, Status},
    year::returns::decide::{Entry, Ledger, TargetLine, UnitLine, two},
};

use super::{
    sentences::{reporting, statuses, target_counts},
    written::{clauses, quoted, section},
};

/// Characters that the units' own words may take: the whole stays below 4,000 (rules of 2024 on burdens).
const ROOM: usize = 1400;

/// Who reported, and how the duties stand.
pub(super) fn overall(ledger: &Ledger) -> String {
    section(&[("报送情况", reporting(ledger)), ("任务状态", statuses(ledger))])
}

/// 建档率（第2.1条）：实际98%，完成年度目标的98.0%，高于序时48.0个百分点.
fn target(line: &TargetLine) -> String {
    let mut text = format!("{}（第{}条，目标{}）：", line.name, line.number, line.asked.goal);
    if line.reached.is_none() {
        return text + "还没有数据";
    }
    text.push_str(&format!("实际{}", line.reached_text));
    if let Some(done) = line.completion {
        text.push_str(&format!("，完成年度目标的{done:.1}%"));
    }
    if let Some(points) = line.ahead {
        let word = if points < 0.0 { "低于" } else { "高于" };
        text.push_str(&format!("，{word}序时{:.1}个百分点", points.abs()));
    }
    text
}

/// How the targets stand.
pub(super) fn targets(ledger: &Ledger) -> String {
    if ledger.targets.is_empty() {
        return section(&[("指标概况", "本年度没有量化指标。".to_owned())]);
    }
    let mut paragraphs = vec![("指标概况", target_counts(ledger))];
    if let Some(share) = ledger.share_of_year {
        let text = format!("按序时进度应完成年度目标的{}%，各项指标完成情况列表、图附后。", two(share));
        paragraphs.push(("指标逐项", text));
    }
    section(&paragraphs)
}

/// By section of the plan, in the leads' own words, as far as there is room; the rest stands in the ledger.
pub(super) fn progress(ledger: &Ledger) -> String {
    let mut sections: Vec<&str> = ledger.clauses.iter().map(|line| line.section.as_str()).collect();
    sections.dedup();
    let room = ROOM / sections.len().max(1);
    let mut text = "items:\n".to_owned();
    for name in sections {
        let (mut words, mut left) = (String::new(), 0);
        for line in ledger.clauses.iter().filter(|line| line.section == name) {
            for entry in said_by(ledger, &line.clause, &line.responsible) {
                let said = format!(
                    "{}（第{}条）：{}",
                    entry.unit,
                    entry.number,
                    stopped(entry.said(Field::Progress).unwrap_or_default())
                );
                let fits = words.is_empty() || words.chars().count() + said.chars().count() <= room;
                if fits { words.push_str(&said) } else { left += 1 }
            }
        }
        if left > 0 {
            words.push_str(&format!("其余{left}条进展见台账。"));
        }
        if words.is_empty() {
            words.push_str("各责任单位没有报进展。");
        }
        let id = format!("进展-{name}");
        let title = name.split_once('、').map_or(name, |(_, title)| title);
        text.push_str(&format!(
            "  - title: {}\n    own_line: true\n    clauses:\n{}",
            quoted(title),
            clauses(&[(&id, words)], "      ")
        ));
    }
    text
}

/// What those say that answer for a clause.
fn said_by<'a>(ledger: &'a Ledger, clause: &str, units: &[String]) -> Vec<&'a Entry> {
    let is_theirs =
        |entry: &&Entry| entry.key == clause && units.contains(&entry.unit) && entry.said(Field::Progress).is_some();
    ledger.entries.iter().filter(is_theirs).collect()
}

/// One line, with a stop at its end.
fn stopped(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join("");
    if line.ends_with(['。', '！', '？', '；', '…']) { line } else { line + "。" }
}

/// What is behind, and who has no answer to it.
pub(super) fn problems(ledger: &Ledger) -> String {
    let mut paragraphs: Vec<(&str, String)> = Vec::new();
    let behind: Vec<String> = ledger
        .targets
        .iter()
        .filter(|line| !line.is_open && line.is_behind())
        .map(|line| format!("{}，责任单位：{}", target(line), line.responsible.join("、")))
        .collect();
    if !behind.is_empty() {
        paragraphs.push(("低于序时的指标", format!("有{}项指标低于序时：{}。", behind.len(), behind.join("；"))));
    }
    for (id, status) in [("未启动的任务", Status::NotBegun), ("未达序时的任务", Status::Behind)] {
        let lines: Vec<String> = ledger
            .clauses
            .iter()
            .filter(|line| Status::of(&line.status) == status)
            .map(|line| format!("第{}条（{}）", line.number, line.responsible.join("、")))
            .collect();
        if !lines.is_empty() {
            paragraphs
                .push((id, format!("{}{}项：{}。", id.trim_end_matches("的任务"), lines.len(), lines.join("，"))));
        }
    }
    let no_next: Vec<String> = ledger
        .units
        .iter()
        .filter(|unit| unit.faults.iter().any(|(_, _, fault)| fault.check == "problem-without-next-step"))
        .map(|unit| unit.unit.clone())
        .collect();
    if !no_next.is_empty() {
        paragraphs
            .push(("没有措施", format!("报了问题而没有写下一步措施的{}家（{}）。", no_next.len(), no_next.join("、"))));
    }
    if paragraphs.is_empty() {
        paragraphs.push(("没有问题", "各责任单位没有报问题，指标没有低于序时的。".to_owned()));
    }
    section(&paragraphs)
}

/// What is asked of whom next.
pub(super) fn demands(ledger: &Ledger) -> String {
    let names = |is: &dyn Fn(&UnitLine) -> bool| {
        let units: Vec<&str> = ledger.units.iter().filter(|unit| is(unit)).map(|unit| unit.unit.as_str()).collect();
        units.join("、")
    };
    let missing = names(&|unit| !unit.state.counts());
    let mend = names(&|unit| unit.state.counts() && unit.to_mend > 0);
    let mut paragraphs = Vec::new();
    if !missing.is_empty() {
        paragraphs.push(("补报", format!("请{missing}尽快补报。")));
    }
    if !mend.is_empty() {
        paragraphs.push(("改报", format!("请{mend}对照退改件核对改正后重报。")));
    }
    paragraphs.push(("要求", "请未启动、未达序时任务的责任单位查明原因，抓紧推进，按期完成年度任务。".to_owned()));
    section(&paragraphs)
}
