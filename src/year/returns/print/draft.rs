//! The ledger → drafts of 通报 (to the units) and 报告 (upward), in the form of a plan, so that everything that works on a
//! plan works on them: check, page, gate, HTML, docx.
//!
//! Written once and then the person's. Every sentence that the program wrote bears a mark until somebody takes it away.

use std::path::PathBuf;

use crate::{
    model::{
        blank::{Field, Status},
        message::Message,
        plan::{Mark, Plan},
    },
    year::returns::{
        decide::{Entry, Ledger, TargetLine, UnitLine, two},
        tally::{self, State},
    },
};

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 通报.
    Circular,
    /// 报告.
    Report,
}

impl Kind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Circular, Self::Report];

    /// 文种.
    pub fn word(self) -> &'static str {
        match self {
            Self::Circular => "通报",
            Self::Report => "报告",
        }
    }
}

/// Characters that the units' own words may take: the whole stays below 4,000 (rules of 2024 on burdens).
const ROOM: usize = 1400;

/// The files of a draft.
pub fn files(kind: Kind, ledger: &Ledger, plan: &Plan, basis: &str, work: &str) -> Vec<(PathBuf, String)> {
    let mut sections = vec![
        ("总体情况", overall(ledger)),
        ("指标完成情况", targets(ledger)),
        ("主要进展", progress(ledger)),
        ("存在的问题", problems(ledger)),
    ];
    if kind == Kind::Circular {
        sections.push(("下一步要求", demands(ledger)));
    }
    let names: Vec<String> = (1..).zip(&sections).map(|(number, (title, _))| format!("{number:02}-{title}")).collect();
    let mut files = vec![(PathBuf::from("plan.yaml"), head(kind, ledger, plan, basis, work, &names))];
    for (name, (title, body)) in names.iter().zip(sections) {
        files.push((PathBuf::from(format!("{name}.yaml")), format!("title: {title}\n{body}")));
    }
    files
}

/// A text as YAML takes it, whatever is in it.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is JSON")
}

fn mark(code: &str, reason: &str) -> String {
    Mark { code, reason }.to_string()
}

fn head(kind: Kind, ledger: &Ledger, plan: &Plan, basis: &str, work: &str, sections: &[String]) -> String {
    let text =
        |value: Option<&crate::model::place::Sp<String>>| value.map(|value| quoted(&value.value)).unwrap_or_default();
    let sender = text(plan.head.letters.sender_full_name.as_ref());
    let recipients = match kind {
        Kind::Circular => {
            let names = plan.head.recipients.iter().flatten().map(|name| quoted(&name.value));
            format!("[{}]", names.collect::<Vec<_>>().join(", "))
        }
        Kind::Report => format!("[{}]", text(plan.head.authority())),
    };
    let told = if kind == Kind::Circular { "通报" } else { "报告" };
    let until = ledger.covers.rsplit('至').next().unwrap_or_default();
    let preamble = format!(
        "根据{basis}，现将{}年{}落实情况{told}如下（数据截至{until}，以各单位报送的报表为准）。",
        ledger.year, ledger.period
    );
    let issuer =
        if kind == Kind::Report { "issuer:               # 签发人（GB/T 9704—2012 第7.2.6条）\n" } else { "" };
    format!(
        "# {}年{}{told}的草稿，由 anpai report 写成，以后归人改；再运行不会覆盖。生成的句子上面有“# 待定”，核对后删去那一行。\n\
         kind: {}\nyear: {}\nissuing_authority: {sender}\ndocument_number:\n{issuer}title: {}\nrecipients: {recipients}\n{}\npreamble: {}\n\
         sections:\n{}\n{}signature: {sender}\ndate_of_issue:\ncopy_recipients:\nprinting_authority: {sender}\nprinting_date:\nmost_characters: 4000\n",
        ledger.year,
        ledger.period,
        kind.word(),
        ledger.year,
        quoted(&format!("关于{work}{}落实情况的{told}", ledger.period)),
        mark("依据", "程序写的，请核对文号、期间和截止日"),
        quoted(&preamble),
        sections.iter().map(|name| format!("  - {name}")).collect::<Vec<_>>().join("\n"),
        if kind == Kind::Report { "closing: 特此报告。\n" } else { "" },
    )
}

/// Paragraphs, each marked as written by the program.
fn clauses(paragraphs: &[(String, String)], indent: &str) -> String {
    let paragraph = |(id, text): &(String, String)| {
        let mark = mark("数字", "程序由台账写成，请核对");
        format!(
            "{indent}{mark}\n{indent}- id: {}\n{indent}  text: {}\n{indent}  new_paragraph: true\n",
            quoted(id),
            quoted(text)
        )
    };
    paragraphs.iter().map(paragraph).collect()
}

fn section(paragraphs: &[(&str, String)]) -> String {
    let paragraphs: Vec<(String, String)> =
        paragraphs.iter().map(|(id, text)| ((*id).to_owned(), text.clone())).collect();
    format!("clauses:\n{}", clauses(&paragraphs, "  "))
}

/// The sentences of the overall figures, by their ids: for a draft, and to see later whether they still hold.
pub fn figures(ledger: &Ledger) -> Vec<(&'static str, String)> {
    vec![("报送情况", reporting(ledger)), ("任务状态", statuses(ledger)), ("指标概况", target_counts(ledger))]
}

/// Sentences of a draft whose figures the returns no longer bear out. `draft` is its folder.
pub fn differences(written: &Plan, ledger: &Ledger, draft: &str) -> Vec<Message> {
    let digits = |text: &str| -> Vec<String> {
        text.split(|sign: char| !sign.is_ascii_digit() && sign != '.')
            .filter(|part| part.chars().any(|sign| sign.is_ascii_digit()))
            .map(|part| part.trim_matches('.').to_owned())
            .collect()
    };
    let is_other = |(id, now): &(&str, String)| {
        let found =
            written.clauses().into_iter().find(|found| found.clause.id.as_ref().is_some_and(|own| own.value == *id));
        found.and_then(|found| found.clause.text.clone()).is_some_and(|said| digits(&said.value) != digits(now))
    };
    let told = |(id, now): (&str, String)| {
        Message::new(
            format!("{draft}：“{id}”的数与今天的台账不同，今天是：{now}"),
            format!("{draft}: the figures of `{id}` are not today's, which are: {now}"),
        )
    };
    figures(ledger).into_iter().filter(is_other).map(told).collect()
}

fn sentence(ledger: &Ledger, id: &str) -> String {
    figures(ledger).into_iter().find(|(known, _)| *known == id).map(|(_, text)| text).unwrap_or_default()
}

fn overall(ledger: &Ledger) -> String {
    section(&[("报送情况", sentence(ledger, "报送情况")), ("任务状态", sentence(ledger, "任务状态"))])
}

fn reporting(ledger: &Ledger) -> String {
    let reporting = &ledger.reporting;
    let mut text = format!("应报{}家，实报{}家，报送率{}。", reporting.expected, reporting.received, reporting.rate);
    if let Some(on_time) = reporting.on_time {
        text.push_str(&format!("按时报送{on_time}家，按时率{}。", reporting.on_time_rate));
    }
    for state in [State::Late, State::Zero, State::Returned, State::Missing] {
        let units: Vec<&UnitLine> = ledger.units.iter().filter(|unit| unit.state == state).collect();
        if !units.is_empty() {
            let names: Vec<&str> = units.iter().map(|unit| unit.unit.as_str()).collect();
            text.push_str(&format!("{}{}家（{}）。", state.word(), names.len(), names.join("、")));
        }
    }
    text
}

fn statuses(ledger: &Ledger) -> String {
    let words = || ledger.statuses.iter().map(String::as_str).chain([""]);
    let counts: Vec<usize> =
        words().map(|word| ledger.clauses.iter().filter(|line| line.status == word).count()).collect();
    let shares = tally::shares(&counts);
    let named = |word: &str| if word.is_empty() { "尚未报全".to_owned() } else { word.to_owned() };
    let parts: Vec<String> = words()
        .zip(counts.iter().zip(shares))
        .filter(|(_, (count, _))| **count > 0)
        .map(|(word, (count, share))| format!("{}{count}项，占{share}", named(word)))
        .collect();
    let own = ledger.all_clauses.saturating_sub(ledger.clauses.len());
    let own = if own > 0 {
        format!("全部{}项任务中，发函单位自己承担的{own}项不在报表内，", ledger.all_clauses)
    } else {
        String::new()
    };
    format!("{own}各单位填报的共{}项，{}。", ledger.clauses.len(), parts.join("；"))
}

fn target_counts(ledger: &Ledger) -> String {
    let met = |line: &&TargetLine| line.reached.and_then(|value| line.asked.is_met(value));
    let count = |is: Option<bool>| ledger.targets.iter().filter(|line| !line.is_open && met(line) == is).count();
    let open = ledger.targets.iter().filter(|line| line.is_open).count();
    let parts = [
        ("已达到年度目标", count(Some(true))),
        ("尚未达到", count(Some(false))),
        ("各家所报不一、尚待核定", open),
        ("还没有数据", count(None)),
    ];
    let told: Vec<String> =
        parts.iter().filter(|(_, count)| *count > 0).map(|(words, count)| format!("{words}{count}项")).collect();
    format!("共{}项量化指标，{}。", ledger.targets.len(), told.join("，"))
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

fn targets(ledger: &Ledger) -> String {
    let mut paragraphs = vec![("指标概况", sentence(ledger, "指标概况"))];
    if ledger.targets.is_empty() {
        paragraphs = vec![("指标概况", "本年度没有量化指标。".to_owned())];
    } else if let Some(share) = ledger.share_of_year {
        let text = format!("按序时进度应完成年度目标的{}%，各项指标完成情况列表、图附后。", two(share));
        paragraphs.push(("指标逐项", text));
    }
    section(&paragraphs)
}

/// By section of the plan, in the leads' own words, as far as there is room; the rest stands in the ledger.
fn progress(ledger: &Ledger) -> String {
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
        let words = [(format!("进展-{name}"), words)];
        let title = name.split_once('、').map_or(name, |(_, title)| title);
        text.push_str(&format!(
            "  - title: {}\n    own_line: true\n    clauses:\n{}",
            quoted(title),
            clauses(&words, "      ")
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

fn problems(ledger: &Ledger) -> String {
    let mut paragraphs: Vec<(&str, String)> = Vec::new();
    let behind: Vec<String> = ledger
        .targets
        .iter()
        .filter(|line| !line.is_open && line.ahead.is_some_and(|points| points < -0.05))
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

fn demands(ledger: &Ledger) -> String {
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
