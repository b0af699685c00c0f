//! `anpai build`: plan folder → output folder.

use std::path::{Path, PathBuf};

use crate::{
    model::{
        document::Kind,
        error::Error,
        finding::Severity,
        message::{Lang, Message},
        source::Colour,
    },
    pipeline::{
        self, Built, Format, Options, Progress, Selection,
        check::Mode,
        paper::{self, Paper},
        rare,
        timing::{Spent, Timings},
        typeset::{self, Engine, Fonts, Invoked},
        write::{self, Outcome},
    },
    report::text,
};

use super::{check, place, progress, say, status::Status};

/// Arguments of `build`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 方案文件夹，可以给几个；不给则取 plan/ 下最新的一年
    pub(super) plan: Vec<PathBuf>,
    /// 输出文件夹；不给则为 output/年份。给了几个方案时，各在其下以自己的名字为文件夹
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// 只要哪些文件：notice（通知）、letters（函）、forms（报表），用逗号分开
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KIND")]
    only: Vec<Kind>,
    /// 只要哪个单位的函和报表，写名录里的名称；可重复
    #[arg(long, value_name = "NAME")]
    department: Vec<String>,
    /// 格式：pdf、html、xlsx，用逗号分开
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMAT")]
    format: Vec<Format>,
    /// 排版引擎：embedded（内置）或 cli（调用已安装的 typst）
    #[arg(long, value_enum, default_value_t)]
    engine: EngineName,
    /// typst 程序的位置，配合 --engine cli
    #[arg(long, value_name = "PATH", default_value = "typst")]
    typst: PathBuf,
    /// 正式件：尚有未知项时拒绝生成，并列出全部
    #[arg(long)]
    r#final: bool,
    /// 另找字体的文件夹；可重复
    #[arg(long, value_name = "DIR")]
    fonts: Vec<PathBuf>,
    /// 自己的模板文件夹，其中的文件逐个代替内置模板
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
    /// 红色：cmyk（印刷，Y80 M80）或 srgb（屏幕）
    #[arg(long, value_enum, default_value_t)]
    colour: Colour,
    /// 不逐页测量版面：自己的模板有意不合 GB/T 9704 时用
    #[arg(long)]
    no_verify: bool,
    /// 只看输出是不是最新的，什么也不写；不是则列出，退出码为 1
    #[arg(long)]
    check: bool,
    /// 输出文件夹里有人改过的文件，也照样覆盖
    #[arg(long)]
    force: bool,
    /// 只做一部分时，删去其余已过时的草稿；不给则留着，在总览里标明
    #[arg(long, conflicts_with = "final")]
    prune: bool,
    /// 正式件已签发后另发一版，写明理由；原来的一版仍保留
    #[arg(long, value_name = "REASON", requires = "final")]
    reissue: Option<String>,
    /// 列出各阶段和最慢文件的用时
    #[arg(short, long)]
    verbose: bool,
    /// 把各阶段、各文件的用时写进 JSON 文件
    #[arg(long, value_name = "FILE")]
    timings: Option<PathBuf>,
}

/// Names of engines; the default is the linked one, if there is one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum EngineName {
    /// Linked in.
    #[cfg(feature = "embedded")]
    #[default]
    Embedded,
    /// Invoked.
    #[cfg_attr(not(feature = "embedded"), default)]
    Cli,
}

/// Runs the command.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let plans = place::plans(&args.plan)?;
    if let Some(path) = &args.timings {
        place::ending(path, &["json"])?;
        write::may(path, args.force)?;
    }
    let mut options = options(args, &plans[0])?;
    if plans.len() == 1 {
        return one(&plans[0], &options, args, lang);
    }
    let outputs = place::outputs(args.output.as_deref(), &plans)?;
    let mut status = 0;
    for (plan, output) in plans.iter().zip(outputs) {
        options.output = output;
        status = one(plan, &options, args, lang)?.max(status);
        // A hundred plans share little that is worth remembering.
        typeset::forget(0);
    }
    Ok(status)
}

fn one(plan: &Path, options: &Options, args: &Args, lang: Lang) -> Status {
    let bar = progress::bar();
    let progress = Progress {
        begin: &|count| bar.set_length(count as u64),
        done: &|path| {
            bar.set_message(path.to_owned());
            bar.inc(1);
        },
    };
    let built = pipeline::build(plan, options, progress);
    bar.finish_and_clear();
    let built = built?;
    report(&built, options, lang);
    if args.verbose {
        say::err(&spent(&built.timings, lang));
    }
    if let Some(path) = &args.timings {
        write::put(path, built.timings.to_json().as_bytes(), args.force)?;
    }
    let is_stale = |outcome: &Outcome| options.dry && !outcome.is_current();
    Ok(u8::from(built.outcome.as_ref().is_none_or(is_stale)))
}

/// How the arguments want it built.
pub(super) fn options(args: &Args, plan: &Path) -> Result<Options, Error> {
    Ok(Options {
        output: place::output(args.output.as_deref(), plan),
        selection: Selection {
            only: args.only.clone(),
            departments: args.department.clone(),
            formats: args.format.clone(),
        },
        mode: if args.r#final { Mode::Final } else { Mode::Draft },
        engine: engine(args)?,
        fonts: fonts(args)?,
        templates: place::templates(args.templates.as_deref())?,
        colour: args.colour,
        dry: args.check,
        measured: !args.no_verify,
        force: args.force,
        prune: args.prune,
        reissue: args.reissue.clone(),
    })
}

fn engine(args: &Args) -> Result<Engine, Error> {
    match args.engine {
        #[cfg(feature = "embedded")]
        EngineName::Embedded => Ok(Engine::Embedded),
        // Pages alone need no typesetter.
        EngineName::Cli if args.format == [Format::Html] => Ok(Engine::Invoked(Invoked::absent())),
        EngineName::Cli => Invoked::find(&args.typst).map(Engine::Invoked),
    }
}

fn fonts(args: &Args) -> Result<Fonts, Error> {
    match Fonts::choose(&place::fonts(&args.fonts)?, true) {
        Err(Error::NoFont { .. }) if args.format == [Format::Html] => Ok(Fonts::default()),
        chosen => chosen,
    }
}

fn report(built: &Built, options: &Options, lang: Lang) {
    check::print(&built.findings, &built.sources, lang);
    say::err(&unmended(built, lang));
    // Only a build knows the fonts: `check` cannot show these again.
    let rare: Vec<_> = built.findings.iter().filter(|finding| finding.code == rare::CODE).cloned().collect();
    say::err(&text::short(&rare, &built.sources, lang));
    say::err(&faults(&built.faults, lang));
    let Some(outcome) = &built.outcome else { return };
    let families: Vec<&str> = options.fonts.chosen.iter().map(|chosen| chosen.family.as_str()).collect();
    if options.dry {
        say::out(&standing(outcome, lang));
        return;
    }
    let (output, index) = (outcome.folder.display(), outcome.folder.join("index.html"));
    let index = index.display();
    say::err(&removed(outcome, lang));
    say::err(&paper(&built.paper, lang));
    say::err(&substitutes(options, lang));
    say::err(&match lang {
        Lang::Zh => format!("字体：{}\n{output}：{}\n打开 {index}\n", families.join("、"), chinese(outcome)),
        Lang::En => format!("fonts: {}\n{output}: {}\nopen {index}\n", families.join(", "), english(outcome)),
    });
}

/// Sheets of A4 printed on both sides, and where a page less saves one.
fn paper(paper: &Paper, lang: Lang) -> String {
    if paper.kinds.is_empty() {
        return String::new();
    }
    let kind = |kind: &paper::Kind| {
        let (count, pages, sheets) = (kind.documents, kind.pages, kind.sheets);
        match lang {
            Lang::Zh => format!(
                "{} {count} 件 {pages} 页 {sheets} 张",
                Kind::named(&kind.name).map_or(kind.name.as_str(), |known| known.word())
            ),
            Lang::En => format!("{} {}: {pages} pages, {sheets} sheets", count, kind.name),
        }
    };
    let kinds: Vec<String> = paper.kinds.iter().map(kind).collect();
    let first: Vec<String> = paper.odd.iter().take(3).map(|(path, pages)| format!("{path} ({pages})")).collect();
    let many = paper.odd.len();
    match lang {
        Lang::Zh => {
            let save = if many == 0 {
                String::new()
            } else {
                format!(
                    "；有 {many} 件是单数页，减一页就省一张：{}{}",
                    first.join("、"),
                    if many > 3 { "……" } else { "" }
                )
            };
            format!("用纸（A4 双面）：{}{save}\n", kinds.join("，"))
        }
        Lang::En => {
            let save = if many == 0 {
                String::new()
            } else {
                format!("; {many} end on a front, a page less saves a sheet: {}", first.join(", "))
            };
            format!("paper (A4, both sides): {}{save}\n", kinds.join("; "))
        }
    }
}

/// A final in fonts that are no usual ones says so.
fn substitutes(options: &Options, lang: Lang) -> String {
    let families = options.fonts.substitutes();
    if options.mode == Mode::Draft || families.is_empty() {
        return String::new();
    }
    match lang {
        Lang::Zh => format!(
            "警告：正式件用的是替代字体（{}），不是公文常用的仿宋_GB2312、方正小标宋等；装好字体再做：anpai fonts\n",
            families.join("、")
        ),
        Lang::En => format!(
            "warning: the finals are set in substitute fonts ({}); install the usual ones and build again: `anpai fonts`\n",
            families.join(", ")
        ),
    }
}

/// A draft that is made of a plan with errors says so.
fn unmended(built: &Built, lang: Lang) -> String {
    let errors = built.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    match lang {
        _ if built.outcome.is_none() || errors == 0 => String::new(),
        Lang::Zh => format!("警告：草稿照样生成，但有 {errors} 处文字错误没有改，定稿前须改\n"),
        Lang::En => {
            format!("warning: the draft is written, but {errors} faults of its words are left; a final is refused\n")
        }
    }
}

/// What went and what is stale, by name: the first few of many.
fn removed(outcome: &Outcome, lang: Lang) -> String {
    let list = |paths: &[String]| {
        let first = paths.iter().take(TOLD).cloned().collect::<Vec<_>>();
        let more = if paths.len() > TOLD { ["……", ", …"] } else { ["", ""] };
        Message::new(first.join("、") + more[0], first.join(", ") + more[1])
    };
    let (removed, stale) = (list(&outcome.removed), list(&outcome.stale));
    let mut told = String::new();
    if !outcome.removed.is_empty() {
        told += &match lang {
            Lang::Zh => format!("删除（方案里已没有）：{}\n", removed.zh),
            Lang::En => format!("removed, the plan has them no more: {}\n", removed.en),
        };
    }
    if !outcome.stale.is_empty() {
        let count = outcome.stale.len();
        told += &match lang {
            Lang::Zh => format!(
                "有 {count} 个文件已过时，没有重做，不要用：{}。全部重做：anpai build；只留最新的：加 --prune\n",
                stale.zh
            ),
            Lang::En => format!(
                "{count} files are stale and were not made again: {}. Make all: `anpai build`; keep only what is current: --prune\n",
                stale.en
            ),
        };
    }
    told
}

/// Faults of a draft's pages that are told one by one.
const TOLD: usize = 10;

/// What the pages of a draft do not meet.
fn faults(faults: &[Message], lang: Lang) -> String {
    let line = |fault: &Message| match lang {
        Lang::Zh => format!("警告：{}\n", fault.zh),
        Lang::En => format!("warning: {}\n", fault.en),
    };
    let more = faults.len().saturating_sub(TOLD);
    let rest = match lang {
        _ if faults.is_empty() => String::new(),
        Lang::Zh if more == 0 => "警告：草稿已生成，但上述各处不合 GB/T 9704—2012，定稿前须改\n".to_owned(),
        Lang::En if more == 0 => "warning: the draft is written; a final is refused until this is fixed\n".to_owned(),
        Lang::Zh => format!("警告：版面不合之处另有 {more} 处；草稿已生成，定稿前须改\n"),
        Lang::En => format!("warning: {more} more; the draft is written, a final is refused until this is fixed\n"),
    };
    faults.iter().take(TOLD).map(line).chain([rest]).collect()
}

/// Documents that are named in `-v`: the slowest.
const NAMED: usize = 10;

fn spent(timings: &Timings, lang: Lang) -> String {
    let ms = |time: std::time::Duration| time.as_secs_f64() * 1e3;
    let mut text: String =
        timings.stages.iter().map(|stage| format!("{:>9.1} ms  {}\n", ms(stage.time), stage.name)).collect();
    let mut slowest: Vec<&Spent> = timings.documents.iter().filter(|spent| !spent.layout.is_zero()).collect();
    slowest.sort_by_key(|spent| std::cmp::Reverse(spent.layout + spent.export + spent.verify));
    text.push_str(match lang {
        Lang::Zh => "   排版       导出       测量\n",
        Lang::En => " layout     export     verify\n",
    });
    for Spent { path, layout, export, verify } in slowest.into_iter().take(NAMED) {
        let (layout, export, verify) = (ms(*layout), ms(*export), ms(*verify));
        text.push_str(&format!("{layout:>6.1} ms  {export:>6.1} ms  {verify:>6.1} ms  {path}\n"));
    }
    text
}

/// What a build would do.
fn standing(outcome: &Outcome, lang: Lang) -> String {
    let output = &outcome.folder;
    let list = |paths: &[String], word: &str| -> String {
        paths.iter().map(|path| format!("{word} {}\n", output.join(path).display())).collect()
    };
    let (missing, extra, stale) = match lang {
        Lang::Zh => ("要重做", "要删除", "已过时"),
        Lang::En => ("to be made", "to be removed", "stale"),
    };
    let (made, removed, left) = (outcome.made.len(), outcome.removed.len(), outcome.stale.len());
    let summary = match lang {
        Lang::Zh if outcome.is_current() => format!("{}：是最新的\n", output.display()),
        Lang::Zh => {
            format!("{}：不是最新的，要重做 {made} 个文件，删除 {removed} 个，另有 {left} 个已过时\n", output.display())
        }
        Lang::En if outcome.is_current() => format!("{}: current\n", output.display()),
        Lang::En => format!(
            "{}: not current, {made} files to be made, {removed} to be removed, {left} more stale\n",
            output.display()
        ),
    };
    list(&outcome.made, missing) + &list(&outcome.removed, extra) + &list(&outcome.stale, stale) + &summary
}

fn chinese(outcome: &Outcome) -> String {
    if outcome.made.is_empty() && outcome.removed.is_empty() {
        return format!("{} 个文件都是最新的，没有重做", outcome.kept.len());
    }
    format!("生成 {} 个文件，保留 {} 个，删除 {} 个", outcome.made.len(), outcome.kept.len(), outcome.removed.len())
}

fn english(outcome: &Outcome) -> String {
    if outcome.made.is_empty() && outcome.removed.is_empty() {
        return format!("all {} files are current, none was made again", outcome.kept.len());
    }
    format!("made {} files, kept {}, removed {}", outcome.made.len(), outcome.kept.len(), outcome.removed.len())
}
