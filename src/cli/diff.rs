//! `anpai diff`: two plans side by side.

use std::path::PathBuf;

use crate::{
    diagnostic::{Finding, Severity, report},
    diff::{self, Diff, terminal},
    error::Error,
    lang::Lang,
    load::{self, Loaded},
};

use super::{Status, say};

/// Arguments of `diff`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 上年方案文件夹
    old: PathBuf,
    /// 本年方案文件夹
    new: PathBuf,
    /// 形式：text（终端）、html、pdf、json；不给则看 -o 的文件名，否则为 text
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// 写进文件；不给则打印出来
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// 两年有不同时以 1 结束
    #[arg(long)]
    exit_code: bool,
}

/// Forms of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For the terminal.
    Text,
    /// For programs.
    Json,
}

/// Runs the command: 0 when it ran; 1 if a plan cannot be read, or if asked and there are differences.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let (old, new) = (load::load(&args.old)?, load::load(&args.new)?);
    let faults: Vec<bool> = [&old, &new].into_iter().map(|loaded| is_unreadable(loaded, lang)).collect();
    if faults.contains(&true) {
        return Ok(1);
    }
    let diff = diff::compare(&old.plan, &new.plan);
    put(args, &diff, lang)?;
    Ok(u8::from(args.exit_code && !diff.is_empty()))
}

/// Whether something of a plan could not be read: what is missing would look as if it had been dropped.
fn is_unreadable(loaded: &Loaded, lang: Lang) -> bool {
    let errors = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let errors: Vec<Finding> = errors.cloned().collect();
    say::err(&report::text(&errors, &loaded.plan.sources, lang));
    !errors.is_empty()
}

fn put(args: &Args, diff: &Diff, lang: Lang) -> Result<(), Error> {
    let text = match args.format.unwrap_or(Format::Text) {
        Format::Text => terminal::text(diff, lang),
        Format::Json => serde_json::to_string_pretty(diff).expect("a comparison is strings and numbers") + "\n",
    };
    say::out(&text);
    Ok(())
}
