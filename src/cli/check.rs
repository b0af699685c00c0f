//! `anpai check`: every fault; with `--fix` the sure ones are fixed.

use std::path::{Path, PathBuf};

use crate::{
    model::{
        error::Error,
        finding::{Finding, Severity},
        message::Lang,
        place::Sources,
    },
    pipeline::{
        check::{self, Checked, Mode},
        load::{self, Loaded},
        write,
    },
    report::{github, json, sarif, text},
    year::fix::{self, Fixed},
};

use super::{place, say, status::Status};

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 方案文件夹；不给则取 plan/ 下最新的一年
    plan: Option<PathBuf>,
    /// 报告的形式：text、short、json、sarif、github
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// 警告也算问题
    #[arg(long)]
    strict: bool,
    /// 按正式件检查：未知项也算问题
    #[arg(long)]
    r#final: bool,
    /// 改正有把握的问题：只改问题所在的字，其余一字不动
    #[arg(long)]
    fix: bool,
    /// 配合 --fix：只显示会改什么，不写文件
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// 把上一次 --fix 改的改回去；之后又有人改过的文件不动
    #[arg(long, conflicts_with = "fix")]
    undo: bool,
}

/// Forms of the report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people, with snippets.
    #[default]
    Text,
    /// One line a finding.
    Short,
    /// For programs.
    Json,
    /// For code scanning.
    Sarif,
    /// Annotations of GitHub.
    Github,
}

/// Runs the command.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let plan = place::plan(args.plan.as_deref())?;
    if args.undo {
        undo(&plan, lang)?;
    }
    let loaded = load::load(&plan)?;
    let mode = if args.r#final { Mode::Final } else { Mode::Draft };
    let checked = if args.fix {
        apply(&plan, loaded, mode, args.dry_run, lang)?
    } else {
        check::check(loaded.plan, loaded.findings, mode)
    };
    let (findings, sources) = (&checked.findings, &checked.sources);
    say::out(&match args.format {
        Format::Text if findings.is_empty() => praise(lang).to_owned(),
        Format::Text => text::text(findings, sources, lang),
        Format::Short => text::short(findings, sources, lang),
        Format::Json => json::json(findings, sources, lang),
        Format::Sarif => sarif::sarif(findings, sources, lang),
        Format::Github => github::github(findings, sources, lang),
    });
    let gravest = if args.strict { Severity::Warning } else { Severity::Error };
    Ok(u8::from(findings.iter().any(|finding| finding.severity <= gravest)))
}

/// Applies the sure fixes, or shows them.
fn apply(plan: &Path, loaded: Loaded, mode: Mode, dry_run: bool, lang: Lang) -> Result<Checked, Error> {
    let before = loaded.plan.sources.clone();
    let Fixed { files, applied, checked } = fix::fix(loaded, mode);
    let count = files.len();
    if dry_run {
        say::out(&fix::diff(&files, &before));
    } else if count > 0 {
        put(plan, &files, &before)?;
        say::err(&fix::list(&files, &before, lang));
    }
    let shown = plan.display();
    say::err(&match (lang, dry_run) {
        (Lang::Zh, false) if count == 0 => "没有能自动改的\n".to_owned(),
        (Lang::En, false) if count == 0 => "nothing could be fixed without you\n".to_owned(),
        (Lang::Zh, false) => format!("改正 {applied} 处，涉及 {count} 个文件；要改回去：anpai check {shown} --undo\n"),
        (Lang::Zh, true) => format!("可改正 {applied} 处，涉及 {count} 个文件；没有写\n"),
        (Lang::En, false) => {
            format!("fixed {applied} faults in {count} files; to take it back: anpai check {shown} --undo\n")
        }
        (Lang::En, true) => format!("would fix {applied} faults in {count} files; nothing is written\n"),
    });
    Ok(checked)
}

/// Writes new texts of a plan's files, and keeps what they said in `sources`, so that `--undo` brings it back.
pub(super) fn put(plan: &Path, files: &[(PathBuf, String)], sources: &Sources) -> Result<(), Error> {
    let former = |(path, new): &(PathBuf, String)| write::Former {
        path: path.clone(),
        before: fix::before(path, sources).to_owned(),
        after: new.clone(),
    };
    write::keep_former(plan, &files.iter().map(former).collect::<Vec<_>>())?;
    write::texts(files)
}

/// Takes back the last `--fix`.
fn undo(plan: &Path, lang: Lang) -> Result<(), Error> {
    let restored = write::undo(plan)?;
    let names: String = restored.iter().map(|path| format!("  {}\n", path.display())).collect();
    say::err(&match (restored.len(), lang) {
        (0, Lang::Zh) => "没有可以改回去的：最近没有用过 --fix\n".to_owned(),
        (0, Lang::En) => "there is nothing to take back: --fix was not used\n".to_owned(),
        (count, Lang::Zh) => format!("已改回上一次 --fix 之前的样子，{count} 个文件：\n{names}"),
        (count, Lang::En) => format!("{count} files are as before the last --fix:\n{names}"),
    });
    Ok(())
}

/// Prints findings beside other work: errors in full; warnings and notes are counted, with the command that shows them.
pub(super) fn print(findings: &[Finding], sources: &Sources, lang: Lang) {
    let of = |severity: Severity| findings.iter().filter(move |finding| finding.severity == severity);
    let errors: Vec<Finding> = of(Severity::Error).cloned().collect();
    say::err(&text::text(&errors, sources, lang));
    let (warnings, notes) = (of(Severity::Warning).count(), of(Severity::Note).count());
    if warnings + notes > 0 {
        let folder = folder(sources);
        say::err(&match lang {
            Lang::Zh => format!("另有 {warnings} 个警告、{notes} 个提示，看全部：anpai check {folder}\n"),
            Lang::En => format!("{warnings} warnings and {notes} notes, all shown by: anpai check {folder}\n"),
        });
    }
}

/// The folder of the plan whose texts these are.
fn folder(sources: &Sources) -> String {
    let head = sources.iter().find(|source| source.path.ends_with("plan.yaml"));
    let folder = head.and_then(|head| head.path.parent()).map(|folder| folder.display().to_string());
    folder.unwrap_or_default()
}

fn praise(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "没有发现问题\n",
        Lang::En => "no faults found\n",
    }
}
