//! What a report shows and nobody writes: the table and chart of targets, who owes a report, the problems. Annexes, made
//! of the ledger each time, so that they agree with it whatever the draft says.

use crate::{
    model::{
        blank::Field,
        document::{Bar, Block, Cell, Chart, Notice, TableRow},
        plan::Register,
    },
    pipeline::assign::{
        self,
        table::{cell, table},
    },
    year::returns::{
        decide::{Entry, Ledger, TargetLine, UnitLine, two},
        tally::State,
    },
};

use super::draft::Kind;

/// Puts the annexes to the pages of a draft. They stand behind the signature: a table in the text would break the pages
/// that are counted line by line (7.3.5.5).
pub fn put(notice: &mut Notice, kind: Kind, ledger: &Ledger, register: &Register) {
    if !ledger.targets.is_empty() {
        let text = std::iter::once(Block::Table(targets(ledger))).chain(chart(ledger).map(Block::Chart)).collect();
        assign::annex(notice, "指标完成情况", text, register);
    }
    if kind == Kind::Circular {
        let (names, problems) = (names(ledger), problems(ledger));
        for (title, rows) in [(names_title(ledger), names), ("存在问题清单".to_owned(), problems)] {
            if let Some(block) = rows {
                assign::annex(notice, &title, vec![block], register);
            }
        }
    }
}

fn row(texts: impl IntoIterator<Item = String>) -> TableRow {
    TableRow { id: None, heading: None, cells: texts.into_iter().map(cell).collect::<Vec<Cell>>() }
}

fn headed(names: &[&str], rows: Vec<TableRow>) -> Block {
    Block::Table(table(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), rows))
}

fn targets(ledger: &Ledger) -> crate::model::document::Table {
    let line = |line: &TargetLine| {
        let reached = match line.reached {
            _ if line.is_open => "待核定".to_owned(),
            Some(_) => line.reached_text.clone(),
            None => "—".to_owned(),
        };
        let shown = |text: Option<String>| text.filter(|_| !line.is_open).unwrap_or_else(|| "—".to_owned());
        row([
            format!("{}（第{}条）", line.name, line.number),
            line.asked.goal.clone(),
            reached,
            shown(line.completion.map(|done| format!("{done:.1}%"))),
            shown(line.ahead.map(|points| format!("{points:+.1}"))),
            line.responsible.join("、"),
        ])
    };
    let names = ["指标", "年度目标", "完成情况", "完成年度目标", "比序时（百分点）", "责任单位"];
    table(&names.map(str::to_owned), ledger.targets.iter().map(line).collect())
}

/// What each target has reached of its goal; bars beyond it are as long as the whole.
fn chart(ledger: &Ledger) -> Option<Chart> {
    let tenths = |percent: f64| format!("{:.0}", percent.clamp(0.0, 100.0) * 10.0).parse().unwrap_or(0);
    let bar = |line: &TargetLine| {
        let done = line.completion.filter(|_| !line.is_open)?;
        Some(Bar {
            name: line.name.clone(),
            words: format!("{done:.1}%"),
            length: tenths(done),
            is_short: line.is_behind(),
        })
    };
    let bars: Vec<Bar> = ledger.targets.iter().filter_map(bar).collect();
    let share = ledger.share_of_year.map(|share| format!("序时进度{}%，低于的画浅色；", two(share)));
    let caption = format!("完成年度目标的比例（{}超过100%的画到头）", share.unwrap_or_default());
    (!bars.is_empty()).then(|| Chart { caption, mark: ledger.share_of_year.map(tenths), bars })
}

const NAMED: [State; 4] = [State::Missing, State::Returned, State::Late, State::Zero];

fn of_state(ledger: &Ledger, state: State) -> impl Iterator<Item = &UnitLine> {
    ledger.units.iter().filter(move |unit| unit.state == state)
}

fn names_title(ledger: &Ledger) -> String {
    let words: Vec<&str> =
        NAMED.into_iter().filter(|state| of_state(ledger, *state).next().is_some()).map(State::word).collect();
    format!("{}单位名单", words.join("、"))
}

/// Who did not report in time, by name, in the order of the register.
fn names(ledger: &Ledger) -> Option<Block> {
    let units = NAMED.into_iter().flat_map(|state| of_state(ledger, state));
    let line = |(at, unit): (usize, &UnitLine)| {
        // Who has sent nothing is late by the day on which somebody reads it.
        let late = unit.days_late.filter(|_| unit.state.counts());
        let late = late.map(|days| format!("迟{days}天")).unwrap_or_default();
        let why: Vec<&str> = unit.why.iter().map(|why| why.zh.as_str()).collect();
        row([
            at.to_string(),
            unit.unit.clone(),
            unit.state.word().to_owned(),
            unit.received.map_or_else(|| "—".to_owned(), |day| day.to_string()),
            [late, why.join("；")].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("；"),
        ])
    };
    let rows: Vec<TableRow> = (1..).zip(units).map(line).collect();
    (!rows.is_empty()).then(|| headed(&["序号", "单位", "情况", "报送日期", "说明"], rows))
}

/// Duties that stand still, and whatever units told as a problem, in their own words: a duty's wording, then who says what.
fn problems(ledger: &Ledger) -> Option<Block> {
    let mut rows = Vec::new();
    let mut count = 0;
    for line in &ledger.clauses {
        let own = ledger.entries.iter().filter(|entry| entry.key == line.clause);
        let told: Vec<&Entry> = own.filter(|entry| is_told(entry)).collect();
        if !told.is_empty() {
            let heading = Some(format!("第{}条　{}", line.number, line.text));
            rows.push(TableRow { id: None, heading, cells: Vec::new() });
        }
        for entry in told {
            count += 1;
            let status = entry.status().map_or("未报", |(word, _)| word);
            let [problem, next] = [Field::Problem, Field::Next].map(|field| entry.said(field).unwrap_or("没有写"));
            rows.push(row([&count.to_string(), &entry.unit, status, problem, next].map(str::to_owned)));
        }
    }
    (!rows.is_empty()).then(|| headed(&["序号", "责任单位", "状态", "存在的问题", "下一步措施"], rows))
}

fn is_told(entry: &Entry) -> bool {
    entry.said(Field::Problem).is_some() || entry.status().is_some_and(|(_, status)| status.stagnates())
}
