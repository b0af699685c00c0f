//! `anpai new`: last year's plan → the draft of the next.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

use crate::{
    model::{finding::Severity, message::Lang, place::Source},
    pipeline::{load, write},
    year::next_year::{self, Note, Rolled, Step},
};

use super::{check, place, say, status::Status};

/// Arguments of `new`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 新的年份，如 2024
    #[arg(value_parser = clap::value_parser!(u16).range(1949..=9999))]
    year: u16,
    /// 上年方案文件夹；不给则取 plan/ 下最新的一年
    #[arg(long, value_name = "PLAN")]
    from: Option<PathBuf>,
    /// 新方案文件夹，须尚不存在；不给则为上年方案旁边的 年份
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

/// Runs the command: 1 if the old plan cannot be read.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let from = place::plan(args.from.as_deref())?;
    let loaded = load::load(&from)?;
    if loaded.findings.iter().any(|finding| finding.severity == Severity::Error) {
        check::print(&loaded.findings, &loaded.plan.sources, lang);
        return Ok(1);
    }
    let folder = output(args, &from);
    let periods = &loaded.plan.head.reports.periods;
    let last = periods.last().and_then(|period| period.name.as_ref()).map_or("全年", |name| name.value.as_str());
    let reached = load::earlier::reached(&place::output(None, &from), last)?;
    let rolled = own(next_year::roll_with(&loaded.plan, args.year, &reached)?, &from, &folder);
    let name = |file: &Source| file.path.file_name().map(PathBuf::from);
    let files: Vec<_> = rolled.files.iter().filter_map(|file| Some((name(file)?, file.text.clone()))).collect();
    write::new_folder(&folder, &files)?;
    say::out(&list(&rolled, &folder, lang));
    Ok(0)
}

/// As given, or beside the old plan.
fn output(args: &Args, from: &Path) -> PathBuf {
    let absolute = std::path::absolute(from).unwrap_or_else(|_| from.to_owned());
    let beside = match from.parent() {
        Some(parent) if from.file_name().is_some() => parent.to_owned(),
        _ => absolute.parent().map(Path::to_owned).unwrap_or_default(),
    };
    args.output.clone().unwrap_or_else(|| beside.join(args.year.to_string()))
}

/// What belongs into the new folder: the files of the old one; the register that all years share only if the new
/// folder would have none above it.
fn own(rolled: Rolled, from: &Path, folder: &Path) -> Rolled {
    let has_register = folder.parent().unwrap_or(Path::new("")).join("departments.yaml").exists();
    let belongs = |file: &Source| file.path.parent() == Some(from) || !has_register;
    let places: Vec<Option<usize>> = rolled
        .files
        .iter()
        .scan(0, |next, file| Some(belongs(file).then(|| std::mem::replace(next, *next + 1))))
        .collect();
    let notes = rolled.notes.into_iter().filter_map(|note| Some(Note { file: places[note.file]?, ..note })).collect();
    Rolled { files: rolled.files.into_iter().filter(belongs).collect(), notes }
}

fn list(rolled: &Rolled, folder: &Path, lang: Lang) -> String {
    let mut text = String::new();
    for (index, file) in rolled.files.iter().enumerate() {
        let notes: Vec<&Note> = rolled.notes.iter().filter(|note| note.file == index).collect();
        if let Some(name) = file.path.file_name().filter(|_| !notes.is_empty()) {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{}", folder.join(name).display());
            for note in notes {
                let (line, word, code) = (note.line, step(note.step, lang), note.code);
                let _ = writeln!(text, "  {line:>4}  {word}  [{code}] {}", note.message.get(lang));
            }
        }
    }
    text + &summary(rolled, folder, lang)
}

fn step(step: Step, lang: Lang) -> &'static str {
    match (step, lang) {
        (Step::Changed, Lang::Zh) => "已改",
        (Step::Left, Lang::Zh) => "未动",
        (Step::Corrected, Lang::Zh) => "改错",
        (Step::Changed, Lang::En) => "changed  ",
        (Step::Left, Lang::En) => "left     ",
        (Step::Corrected, Lang::En) => "corrected",
    }
}

fn summary(rolled: &Rolled, folder: &Path, lang: Lang) -> String {
    let count = |step: Step| rolled.notes.iter().filter(|note| note.step == step).count();
    let [changed, left, corrected] = [Step::Changed, Step::Left, Step::Corrected].map(count);
    let folder = folder.display();
    match lang {
        Lang::Zh => format!(
            "\n{folder}：已改 {changed} 处，未动待定 {left} 处，改正旧错 {corrected} 处\n\
             已改和未动的，文件里都在那一行上面写了“# 待定[…]”；逐处定了，就删去那一行注释。还有哪些没定：anpai check {folder}\n"
        ),
        Lang::En => format!(
            "\n{folder}: {changed} changed, {left} left to decide, {corrected} old faults corrected\n\
             Above each changed or undecided line stands a comment `# 待定[…]`; remove it once the place is decided. What is still open: anpai check {folder}\n"
        ),
    }
}
