//! Where the plan, its output and the fonts lie, if a person does not say.

use std::path::{Path, PathBuf};

use crate::model::{error::Error, message::Message};

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

/// Plans' folders: as given, or the newest year.
pub(super) fn plans(given: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    if given.is_empty() { Ok(vec![plan(None)?]) } else { Ok(given.to_vec()) }
}

/// The one plan that a command can take.
pub(super) fn only(given: &[PathBuf]) -> Result<PathBuf, Error> {
    match given {
        [] | [_] => plan(given.first().map(PathBuf::as_path)),
        [_, second, ..] => Err(Error::Other(Message::new(
            format!("只能给一个方案，多了 {}", second.display()),
            format!("one plan is enough: {} is too many", second.display()),
        ))),
    }
}

/// The output folders of several plans, each of its own name.
pub(super) fn outputs(given: Option<&Path>, plans: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut outputs: Vec<PathBuf> = Vec::new();
    for plan in plans {
        let own = output(None, plan);
        let name = own.file_name().unwrap_or_default();
        let folder = given.unwrap_or(Path::new("output")).join(name);
        if let Some(twin) = outputs.iter().position(|other| *other == folder) {
            let (first, second, folder) = (plans[twin].display(), plan.display(), folder.display());
            return Err(Error::Other(Message::new(
                format!("{first} 和 {second} 都要写进 {folder}：请改文件夹名，或分开生成"),
                format!("{first} and {second} would both go into {folder}: rename one, or build them one by one"),
            )));
        }
        outputs.push(folder);
    }
    Ok(outputs)
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

/// The ending of a file's name, in small letters: it says what is written. Any other than these is refused, for a text
/// called .docx cannot be opened.
pub(super) fn ending<'e>(path: &Path, endings: &[&'e str]) -> Result<&'e str, Error> {
    let given = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    endings.iter().find(|ending| **ending == given).copied().ok_or_else(|| {
        let (path, list) = (path.display(), endings.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>());
        let (zh, en) = (list.join("、"), list.join(", "));
        Error::Other(Message::new(
            format!("{path}：看不出要写成什么文件。文件名的后缀要是 {zh}"),
            format!("{path}: what is to be written cannot be told; the name must end in {en}"),
        ))
    })
}

fn no_plan() -> Error {
    Error::Other(Message::new(
        "这里没有 plan 文件夹，或其中没有以年份命名的文件夹。请在项目文件夹里运行，或写明方案的位置，如：anpai build plan/2023",
        "there is no folder `plan` here with a year in it; call anpai in the project's folder or name the plan: anpai build plan/2023",
    ))
}
