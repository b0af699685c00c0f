//! `anpai diff`: two plans side by side.

use std::path::PathBuf;

use crate::{
    model::{
        error::Error,
        finding::{Finding, Severity},
        message::{Lang, Message},
        plan::Plan,
        source::{Colour, Source},
    },
    pipeline::{
        alone,
        check::{Mode, check},
        load::{self, Loaded},
        render::{self, Templates, Wanted},
        typeset::{Engine, Fonts, Invoked, Setting},
        write,
    },
    report::text,
    year::{
        diff::{
            self, Diff, page,
            printed::{self, Extent},
            terminal, woven,
        },
        docx,
    },
};

use super::{place, say, status::Status};

/// Arguments of `diff`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 上年方案文件夹
    old: PathBuf,
    /// 本年方案文件夹
    new: PathBuf,
    /// 形式：text（终端）、html、pdf、docx、json；不给则看 -o 的文件名，否则为 text
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// 写进文件；不给则打印出来
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// 那个文件是本程序写的、后来有人改过，也照样覆盖
    #[arg(long)]
    force: bool,
    /// 没有变化的条文也列出来
    #[arg(long)]
    all: bool,
    /// 列出谁的函要改（给发函的单位自己看）
    #[arg(long)]
    letters: bool,
    /// 花脸稿：新旧文字织在一篇通知里，删去的划线，新加的用黑体；写成 html、pdf 或 docx
    #[arg(long, alias = "花脸稿")]
    woven: bool,
    /// 另找字体的文件夹；可重复
    #[arg(long, value_name = "DIR")]
    fonts: Vec<PathBuf>,
    /// 自己的模板文件夹，其中的文件逐个代替内置模板
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
    /// 两年有不同时以 1 结束
    #[arg(long)]
    exit_code: bool,
}

/// Forms of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For the terminal.
    Text,
    /// A page of its own.
    Html,
    /// 两年对照表, to be printed.
    Pdf,
    /// The same for WPS and Word.
    Docx,
    /// For programs.
    Json,
}

/// Runs the command: 0 when it ran; 1 if a plan cannot be read, or if asked and there are differences.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let format = if args.woven { Format::Text } else { format(args)? };
    let (old, new) = (load::load(&args.old)?, load::load(&args.new)?);
    let faults: Vec<bool> = [&old, &new].into_iter().map(|loaded| is_unreadable(loaded, lang)).collect();
    if faults.contains(&true) {
        return Ok(1);
    }
    let diff = diff::compare(&old.plan, &new.plan);
    if args.woven {
        put_woven(args, &old.plan, new, &diff, lang)?;
    } else {
        put(args, &diff, format, lang)?;
    }
    Ok(u8::from(args.exit_code && !diff.is_empty()))
}

/// Whether something of a plan could not be read: what is missing would look as if it had been dropped.
fn is_unreadable(loaded: &Loaded, lang: Lang) -> bool {
    let errors = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let errors: Vec<Finding> = errors.cloned().collect();
    say::err(&text::text(&errors, &loaded.plan.sources, lang));
    !errors.is_empty()
}

fn put(args: &Args, diff: &Diff, format: Format, lang: Lang) -> Result<(), Error> {
    let bytes = match format {
        Format::Text => terminal::text(diff, lang).into_bytes(),
        Format::Json => {
            (serde_json::to_string_pretty(diff).expect("a comparison is strings and numbers") + "\n").into_bytes()
        }
        Format::Html | Format::Pdf | Format::Docx => document(args, diff, format, lang)?,
    };
    let Some(path) = &args.output else {
        say::out(&String::from_utf8_lossy(&bytes));
        return Ok(());
    };
    let plain = if format == Format::Text { anstream::adapter::strip_bytes(&bytes).into_vec() } else { bytes };
    write::put(path, &plain, args.force)?;
    let path = path.display();
    say::err(&match lang {
        Lang::Zh => format!("{path}：修改对照表，已写好\n"),
        Lang::En => format!("{path}: the comparison is written\n"),
    });
    Ok(())
}

/// As the name of the file says, or as asked for; the two must not disagree.
fn format(args: &Args) -> Result<Format, Error> {
    let Some(path) = &args.output else {
        return match args.format {
            Some(Format::Pdf | Format::Docx) => Err(nowhere()),
            format => Ok(format.unwrap_or(Format::Text)),
        };
    };
    let endings: &[&str] = match args.format {
        None => &["html", "htm", "pdf", "docx", "json", "txt"],
        Some(Format::Html) => &["html", "htm"],
        Some(Format::Pdf) => &["pdf"],
        Some(Format::Docx) => &["docx"],
        Some(Format::Json) => &["json"],
        Some(Format::Text) => &["txt"],
    };
    Ok(match place::ending(path, endings)? {
        "pdf" => Format::Pdf,
        "docx" => Format::Docx,
        "json" => Format::Json,
        "txt" => Format::Text,
        _ => Format::Html,
    })
}

/// What a page or a table is shown with.
struct Shown {
    templates: Templates,
    fonts: Fonts,
    wanted: Wanted,
}

fn shown(args: &Args, pdf: bool) -> Result<Shown, Error> {
    let templates = place::templates(args.templates.as_deref())?;
    let fonts = if pdf { Fonts::choose(&place::fonts(&args.fonts)?, true)? } else { Fonts::default() };
    let colour = Colour::default();
    let wanted = Wanted { pdf, links_pdf: false, html: !pdf, has_notice: false, fonts: fonts.families(), colour };
    Ok(Shown { templates, fonts, wanted })
}

fn document(args: &Args, diff: &Diff, format: Format, lang: Lang) -> Result<Vec<u8>, Error> {
    let pdf = format == Format::Pdf;
    let shown = shown(args, pdf)?;
    let comparison = printed::comparison(diff, Extent { unchanged: args.all, letters: args.letters });
    if format == Format::Docx {
        return docx::comparison(&comparison, &shown.templates);
    }
    let sources = page::page(&comparison, &shown.templates, &shown.wanted)?;
    made(&sources, &shown, pdf, diff.new.year, lang)
}

/// The first of the sources as a file.
fn made(
    sources: &[Source],
    Shown { templates, fonts, .. }: &Shown,
    pdf: bool,
    year: u16,
    lang: Lang,
) -> Result<Vec<u8>, Error> {
    let engine = if pdf { place::engine()? } else { Engine::Invoked(Invoked::absent()) };
    let setting = Setting { library: templates.library(), fonts, engine: &engine, colour: Colour::default(), year };
    let (artifacts, faults) = alone::measured(sources, &setting, Mode::Draft)?;
    faults.iter().for_each(|fault| say::warning(fault, lang));
    Ok(artifacts.into_iter().next().map(|artifact| artifact.bytes).unwrap_or_default())
}

/// 花脸稿, in the form that the file's name says.
fn put_woven(args: &Args, old: &Plan, new: Loaded, diff: &Diff, lang: Lang) -> Result<(), Error> {
    let Some(path) = &args.output else { return Err(woven_nowhere()) };
    let ending = place::ending(path, &["pdf", "html", "htm", "docx"])?;
    let new = check(new.plan, new.findings, Mode::Draft).plan.ok_or_else(unchecked)?;
    let notice = woven::notice(old, new, diff);
    let bytes = if ending == "docx" {
        docx::notice(&notice, &place::templates(args.templates.as_deref())?)?
    } else {
        let pdf = ending == "pdf";
        let shown = shown(args, pdf)?;
        let sources = render::render(&[woven::document(notice)], &shown.templates, &shown.wanted)?;
        made(&sources, &shown, pdf, diff.new.year, lang)?
    };
    write::put(path, &bytes, args.force)?;
    let path = path.display();
    say::err(&match lang {
        Lang::Zh => format!("{path}：花脸稿，已写好；删去的划线，新加的用黑体\n"),
        Lang::En => format!("{path}: old and new woven into one notice\n"),
    });
    Ok(())
}

fn unchecked() -> Error {
    Error::Other(Message::new(
        "本年的方案还有错误，织不成花脸稿；先看 anpai check",
        "this year's plan has errors and cannot be woven: see `anpai check`",
    ))
}

fn woven_nowhere() -> Error {
    Error::Other(Message::new(
        "花脸稿要写进文件，请用 -o 写明，如 -o 花脸稿.docx（也可以是 .pdf、.html）",
        "a woven notice goes into a file: name it with -o, such as -o woven.docx (or .pdf, .html)",
    ))
}

fn nowhere() -> Error {
    Error::Other(Message::new(
        "PDF 和 Word 文件不能打印在终端里，请用 -o 写明文件，如 -o 对照表.pdf",
        "PDF and docx cannot be printed here; name a file with -o",
    ))
}
