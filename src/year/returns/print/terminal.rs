//! What `collect` says: who has reported, what every file came to, what is to be asked, what is open.

use crate::{
    model::{
        blank::Grade,
        message::{Lang, Message},
    },
    year::returns::{
        decide::{Counts, FileLine, Kind, Ledger, UnitLine},
        tally::State,
    },
};

/// The whole account.
pub fn text(ledger: &Ledger, lang: Lang) -> String {
    let mut text = String::new();
    for line in [summary(ledger), units(ledger)].concat() {
        text.push_str(line.get(lang));
        text.push('\n');
    }
    text.push_str(&files(ledger, lang));
    text.push_str(&asked(ledger, lang));
    text.push_str(&open(ledger, lang));
    text
}

fn summary(ledger: &Ledger) -> Vec<Message> {
    let reporting = &ledger.reporting;
    let count = |state: State| ledger.units.iter().filter(|unit| unit.state == state).count();
    let states: Vec<String> = State::ALL.iter().map(|state| format!("{} {}", state.word(), count(*state))).collect();
    let on_time = match reporting.on_time {
        Some(count) => (
            format!("按时 {count}，按时率 {}", reporting.on_time_rate),
            format!("{count} in time, {}", reporting.on_time_rate),
        ),
        None => (
            "是否按时不知道（没有报送截止日，或有的没有报送日期）".to_owned(),
            "in time: unknown (no due day, or no day of sending)".to_owned(),
        ),
    };
    vec![Message::new(
        format!(
            "{}年{}：应报 {}，实报 {}，报送率 {}；{}\n  {}",
            ledger.year,
            ledger.period,
            reporting.expected,
            reporting.received,
            reporting.rate,
            on_time.0,
            states.join("，")
        ),
        format!(
            "{} {}: {} expected, {} received, {}; {}\n  {}",
            ledger.year,
            ledger.period,
            reporting.expected,
            reporting.received,
            reporting.rate,
            on_time.1,
            states.join(", ")
        ),
    )]
}

/// Late, returned and missing, by name, in the order of the register.
fn units(ledger: &Ledger) -> Vec<Message> {
    let told = ledger.units.iter().filter(|unit| unit.state != State::Reported);
    told.map(|unit| {
        let UnitLine { unit: name, state, days_late, why, .. } = unit;
        let days = days_late.map(|days| (format!("，迟 {days} 天"), format!(", {days} days late"))).unwrap_or_default();
        let why = |of: fn(&Message) -> &str| why.iter().map(|why| format!("——{}", of(why))).collect::<String>();
        Message::new(
            format!("  {}：{name}{}{}", state.word(), days.0, why(|why| &why.zh)),
            format!("  {}: {name}{}{}", state.word(), days.1, why(|why| &why.en)),
        )
    })
    .collect()
}

fn row(counts: &Counts, name: &str) -> String {
    format!("{:>6}{:>6}{:>6}{:>6}  {name}\n", counts.read, counts.accepted, counts.asked_back, counts.set_aside)
}

fn files(ledger: &Ledger, lang: Lang) -> String {
    let (head, total) = match lang {
        Lang::Zh => ("  读到  采用  退问  搁置\n", "合计"),
        Lang::En => ("  read taken asked aside\n", "in all"),
    };
    let mut text = head.to_owned();
    for file in &ledger.files {
        text.push_str(&row(&file.counts, &file_words(file, lang)));
        for one in &file.differences {
            let (key, field) = (&one.key, one.field.word());
            text.push_str(&match lang {
                Lang::Zh => format!("{:>28}{key} {field}：采用的一份写“{}”，这一份写“{}”\n", "", one.counts, one.other),
                Lang::En => format!("{:>28}{key} {field}: `{}` counts, `{}` here\n", "", one.counts, one.other),
            });
        }
    }
    text + &row(&ledger.counts, total)
}

fn file_words(file: &FileLine, lang: Lang) -> String {
    let mut words = file.file.name.clone();
    if !file.unit.is_empty() {
        words.push_str(&format!(" → {}", file.unit));
    }
    for note in file.why.iter().chain(&file.notes) {
        words.push_str(if lang == Lang::Zh { "；" } else { "; " });
        words.push_str(note.get(lang));
    }
    words
}

/// What the units are to be asked. What is worth a look is only counted: it stands in the ledger.
fn asked(ledger: &Ledger, lang: Lang) -> String {
    let mut text = String::new();
    let mut looks = 0;
    for unit in &ledger.units {
        for (key, field, fault) in &unit.faults {
            if fault.grade == Grade::Look {
                looks += 1;
                continue;
            }
            let field = field.map_or("", |field| field.word());
            text.push_str(&format!(
                "  {}  {} {key} {field}：{}\n",
                fault.grade.word(),
                unit.unit,
                fault.message.get(lang)
            ));
        }
    }
    if looks > 0 {
        text.push_str(&match lang {
            Lang::Zh => format!("  另有 {looks} 处留意，见台账\n"),
            Lang::En => format!("  {looks} more worth a look: see the ledger\n"),
        });
    }
    text
}

fn open(ledger: &Ledger, lang: Lang) -> String {
    let mut text = String::new();
    for conflict in &ledger.conflicts {
        let said: Vec<String> =
            conflict.said.iter().map(|(unit, role, value)| format!("{unit}（{role}）{value}")).collect();
        let (number, name, said) = (&conflict.number, &conflict.text, said.join("，"));
        let stands = if conflict.stands.is_empty() { "—" } else { &conflict.stands };
        text.push_str(&match (lang, &conflict.decided) {
            (Lang::Zh, Some((take, reason))) => format!("  已定  {number} {name}：{said}；采用{take}的（{reason}）\n"),
            (Lang::Zh, None) => format!("  待定  {number} {name}：{said}；暂用：{stands}\n"),
            (Lang::En, Some((take, reason))) => {
                format!("  decided  {number} {name}: {said}; {take} stands ({reason})\n")
            }
            (Lang::En, None) => format!("  open  {number} {name}: {said}; for now: {stands}\n"),
        });
    }
    for unused in &ledger.unused {
        let (number, why) = (unused.number, unused.why.get(lang));
        text.push_str(&match lang {
            Lang::Zh => format!("  decisions.yaml 第 {number} 条没有用上：{why}\n"),
            Lang::En => format!("  decisions.yaml, no. {number}: not used: {why}\n"),
        });
    }
    text + &to_paste(ledger, lang)
}

/// The lines that settle what may be settled.
fn to_paste(ledger: &Ledger, lang: Lang) -> String {
    if ledger.open.iter().all(|open| open.kind == Kind::Conflict) {
        return String::new();
    }
    let mut text = match lang {
        Lang::Zh => "可以由人定的事：把要定的一行粘到报表旁的 decisions.yaml 里 decisions: 一行的下面（没有就先写上这一行），填 take（采用什么）和 reason（理由），再运行一次\n",
        Lang::En => "What a person may settle: paste a line below the line `decisions:` of decisions.yaml beside the forms (write it if there is none), fill in `take` and `reason`, run again\n",
    }
    .to_owned();
    // Those of kind 冲突 are in the file by now.
    for open in ledger.open.iter().filter(|open| open.kind != Kind::Conflict) {
        text.push_str(&format!("  # {}\n{}\n", open.question.get(lang).replace(['\n', '\r'], " "), open.line()));
    }
    text
}
