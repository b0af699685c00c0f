//! `anpai build`: plan folder → output folder.

use std::path::{Path, PathBuf};

use crate::{
    model::{document::Kind, error::Error, message::Lang, source::Colour},
    pipeline::{
        self, Built, Format, Options, Progress, Selection,
        check::Mode,
        typeset::{Engine, Fonts, Invoked},
        write::{self, Outcome},
    },
};

use super::{place, progress, say, status::Status};

mod batch;
mod spent;
mod told;

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
    if let [plan] = &plans[..] {
        let (options, read) = ahead(args, plan)?;
        return one(read, &options, args, lang);
    }
    let options = options(args, &plans[0])?;
    let outputs = place::outputs(args.output.as_deref(), &plans)?;
    let options: Vec<Options> = outputs.into_iter().map(|output| Options { output, ..options.clone() }).collect();
    batch::batch(&plans, &options, &|built, options| finished(built, options, args, lang))
}

/// Looks for fonts while the plan is read: on a system with many it takes as long.
fn ahead(args: &Args, plan: &Path) -> Result<(Options, pipeline::Read), Error> {
    let options = with_fonts(args, plan, Fonts::default())?;
    let (fonts, read) = std::thread::scope(|scope| {
        let fonts = scope.spawn(|| fonts(args));
        let read = pipeline::read(plan, &options);
        (fonts.join().expect("looking for fonts does not panic"), read)
    });
    Ok((Options { fonts: fonts?, ..options }, read?))
}

fn one(read: pipeline::Read, options: &Options, args: &Args, lang: Lang) -> Status {
    let bar = progress::bar();
    let progress = Progress {
        begin: &|count| bar.set_length(count as u64),
        done: &|path| {
            bar.set_message(path.to_owned());
            bar.inc(1);
        },
    };
    let built = pipeline::finish(read, options, progress);
    bar.finish_and_clear();
    finished(&built?, options, args, lang)
}

/// Tells of a build, and writes down where its time went.
fn finished(built: &Built, options: &Options, args: &Args, lang: Lang) -> Status {
    told::tell(built, options, lang);
    if args.verbose {
        say::err(&spent::spent(&built.timings, lang));
    }
    if let Some(path) = &args.timings {
        write::put(path, built.timings.to_json().as_bytes(), args.force)?;
    }
    let is_stale = |outcome: &Outcome| options.dry && !outcome.is_current();
    Ok(u8::from(built.outcome.as_ref().is_none_or(is_stale)))
}

/// How the arguments want it built.
///
/// # Errors
/// When fonts, templates or the compiler are not there.
pub(super) fn options(args: &Args, plan: &Path) -> Result<Options, Error> {
    with_fonts(args, plan, fonts(args)?)
}

fn with_fonts(args: &Args, plan: &Path, fonts: Fonts) -> Result<Options, Error> {
    Ok(Options {
        output: place::output(args.output.as_deref(), plan),
        selection: Selection {
            only: args.only.clone(),
            departments: args.department.clone(),
            formats: args.format.clone(),
        },
        mode: if args.r#final { Mode::Final } else { Mode::Draft },
        engine: engine(args)?,
        fonts,
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
