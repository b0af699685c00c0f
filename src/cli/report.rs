//! `anpai report`: the ledger → drafts of 通报 and 报告; a draft that is there → its pages.

use std::path::PathBuf;

use crate::{
    model::{finding::Finding, message::Lang, source::Colour},
    pipeline::{
        alone::Printer,
        check::Mode,
        typeset::{Fonts, Setting},
    },
    year::returns::{
        collect::{self, Request},
        print::{
            draft::Kind,
            report::{self, Reported},
        },
    },
};

use super::{
    check::print,
    collect::{checked, returns},
    place, say,
    status::Status,
};

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 哪一期，照方案里写的，如 上半年
    period: String,
    /// 方案文件夹；不给则取 plan/ 下最新的一年
    plan: Option<PathBuf>,
    /// 收回的报表放在哪里，草稿也写在那里；不给则为 returns/年份/期
    #[arg(long, value_name = "DIR")]
    returns: Option<PathBuf>,
    /// 输出文件夹；不给则为 output/年份
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// 正式件：还有没核对的句子、没填的要素时拒绝生成，并列出全部
    #[arg(long)]
    r#final: bool,
    /// 另找字体的文件夹；可重复
    #[arg(long, value_name = "DIR")]
    fonts: Vec<PathBuf>,
    /// 自己的模板文件夹；没有的用程序自带的
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
}

/// Runs the command: 1 if the plan or a draft has faults.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let folder = place::plan(args.plan.as_deref())?;
    let Some(plan) = checked(&folder, lang)? else { return Ok(1) };
    let output = place::output(args.output.as_deref(), &folder);
    let returns = returns(args.returns.as_deref(), &folder, &args.period);
    let request = Request { plan: &plan, period: &args.period, returns: &returns, output: &output, as_of: None };
    let ledger = collect::collect(&request)?.ledger;
    let (fonts, templates) =
        (Fonts::choose(&place::fonts(&args.fonts)?, true)?, place::templates(args.templates.as_deref())?);
    let (engine, year) = (place::engine()?, plan.year);
    let setting =
        Setting { library: templates.library(), fonts: &fonts, engine: &engine, colour: Colour::default(), year };
    let printer = Printer { templates: &templates, setting };
    let mode = if args.r#final { Mode::Final } else { Mode::Draft };
    let mut status = 0;
    for kind in Kind::ALL {
        let reported = report::report(kind, &request, &ledger, printer, mode)?;
        told(&reported, mode, lang);
        status = status.max(u8::from(reported.files.is_empty()));
    }
    Ok(status)
}

fn told(reported: &Reported, mode: Mode, lang: Lang) {
    if reported.is_new {
        let draft = reported.draft.display();
        say::err(&match lang {
            Lang::Zh => format!("{draft}：写好了草稿，请改；以后再运行不会覆盖\n"),
            Lang::En => format!("{draft}: the draft is written and now yours; it is never overwritten\n"),
        });
    }
    reported.differs.iter().for_each(|one| say::warning(one, lang));
    unconfirmed(reported, mode, lang);
    reported.faults.iter().for_each(|fault| say::warning(fault, lang));
    for file in &reported.files {
        say::err(&format!("{}\n", file.display()));
    }
}

/// What check says of a draft; sentences that nobody has confirmed yet are counted, not listed, while it is one.
fn unconfirmed(reported: &Reported, mode: Mode, lang: Lang) {
    let is_mark = |finding: &&Finding| finding.code == "N001" && mode == Mode::Draft;
    let marks = reported.findings.iter().filter(is_mark).count();
    let rest: Vec<Finding> = reported.findings.iter().filter(|finding| !is_mark(finding)).cloned().collect();
    if !rest.is_empty() {
        print(&rest, &reported.sources, lang);
    }
    if marks > 0 {
        let draft = reported.draft.display();
        say::err(&match lang {
            Lang::Zh => format!("{draft}：还有 {marks} 处“# 待定”要核对\n"),
            Lang::En => format!("{draft}: {marks} places (`# 待定`) to be confirmed\n"),
        });
    }
}
