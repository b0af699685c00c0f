//! `anpai docx`: the notice, letters or forms, as drafts for WPS and Word.

use std::path::{Path, PathBuf};

use crate::{
    model::{
        document::{Document, Kind},
        error::Error,
        message::{Lang, Message},
    },
    pipeline::{
        Selection, assign,
        check::{self, Mode},
        load,
        render::Templates,
        write,
    },
    year::docx,
};

use super::{check::print, place, say, status::Status};

/// Arguments of `docx`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 方案文件夹；不给则取 plan/ 下最新的一年
    plan: Option<PathBuf>,
    /// 不要通知，要哪个单位的函（责任书、任务清单），写名录里的名称；可重复
    #[arg(long, value_name = "NAME")]
    department: Vec<String>,
    /// 不要函，要该单位的报表，供审阅、打印和手填；收回来读的是 .xlsx 和网页表
    #[arg(long, requires = "department")]
    forms: bool,
    /// 写到哪个文件；不给则为 output/年份-notice.docx，函是 output/年份-单位.docx，报表是 output/年份-单位-报表期.docx
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// 那个文件是本程序写的、后来有人改过，也照样覆盖
    #[arg(long)]
    force: bool,
    /// 自己的模板文件夹，其中的文件逐个代替内置模板
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
}

/// Runs the command: 1 if the plan has faults.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let folder = place::plan(args.plan.as_deref())?;
    if let Some(file) = &args.output {
        place::ending(file, &["docx"])?;
    }
    let templates = place::templates(args.templates.as_deref())?;
    let loaded = load::load(&folder)?;
    let checked = check::check(loaded.plan, loaded.findings, Mode::Draft);
    print(&checked.findings, &checked.sources, lang);
    let Some(plan) = &checked.plan else { return Ok(1) };
    let files = if args.department.is_empty() {
        let documents = assign::assign(plan, true);
        let own = documents.iter().filter(|document| matches!(document.kind, Kind::Notice | Kind::Annex));
        made(&own.collect::<Vec<_>>(), |document| document.stem.clone(), &templates)?
    } else {
        let asked = Selection { departments: args.department.clone(), ..Selection::default() };
        asked.refuse_unknown(&plan.written.register)?;
        of_units(args, &assign::assign(plan, true), &templates)?
    };
    if files.len() > 1 && args.output.is_some() && !args.department.is_empty() {
        return Err(Error::Other(Message::new(
            format!("-o 只能写一个文件，这里有{}个", files.len()),
            format!("-o takes one file; there are {}", files.len()),
        )));
    }
    for (index, (name, bytes)) in files.into_iter().enumerate() {
        let file = match &args.output {
            Some(file) if index == 0 => file.clone(),
            Some(file) => beside(file, &name),
            None => usual(&folder, &name),
        };
        written(&file, &bytes, args.force, lang)?;
    }
    Ok(0)
}

/// An annex that is bound apart lies beside its notice: 通知.docx, 通知-附件2.docx.
fn beside(file: &Path, name: &str) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!("{stem}-{name}.docx"))
}

/// The documents of these kinds, by what their files are called.
fn made(
    documents: &[&Document],
    called: impl Fn(&Document) -> String,
    templates: &Templates,
) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut files = Vec::new();
    for document in documents {
        files.extend(docx::document(document, templates)?.map(|bytes| (called(document), bytes)));
    }
    Ok(files)
}

/// The files of the units that are asked for, by what their names say beside the year.
fn of_units(args: &Args, documents: &[Document], templates: &Templates) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let kind = if args.forms { Kind::Form } else { Kind::Letter };
    let mut files = Vec::new();
    for name in &args.department {
        let is_own = |document: &&Document| document.kind == kind && document.unit.as_ref() == Some(name);
        let own: Vec<&Document> = documents.iter().filter(is_own).collect();
        if own.is_empty() {
            let (zh, en) = if args.forms { ("报表", "form") } else { ("函", "letter") };
            return Err(Error::Other(Message::new(format!("{name}：没有它的{zh}"), format!("{name}: has no {en}"))));
        }
        let called = |document: &Document| document.stem.rsplit('/').next().unwrap_or_default().to_owned();
        files.extend(made(&own, called, templates)?);
    }
    Ok(files)
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
