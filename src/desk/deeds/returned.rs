//! What is done about forms that came back: taken in, decided, put into the ledger.

use serde::Deserialize;

use crate::{
    desk::{
        Desk, edit,
        screens::returns,
        state::{Read, Refused, State},
    },
    pipeline::{
        load::{earlier, nodes::Path, served},
        write,
    },
    year::returns::{
        collect::Collected,
        decide::{Open, decisions},
        print::files,
    },
};

use super::{Done, refused};

fn read(state: &State) -> Result<std::sync::Arc<Read>, Refused> {
    state.read.clone().map_err(|_| refused("现在没有方案", "there is no plan just now"))
}

fn collected(desk: &Desk, state: &State, period: &str) -> Result<Collected, Refused> {
    if !served::is_name(period) {
        return Err(refused("没有这一期", "there is no such period"));
    }
    let collected = returns::collected(desk, state, &*read(state)?, period)?;
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

/// As `anpai collect` does: the ledger as a sheet and as JSON, and what is open beside the returns.
pub(super) fn collect(desk: &Desk, state: &mut State, period: &str) -> Result<Done, Refused> {
    let mut collected = collected(desk, state, period)?;
    let out = earlier::folder(&(desk.setting.output)(&state.folder), period);
    let open = collected.decisions.take();
    files::ledger(&collected, &desk.setting.options.templates, &out, &state.returns().join(period))?;
    if let Some(text) = open {
        // The journal must know of it.
        state.commit("列出要定的事", &[(returns::decisions(period), text)])?;
    }
    state.number += 1;
    Ok(Done {
        label: "出台账".to_owned(), place: out.join(files::WORKBOOK).display().to_string(), ..Done::default()
    })
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
