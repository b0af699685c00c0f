//! Where the plan, its output and the fonts lie, if a person does not say.

#![allow(clippy::disallowed_methods, reason = "the room that looks at the surroundings")]

use std::path::{Path, PathBuf};

use crate::{
    model::{error::Error, message::Message},
    pipeline::{load, render::Templates, typeset::Engine},
};

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

/// Plans' folders: as given, or the newest year. One that is not there is said before anything else is looked for.
pub(super) fn plans(given: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    match given.iter().find(|plan| !plan.exists()) {
        Some(missing) => Err(missing_plan(missing)),
        None if given.is_empty() => Ok(vec![plan(None)?]),
        None => Ok(given.to_vec()),
    }
}

/// A plan that is not there, and those that are beside it.
fn missing_plan(plan: &Path) -> Error {
    let shown = plan.display();
    let beside = load::above(plan);
    let entries = std::fs::read_dir(&beside).into_iter().flatten().filter_map(Result::ok);
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().join("plan.yaml").exists())
        .map(|entry| beside.join(entry.file_name()).display().to_string())
        .collect();
    names.sort();
    if names.is_empty() {
        return no_plan();
    }
    let (zh, en) = (names.join("、"), names.join(", "));
    Error::Other(Message::new(
        format!("没有方案文件夹 {shown}；有的是：{zh}"),
        format!("there is no plan {shown}; there is: {en}"),
    ))
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

/// The built-in templates, with those of a folder over them.
///
/// # Errors
/// When the folder cannot be read, or a template is wrong.
pub(super) fn templates(own: Option<&Path>) -> Result<Templates, Error> {
    Templates::new(own.map(load::templates).transpose()?.unwrap_or_default())
}

/// Folders with fonts: those given, and the usual ones that are there.
///
/// # Errors
/// When one that is given is none.
pub(super) fn fonts(given: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    if let Some(missing) = given.iter().find(|folder| !folder.is_dir()) {
        return Err(Error::NotAFolder { path: missing.clone() });
    }
    Ok(given.iter().cloned().chain(usual_fonts().into_iter().filter(|folder| folder.is_dir())).collect())
}

/// Where fonts are looked for beside those of the system: here, beside the program, with the user's own.
pub(super) fn usual_fonts() -> Vec<PathBuf> {
    let program = std::env::current_exe().ok();
    let beside = program.as_deref().and_then(Path::parent).map(|folder| folder.join("fonts"));
    std::iter::once(PathBuf::from("fonts")).chain(beside).chain(user_fonts()).collect()
}

/// The user's own folder of fonts for anpai: `anpai fonts install` puts them there.
pub(super) fn user_fonts() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache =
        set("XDG_CACHE_HOME").or_else(|| set("LOCALAPPDATA")).or_else(|| set("HOME").map(|home| home.join(".cache")));
    cache.map(|cache| cache.join("anpai/fonts"))
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

/// The typesetter of commands that do not ask for one: the linked one, or an installed `typst`.
#[cfg(feature = "embedded")]
#[expect(clippy::unnecessary_wraps, reason = "without the linked compiler there may be none")]
pub(super) fn engine() -> Result<Engine, Error> {
    Ok(Engine::Embedded)
}

#[cfg(not(feature = "embedded"))]
pub(super) fn engine() -> Result<Engine, Error> {
    crate::pipeline::typeset::Invoked::find(Path::new("typst")).map(Engine::Invoked)
}

fn no_plan() -> Error {
    Error::Other(Message::new(
        "这里没有 plan 文件夹，或其中没有以年份命名的文件夹。请在项目文件夹里运行，或写明方案的位置，如：anpai build plan/2023；还没有方案，可以先 anpai init 做一个样本",
        "there is no folder `plan` here with a year in it; call anpai in the project's folder or name the plan: anpai build plan/2023. With no plan yet, begin with `anpai init`",
    ))
}
