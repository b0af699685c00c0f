//! `anpai collect`: forms that came back → the ledger.

use std::path::{Path, PathBuf};

use crate::{
    model::{
        checked::CheckedPlan,
        error::Error,
        message::{Lang, Message},
        plan::Date,
        source::Colour,
    },
    pipeline::{
        alone::Printer,
        check::{self, Mode},
        load::{self, earlier},
        typeset::{Fonts, Setting},
    },
    year::returns::{
        collect::{self, Request},
        print::{
            files::{self, Replied},
            reply::FOLDER,
            terminal,
        },
    },
};

use super::{check::print, place, say, status::Status};

/// Arguments of `collect`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 哪一期，照方案里写的，如 上半年
    period: String,
    /// 方案文件夹；不给则取 plan/ 下最新的一年
    plan: Option<PathBuf>,
    /// 收回的报表放在哪里；不给则为 returns/年份/期
    #[arg(long, value_name = "DIR")]
    returns: Option<PathBuf>,
    /// 输出文件夹；不给则为 output/年份
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// 迟了几天算到哪一天，如 2023-07-20；不给则算到文件里写的最后一天
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    /// 另做退改件（标出要改的格）、催报函和退改函
    #[arg(long)]
    reply: bool,
    /// 另找字体的文件夹，配合 --reply；可重复
    #[arg(long, value_name = "DIR")]
    fonts: Vec<PathBuf>,
    /// 自己的模板文件夹，配合 --reply；没有的用程序自带的
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "2023-07-20".to_owned())
}

/// A plan that may be printed, with what was said of it; `None` if it has faults.
pub(super) fn checked(plan: &Path, lang: Lang) -> Result<Option<CheckedPlan>, Error> {
    let loaded = load::load(plan)?;
    let checked = check::check(loaded.plan, loaded.findings, Mode::Draft);
    if checked.plan.is_none() {
        print(&checked.findings, &checked.sources, lang);
    }
    Ok(checked.plan)
}

/// The folder of a period's returns: as given, or returns/ and the name of the plan's folder.
pub(super) fn returns(given: Option<&Path>, plan: &Path, period: &str) -> PathBuf {
    let year = place::output(None, plan);
    let year = year.file_name().unwrap_or_default();
    given.map_or_else(|| Path::new("returns").join(year).join(period), Path::to_owned)
}

/// Runs the command: 1 if the plan has faults.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let folder = place::plan(args.plan.as_deref())?;
    let Some(plan) = checked(&folder, lang)? else { return Ok(1) };
    let output = place::output(args.output.as_deref(), &folder);
    let returns = returns(args.returns.as_deref(), &folder, &args.period);
    if !returns.is_dir() {
        return Err(nothing(&returns));
    }
    let request = Request { plan: &plan, period: &args.period, returns: &returns, output: &output, as_of: args.as_of };
    let collected = collect::collect(&request)?;
    let out = earlier::folder(&output, &args.period);
    let templates = place::templates(args.templates.as_deref())?;
    files::ledger(&collected, &templates, &out, &returns)?;
    let mut replied = Replied::default();
    if args.reply {
        let fonts = Fonts::choose(&place::fonts(&args.fonts)?, true)?;
        let (engine, year) = (place::engine()?, plan.year);
        let setting =
            Setting { library: templates.library(), fonts: &fonts, engine: &engine, colour: Colour::default(), year };
        let printer = Printer { templates: &templates, setting };
        replied = files::replies(&collected, &plan, args.as_of, printer, &out)?;
    }
    say::out(&terminal::text(&collected.ledger, lang));
    replied.faults.iter().for_each(|fault| say::warning(fault, lang));
    let (out, count) = (out.display(), replied.files.len());
    say::err(&match lang {
        Lang::Zh => format!("{out}：index.html、台账.xlsx、ledger.json\n"),
        Lang::En => format!("{out}: index.html, 台账.xlsx, ledger.json\n"),
    });
    if args.reply {
        say::err(&match lang {
            Lang::Zh => format!("{out}/{FOLDER}：{count} 个文件\n"),
            Lang::En => format!("{out}/{FOLDER}: {count} files\n"),
        });
    }
    Ok(0)
}

fn nothing(returns: &Path) -> Error {
    let returns = returns.display();
    Error::Other(Message::new(
        format!("没有文件夹 {returns}：请建好，把收回的报表放进去，或用 --returns 写明在哪里"),
        format!("there is no folder {returns}: make it and put there what came back, or name it with --returns"),
    ))
}
