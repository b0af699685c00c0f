//! What is done about forms that came back: taken in, decided, put into the ledger.

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
        print::{json, workbook},
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
    let collected = collected(desk, state, period)?;
    let out = earlier::folder(&(desk.setting.output)(&state.folder), period);
    write::file(&out.join("台账.xlsx"), &workbook::workbook(&collected.ledger)?)?;
    write::file(&out.join(earlier::LEDGER), json::json(&collected.ledger).as_bytes())?;
    if let Some(text) = &collected.decisions {
        state.commit("列出要定的事", &[(returns::decisions(period), text.clone())])?;
    }
    state.number += 1;
    Ok(Done { label: "出台账".to_owned(), place: out.join("台账.xlsx").display().to_string(), ..Done::default() })
}

/// Whose figure stands, and why: written into decisions.yaml.
pub(super) fn decide(
    desk: &Desk,
    state: &mut State,
    period: &str,
    key: &str,
    take: &str,
    reason: &str,
) -> Result<Done, Refused> {
    let file = returns::decisions(period);
    let open = collected(desk, state, period)?.decisions;
    let text = open.or_else(|| state.text_of(&file)).unwrap_or_default();
    let list = Path::parse("decisions");
    let is = |at: &Path| {
        edit::get(&text, &at.key("key")).is_some_and(|own| own == key)
            && edit::get(&text, &at.key("kind")).is_some_and(|kind| kind == "冲突")
    };
    let at = (0..edit::count(&text, &list)).rev().map(|index| list.at(index)).find(is);
    let at = at.ok_or_else(|| refused("这一处已经没有不同了", "there is nothing to decide any more"))?;
    let new = edit::set(&edit::set(&text, &at.key("take"), take)?, &at.key("reason"), reason)?;
    let label = format!("定了：{take}");
    state.commit(&label, &[(file, new)])?;
    state.number += 1;
    Ok(Done { label, ..Done::default() })
}
