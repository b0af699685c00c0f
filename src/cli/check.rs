//! `anpai check`: every fault, nothing written.

use std::path::PathBuf;

use crate::{
    check::{self, Mode},
    diagnostic::{Finding, Severity, machine, report},
    lang::Lang,
    load,
    place::Sources,
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
    let checked = check::check(loaded.plan, loaded.findings, mode);
    let (findings, sources) = (&checked.findings, &checked.sources);
    say::out(&match args.format {
        Format::Text if findings.is_empty() => praise(lang).to_owned(),
        Format::Text => report::text(findings, sources, lang),
        Format::Short => report::short(findings, sources, lang),
        Format::Json => machine::json(findings, sources, lang),
        Format::Sarif => machine::sarif(findings, sources, lang),
        Format::Github => machine::github(findings, sources, lang),
    });
    let gravest = if args.strict { Severity::Warning } else { Severity::Error };
    Ok(u8::from(findings.iter().any(|finding| finding.severity <= gravest)))
}

/// Prints findings beside other work.
pub(super) fn print(findings: &[Finding], sources: &Sources, lang: Lang) {
    say::err(&report::text(findings, sources, lang));
}

fn praise(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "没有发现问题\n",
        Lang::En => "no faults found\n",
    }
}
