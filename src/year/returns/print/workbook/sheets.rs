//! What stands in the sheets of the workbook: units, entries, targets, what is to be asked, cells that were not taken.

use crate::{
    model::blank::{Field, Grade, Status},
    year::returns::{
        cell::Outcome,
        decide::{Entry, Ledger, TargetLine, UnitLine},
        tally::State,
    },
};

use super::table::{Table, Tint, plain};

/// The sheets in their order.
pub(super) fn all(ledger: &Ledger) -> [Table; 5] {
    [units(ledger), entries(ledger), targets(ledger), faults(ledger), files(ledger)]
}

fn units(ledger: &Ledger) -> Table {
    let row = |unit: &UnitLine| {
        let tint = match unit.state {
            State::Reported | State::Zero => Tint::Good,
            State::Late => Tint::Warn,
            State::Returned | State::Missing => Tint::Bad,
        };
        let on_time = match unit.on_time {
            _ if !unit.state.counts() => "",
            Some(true) => "是",
            Some(false) => "否",
            None => "不知道",
        };
        let why: Vec<&str> = unit.why.iter().map(|why| why.zh.as_str()).collect();
        vec![
            plain(&unit.unit),
            (unit.state.word().to_owned(), tint),
            plain(unit.received.map(|day| day.to_string()).unwrap_or_default()),
            plain(on_time),
            plain(unit.days_late.map(|days| days.to_string()).unwrap_or_default()),
            (unit.to_mend.to_string(), if unit.to_mend > 0 { Tint::Warn } else { Tint::None }),
            plain(unit.to_look_at.to_string()),
            plain(&unit.contact.0),
            plain(&unit.contact.1),
            plain(unit.file.as_ref().map(|file| file.name.clone()).unwrap_or_default()),
            plain(why.join("；")),
        ]
    };
    Table {
        name: "报送情况",
        heads: vec![
            ("单位", 26.0),
            ("状态", 8.0),
            ("收到", 16.0),
            ("按时", 8.0),
            ("迟几天", 8.0),
            ("待改几处", 9.0),
            ("留意几处", 9.0),
            ("填报人", 12.0),
            ("联系电话", 16.0),
            ("采用的文件", 34.0),
            ("退回的原因", 34.0),
        ],
        rows: ledger.units.iter().map(row).collect(),
        unprinted: 0,
    }
}

fn said(entry: &Entry, field: Field) -> (String, Tint) {
    match entry.values.get(&field) {
        None if entry.zero => ("（零报）".to_owned(), Tint::Grey),
        None => plain(""),
        Some(value) => {
            let looks = value.faults.iter().any(|fault| fault.grade == Grade::Look);
            let tint = match (value.outcome, field) {
                (Outcome::AskedBack, _) => Tint::Bad,
                (_, Field::Status) if Status::of(&value.value).stagnates() => Tint::Warn,
                (_, Field::Status) if Status::of(&value.value) == Status::Done => Tint::Good,
                _ if looks => Tint::Warn,
                _ => Tint::None,
            };
            (value.value.clone(), tint)
        }
    }
}

fn entries(ledger: &Ledger) -> Table {
    let row = |entry: &Entry| {
        let mut cells = vec![
            plain(&entry.unit),
            plain(&entry.number),
            plain(&entry.section),
            plain(if entry.target.is_some() { format!("指标：{}", entry.text) } else { entry.text.clone() }),
            plain(&entry.role),
            plain(entry.target.as_ref().map(|asked| asked.goal.clone()).unwrap_or_default()),
        ];
        cells.extend(Field::ROW.map(|field| said(entry, field)));
        cells.push(plain(if entry.target.is_some() { entry.reached_text() } else { String::new() }));
        cells.push(plain(from(entry)));
        cells.push(plain(&entry.key));
        cells
    };
    let mut heads =
        vec![("单位", 16.0), ("编号", 7.0), ("部分", 14.0), ("任务、指标", 36.0), ("责任类型", 9.0), ("目标值", 12.0)];
    heads.extend(Field::ROW.map(|field| {
        let width = match field {
            Field::Progress => 32.0,
            Field::Problem | Field::Next => 22.0,
            _ => 10.0,
        };
        (field.word(), width)
    }));
    heads.extend([("达到", 12.0), ("出处（文件、表、格）", 30.0), ("识别码", 16.0)]);
    Table { name: "逐条", heads, rows: ledger.entries.iter().map(row).collect(), unprinted: 2 }
}

/// Where the values stand: file and cells.
fn from(entry: &Entry) -> String {
    let Some(first) = entry.values.values().next() else { return String::new() };
    let cells: Vec<&str> = entry.values.values().map(|value| value.cell.as_str()).collect();
    format!("{}　{}　{}", first.file.name, first.sheet, cells.join(" "))
}

fn targets(ledger: &Ledger) -> Table {
    let row = |line: &TargetLine| {
        vec![
            plain(&line.number),
            plain(&line.name),
            plain(&line.asked.goal),
            (line.reached_text.clone(), if line.is_open { Tint::Bad } else { Tint::None }),
            plain(line.completion.map(|done| format!("{done:.1}%")).unwrap_or_default()),
            (
                line.ahead.map(|points| format!("{points:+.1}")).unwrap_or_default(),
                if line.is_behind() { Tint::Warn } else { Tint::None },
            ),
            plain(&line.unit),
            plain(line.responsible.join("、")),
            plain(if line.is_open { "各家不一，待定" } else { "" }),
        ]
    };
    Table {
        name: "指标",
        heads: vec![
            ("编号", 7.0),
            ("指标", 34.0),
            ("目标值", 16.0),
            ("达到", 14.0),
            ("完成年度目标", 13.0),
            ("比序时（百分点）", 15.0),
            ("采用谁的数", 24.0),
            ("责任单位", 34.0),
            ("备注", 18.0),
        ],
        rows: ledger.targets.iter().map(row).collect(),
        unprinted: 0,
    }
}

fn faults(ledger: &Ledger) -> Table {
    let mut rows = Vec::new();
    for unit in &ledger.units {
        for (key, field, fault) in &unit.faults {
            let tint = match fault.grade {
                Grade::Unreadable => Tint::Bad,
                Grade::AskBack => Tint::Warn,
                Grade::Look => Tint::Grey,
            };
            rows.push(vec![
                plain(&unit.unit),
                plain(key),
                plain(field.map_or("", |field| field.word())),
                (fault.grade.word().to_owned(), tint),
                plain(&fault.message.zh),
            ]);
        }
    }
    Table {
        name: "要问的",
        heads: vec![("单位", 26.0), ("识别码", 24.0), ("哪一栏", 18.0), ("轻重", 8.0), ("怎么了、怎么改", 80.0)],
        rows,
        unprinted: 0,
    }
}

fn files(ledger: &Ledger) -> Table {
    let mut rows = Vec::new();
    for file in &ledger.files {
        for cell in file.cells.iter().filter(|cell| cell.outcome != Outcome::Accepted) {
            let why: Vec<&str> = cell.faults.iter().map(|fault| fault.message.zh.as_str()).collect();
            let why = file.why.as_ref().map_or_else(|| why.join("；"), |why| why.zh.clone());
            let tint = if cell.outcome == Outcome::AskedBack { Tint::Warn } else { Tint::Grey };
            rows.push(vec![
                plain(&file.file.name),
                plain(&file.unit),
                plain(&cell.raw.sheet),
                plain(cell.raw.at()),
                plain(&cell.raw.text),
                (cell.outcome.word().to_owned(), tint),
                plain(why),
            ]);
        }
    }
    Table {
        name: "没有采用的格",
        heads: vec![
            ("文件", 30.0),
            ("单位", 22.0),
            ("表", 12.0),
            ("格", 8.0),
            ("格里写的", 40.0),
            ("结果", 8.0),
            ("为什么", 50.0),
        ],
        rows,
        unprinted: 0,
    }
}
