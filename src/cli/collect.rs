//! `anpai collect`: forms that came back → the ledger.

use std::path::{Path, PathBuf};

use crate::{
    model::{
        checked::CheckedPlan,
        document::{Body, Kind},
        error::Error,
        message::{Lang, Message},
        plan::Date,
    },
    pipeline::{
        alone,
        check::{self, Mode},
        load::{self, earlier},
        render::{Colour, Templates},
        typeset::{Fonts, Setting},
        write,
    },
    year::returns::{
        collect::{self, Collected, DECISIONS, Request},
        print::{json, letters, overview, reply, terminal, workbook},
    },
};

use super::{Status, check::print, place, report::engine, say};

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
    save(&collected, &out, &returns)?;
    if args.reply {
        reply(args, &collected, &plan, &out)?;
    }
    say::out(&terminal::text(&collected.ledger, lang));
    let out = out.display();
    say::err(&match lang {
        Lang::Zh => format!("{out}：index.html、台账.xlsx、ledger.json\n"),
        Lang::En => format!("{out}: index.html, 台账.xlsx, ledger.json\n"),
    });
    Ok(0)
}

/// Marked copies to those who have something to mend, letters to all who owe something.
fn reply(args: &Args, collected: &Collected, plan: &CheckedPlan, out: &Path) -> Result<(), Error> {
    for (name, bytes) in reply::replies(&collected.ledger, &collected.forms)? {
        write::file(&out.join(name), &bytes)?;
    }
    let fonts = Fonts::choose(&place::fonts(&args.fonts)?, true)?;
    let (templates, engine) = (Templates::new(Vec::new())?, engine()?);
    let year = collected.ledger.year;
    let setting = Setting { templates: &templates, fonts: &fonts, engine: &engine, colour: Colour::default(), year };
    for (name, letter) in letters::letters(&collected.ledger, plan, args.as_of) {
        let (artifacts, _) = alone::alone(Kind::Letter, &Body::Letter(letter), &name, &setting, Mode::Draft)?;
        for artifact in artifacts.iter().filter(|artifact| artifact.path.ends_with(".pdf")) {
            write::file(&out.join(&artifact.path), &artifact.bytes)?;
        }
    }
    Ok(())
}

fn save(collected: &Collected, out: &Path, returns: &Path) -> Result<(), Error> {
    write::file(&out.join("台账.xlsx"), &workbook::workbook(&collected.ledger)?)?;
    write::file(&out.join(earlier::LEDGER), json::json(&collected.ledger).as_bytes())?;
    let page = overview::page(&collected.ledger, &Templates::new(Vec::new())?)?;
    write::file(&out.join("index.html"), page.as_bytes())?;
    if let Some(text) = &collected.decisions {
        // The file is the person's: what is open is added at its end.
        write::texts(&[(returns.join(DECISIONS), text.clone())])?;
    }
    Ok(())
}

fn nothing(returns: &Path) -> Error {
    let returns = returns.display();
    Error::Other(Message::new(
        format!("没有文件夹 {returns}：请建好，把收回的报表放进去，或用 --returns 写明在哪里"),
        format!("there is no folder {returns}: make it and put there what came back, or name it with --returns"),
    ))
}
