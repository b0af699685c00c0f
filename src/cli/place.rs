//! Where the plan, its output and the fonts lie, if a person does not say.

use std::path::{Path, PathBuf};

use crate::{error::Error, lang::Message};

/// The plan's folder: as given, or the newest year below `plan/`.
pub(super) fn plan(given: Option<&Path>) -> Result<PathBuf, Error> {
    if let Some(given) = given {
        return Ok(given.to_owned());
    }
    let folders = std::fs::read_dir("plan").map_err(|_| no_plan())?;
    let years = folders.filter_map(Result::ok).filter_map(|entry| {
        let year: u16 = entry.file_name().to_str()?.parse().ok()?;
        entry.path().is_dir().then_some(year)
    });
    years.max().map(|year| Path::new("plan").join(year.to_string())).ok_or_else(no_plan)
}

/// The output folder: as given, or output/ and the name of the plan's folder.
pub(super) fn output(given: Option<&Path>, plan: &Path) -> PathBuf {
    let name = std::path::absolute(plan).ok().and_then(|plan| plan.file_name().map(ToOwned::to_owned));
    given.map_or_else(|| Path::new("output").join(name.unwrap_or_else(|| "plan".into())), Path::to_owned)
}

/// Folders with fonts: those given, `fonts` where the program is called, and `fonts` beside the program.
pub(super) fn fonts(given: &[PathBuf]) -> Vec<PathBuf> {
    let beside = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join("fonts")));
    let usual = std::iter::once(PathBuf::from("fonts")).chain(beside);
    given.iter().cloned().chain(usual.filter(|folder| folder.is_dir())).collect()
}

fn no_plan() -> Error {
    Error::Other(Message::new(
        "这里没有 plan 文件夹，或其中没有以年份命名的文件夹。请在项目文件夹里运行，或写明方案的位置，如：anpai build plan/2023",
        "there is no folder `plan` here with a year in it; call anpai in the project's folder or name the plan: anpai build plan/2023",
    ))
}
