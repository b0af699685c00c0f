//! `anpai check`: every fault; with `--fix` the sure ones are fixed.

use std::path::PathBuf;

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

use super::{Status, place, say};

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
    let loaded = load::load(&plan)?;
    let mode = if args.r#final { Mode::Final } else { Mode::Draft };
    let checked = if args.fix {
        apply(loaded, mode, args.dry_run, lang)?
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
fn apply(loaded: Loaded, mode: Mode, dry_run: bool, lang: Lang) -> Result<Checked, Error> {
    let before = loaded.plan.sources.clone();
    let Fixed { files, applied, checked } = fix::fix(loaded, mode);
    if dry_run {
        say::out(&fix::diff(&files, &before));
    } else {
        write::texts(&files)?;
    }
    let count = files.len();
    say::err(&match (lang, dry_run) {
        (Lang::Zh, false) => format!("改正 {applied} 处，涉及 {count} 个文件\n"),
        (Lang::Zh, true) => format!("可改正 {applied} 处，涉及 {count} 个文件；没有写\n"),
        (Lang::En, false) => format!("fixed {applied} faults in {count} files\n"),
        (Lang::En, true) => format!("would fix {applied} faults in {count} files; nothing is written\n"),
    });
    Ok(checked)
}

/// Prints findings beside other work: errors and warnings; notes are only counted.
pub(super) fn print(findings: &[Finding], sources: &Sources, lang: Lang) {
    let grave: Vec<Finding> = findings.iter().filter(|finding| finding.severity < Severity::Note).cloned().collect();
    let notes = findings.len() - grave.len();
    say::err(&text::text(&grave, sources, lang));
    if notes > 0 {
        say::err(&match lang {
            Lang::Zh => format!("另有 {notes} 个提示，见 anpai check\n"),
            Lang::En => format!("{notes} notes: see `anpai check`\n"),
        });
    }
}

fn praise(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "没有发现问题\n",
        Lang::En => "no faults found\n",
    }
}
