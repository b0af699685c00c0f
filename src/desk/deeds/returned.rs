//! What is done about forms that came back: taken in, decided, put into the ledger.

use serde::Deserialize;

use crate::{
    desk::{
        edit,
        opened::Desk,
        refused::{Refused, refused},
        screens::returns,
        state::State,
    },
    model::finding::Severity,
    pipeline::{
        check::Mode,
        load::{earlier, nodes::Path, served},
        write,
    },
    year::returns::{
        collect::{Collected, Request},
        decide::{Open, decisions},
        print::{draft::Kind, files, reply::FOLDER, report},
    },
};

use super::done::Done;

fn collected(desk: &Desk, state: &State, period: &str) -> Result<Collected, Refused> {
    if !served::is_name(period) {
        return Err(refused("没有这一期", "there is no such period"));
    }
    let collected = returns::collected(desk, state, &*state.readable()?, period)?;
    collected.ok_or_else(|| refused("这一期还没有收回的报表", "nothing has come back for this period"))
}

/// Keeps a form that came back under its own name; one of that name is never written over.
pub(super) fn bring(state: &mut State, period: &str, name: &str, bytes: &[u8]) -> Result<Done, Refused> {
    if !served::is_name(period) || !served::is_name(name) {
        return Err(refused("这个文件名不能用，请改名再拖进来", "this name cannot be used: rename the file"));
    }
    let folder = state.returns().join(period);
    let known = served::names(&folder, false);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let numbered = |n: usize| if n == 1 { name.to_owned() } else { format!("{stem}（{n}）.{ending}") };
    let name = (1..=known.len() + 1)
        .map(numbered)
        .find(|name| !known.contains(name))
        .expect("there are more numbers than files");
    write::file(&folder.join(&name), bytes)?;
    state.number += 1;
    Ok(Done { label: format!("收下 {name}"), place: folder.join(name).display().to_string(), ..Done::default() })
}

/// As `anpai collect` does: the ledger, what is open beside the returns, and what goes back to the units.
pub(super) fn collect(desk: &Desk, state: &mut State, period: &str, reply: bool) -> Result<Done, Refused> {
    let mut collected = collected(desk, state, period)?;
    let out = earlier::folder(&(desk.setting.output)(&state.folder), period);
    let open = collected.decisions.take();
    files::ledger(&collected, &desk.setting.options.templates, &out, &state.returns().join(period))?;
    let read = state.readable()?;
    let mut told = Vec::new();
    if reply {
        let printer = desk.setting.options.printer(read.checked.year);
        let replied = files::replies(&collected, &read.checked, None, printer, &out)?;
        told = replied.faults.iter().map(|fault| fault.get(state.lang).to_owned()).collect();
    }
    if let Some(text) = open {
        // The journal must know of it.
        state.commit("列出要定的事", &[(returns::decisions(period), text)])?;
    }
    state.number += 1;
    let label = if reply { "出台账、退改件、催报函" } else { "出台账" };
    let place = out.join(if reply { FOLDER } else { files::WORKBOOK });
    Ok(Done { label: label.to_owned(), place: place.display().to_string(), told, ..Done::default() })
}

/// As `anpai report` does: the drafts, and the pages of what they say now.
pub(super) fn report(desk: &Desk, state: &mut State, period: &str) -> Result<Done, Refused> {
    let ledger = collected(desk, state, period)?.ledger;
    let read = state.readable()?;
    let (folder, output) = (state.returns().join(period), (desk.setting.output)(&state.folder));
    let request = Request { plan: &read.checked, period, returns: &folder, output: &output, as_of: None };
    let printer = desk.setting.options.printer(read.checked.year);
    let mut told = Vec::new();
    for kind in Kind::ALL {
        let reported = report::report(kind, &request, &ledger, printer, Mode::Draft)?;
        let errors = reported.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let errors = errors.map(|finding| &finding.message);
        told.extend(errors.chain(&reported.differs).chain(&reported.faults).map(|one| one.get(state.lang).to_owned()));
    }
    state.number += 1;
    let place = earlier::folder(&output, period).display().to_string();
    Ok(Done { label: "出通报和报告".to_owned(), place, told, ..Done::default() })
}

/// What a person settles, and why: written into decisions.yaml.
pub(super) fn decide(desk: &Desk, state: &mut State, decision: &Decision) -> Result<Done, Refused> {
    let file = returns::decisions(&decision.period);
    let open = collected(desk, state, &decision.period)?.ledger.open;
    let text = state.text_of(&file).unwrap_or_default();
    let text = match open.iter().find(|open| decision.answers(open)) {
        Some(open) => decisions::with_open(&text, [open]),
        None => text,
    };
    let list = Path::parse("decisions");
    let elements = (0..edit::count(&text, &list)).rev().map(|index| list.at(index));
    let at = elements.clone().find(|at| decision.is_at(&text, at));
    let at = at.ok_or_else(|| refused("这件事已经没有了", "there is nothing to decide any more"))?;
    let new = edit::set(&edit::set(&text, &at.key("take"), &decision.take)?, &at.key("reason"), &decision.reason)?;
    let label = format!("定了：{}", decision.take);
    state.commit(&label, &[(file, new)])?;
    state.number += 1;
    Ok(Done { label, ..Done::default() })
}

/// What is decided, as a page names it.
#[derive(Debug, Deserialize)]
pub(in crate::desk) struct Decision {
    period: String,
    kind: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    key: String,
    #[serde(default)]
    field: String,
    take: String,
    reason: String,
}

impl Decision {
    fn named(&self) -> [(&'static str, &str); 4] {
        [("kind", &self.kind), ("unit", &self.unit), ("key", &self.key), ("field", &self.field)]
    }

    fn answers(&self, open: &Open) -> bool {
        let field = open.field.map_or("", |field| field.word());
        self.named().map(|(_, word)| word) == [open.kind.word(), &open.unit, &open.key, field]
    }

    /// Whether it is the element of the file at a place.
    fn is_at(&self, text: &str, at: &Path) -> bool {
        self.named().iter().all(|(key, word)| edit::get(text, &at.key(key)).unwrap_or_default() == *word)
    }
}
