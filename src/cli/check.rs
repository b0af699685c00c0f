//! `anpai check`: every fault, nothing written.

use std::path::PathBuf;

use crate::{
    check::{self, Mode},
    diagnostic::Finding,
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
    /// 按正式件检查：未知项也算问题
    #[arg(long)]
    r#final: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let plan = place::plan(args.plan.as_deref())?;
    let loaded = load::load(&plan)?;
    let mode = if args.r#final { Mode::Final } else { Mode::Draft };
    let checked = check::check(loaded.plan, loaded.findings, mode);
    print(&checked.findings, &checked.sources, lang);
    Ok(u8::from(checked.plan.is_none()))
}

/// Prints findings.
pub(super) fn print(findings: &[Finding], sources: &Sources, lang: Lang) {
    for finding in findings {
        let (line, column) = sources.line_column(finding.place);
        let path = sources.of(finding.place).path.display();
        say::err(&format!("{path}:{line}:{column}: {}: {}\n", finding.code, finding.message.get(lang)));
    }
}
