//! `anpai docx`: the notice, or letters, as drafts for WPS and Word.

use std::path::{Path, PathBuf};

use crate::{
    model::{
        document::{Document, file_name},
        error::Error,
        message::{Lang, Message},
    },
    pipeline::{
        Selection, assign,
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
    /// 不要通知，要哪个单位的函（责任书、任务清单），写名录里的名称；可重复
    #[arg(long, value_name = "NAME")]
    department: Vec<String>,
    /// 写到哪个文件；不给则为 output/年份-notice.docx，函是 output/年份-单位.docx
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// 那个文件是本程序写的、后来有人改过，也照样覆盖
    #[arg(long)]
    force: bool,
}

/// Runs the command: 1 if the plan has faults.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let folder = place::plan(args.plan.as_deref())?;
    if let Some(file) = &args.output {
        place::ending(file, &["docx"])?;
    }
    let loaded = load::load(&folder)?;
    let checked = check::check(loaded.plan, loaded.findings, Mode::Draft);
    print(&checked.findings, &checked.sources, lang);
    let Some(plan) = &checked.plan else { return Ok(1) };
    let own = |name: &str| args.output.clone().unwrap_or_else(|| usual(&folder, name));
    if args.department.is_empty() {
        return written(&own("notice"), &docx::docx(&assign::notice(plan, true)), args.force, lang);
    }
    let asked = Selection { departments: args.department.clone(), ..Selection::default() };
    asked.refuse_unknown(&plan.written.register)?;
    if asked.departments.len() > 1 && args.output.is_some() {
        return Err(Error::Other(Message::new("-o 只能给一个单位的函", "-o takes the letter of one unit")));
    }
    let documents = assign::assign(plan, true);
    for name in &asked.departments {
        let mut letters = documents.iter().filter_map(Document::letter);
        let Some(letter) = letters.find(|letter| letter.unit == *name) else {
            return Err(Error::Other(Message::new(format!("{name}：没有它的函"), format!("{name}: has no letter"))));
        };
        written(&own(&file_name::safe(name)), &docx::letter(letter), args.force, lang)?;
    }
    Ok(0)
}

fn written(file: &Path, bytes: &[u8], force: bool, lang: Lang) -> Status {
    write::put(file, bytes, force)?;
    let path = file.display();
    say::err(&match lang {
        Lang::Zh => format!("{path}：草稿，供在 WPS 或 Word 里审阅；改动请记回方案，正式件由 anpai build 生成\n"),
        Lang::En => format!("{path}: a draft for WPS or Word; take changes back into the plan\n"),
    });
    Ok(0)
}

/// Beside the output folder, not in it: there every file is current or gone.
fn usual(plan: &Path, name: &str) -> PathBuf {
    let mut path = place::output(None, plan).into_os_string();
    path.push(format!("-{name}.docx"));
    path.into()
}
