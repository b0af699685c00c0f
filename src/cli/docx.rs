//! `anpai docx`: the notice as a draft for WPS and Word.

use std::path::{Path, PathBuf};

use crate::{
    model::message::Lang,
    pipeline::{
        assign,
        check::{self, Mode},
        load, write,
    },
    year::docx,
};

use super::{Status, check::print, place, say};

/// Arguments of `docx`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 方案文件夹；不给则取 plan/ 下最新的一年
    plan: Option<PathBuf>,
    /// 写到哪个文件；不给则为 output/年份-notice.docx
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// 那个文件是本程序写的、后来有人改过，也照样覆盖
    #[arg(long)]
    force: bool,
}

/// Runs the command: 1 if the plan has faults.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let plan = place::plan(args.plan.as_deref())?;
    let file = args.output.clone().unwrap_or_else(|| usual(&plan));
    place::ending(&file, &["docx"])?;
    let loaded = load::load(&plan)?;
    let checked = check::check(loaded.plan, loaded.findings, Mode::Draft);
    print(&checked.findings, &checked.sources, lang);
    let Some(plan) = &checked.plan else { return Ok(1) };
    write::put(&file, &docx::docx(&assign::notice(plan, true)), args.force)?;
    let path = file.display();
    say::err(&match lang {
        Lang::Zh => format!("{path}：通知的草稿，供在 WPS 或 Word 里审阅；改动请记回方案，正式件由 anpai build 生成\n"),
        Lang::En => format!("{path}: the draft notice for WPS or Word; take changes back into the plan\n"),
    });
    Ok(0)
}

/// Beside the output folder, not in it: there every file is current or gone.
fn usual(plan: &Path) -> PathBuf {
    let mut name = place::output(None, plan).into_os_string();
    name.push("-notice.docx");
    name.into()
}
