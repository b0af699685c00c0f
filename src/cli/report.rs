//! `anpai report`: the ledger → drafts of 通报 and 报告; a draft that is there → its pages.

use std::path::{Path, PathBuf};

use crate::{
    model::{
        checked::CheckedPlan,
        document::{self, Body},
        error::Error,
        finding::Finding,
        message::Lang,
        place::Source,
    },
    pipeline::{
        alone, assign,
        check::{self, Checked, Mode},
        load::{self, earlier},
        render::{Colour, Templates},
        typeset::{Engine, Fonts, Setting},
        write,
    },
    year::{
        docx,
        returns::{
            collect::{self, Request},
            decide::Ledger,
            print::draft::{self, Kind},
        },
    },
};

use super::{
    Status,
    check::print,
    collect::{checked, returns},
    place, say,
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
}

/// Runs the command: 1 if the plan or a draft has faults.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let folder = place::plan(args.plan.as_deref())?;
    let Some(plan) = checked(&folder, lang)? else { return Ok(1) };
    let output = place::output(args.output.as_deref(), &folder);
    let returns = returns(args.returns.as_deref(), &folder, &args.period);
    let request = Request { plan: &plan, period: &args.period, returns: &returns, output: &output, as_of: None };
    let ledger = collect::collect(&request)?.ledger;
    let mut status = 0;
    for kind in Kind::ALL {
        let draft = returns.join(kind.word());
        if draft.is_dir() {
            told(&draft, &ledger, lang)?;
        } else {
            write::new_folder(
                &draft,
                &draft::files(kind, &ledger, &plan.written, &assign::basis(&plan), &assign::work(&plan)),
            )?;
            say::err(&wrote(&draft, lang));
        }
        status = status.max(pages(args, kind, &plan, &draft, &earlier::folder(&output, &args.period), lang)?);
    }
    Ok(status)
}

fn wrote(draft: &Path, lang: Lang) -> String {
    let draft = draft.display();
    match lang {
        Lang::Zh => format!("{draft}：写好了草稿，请改；以后再运行不会覆盖\n"),
        Lang::En => format!("{draft}: the draft is written and now yours; it is never overwritten\n"),
    }
}

/// Says which figures of a draft the returns no longer bear out.
fn told(draft: &Path, ledger: &Ledger, lang: Lang) -> Result<(), Error> {
    let loaded = load::load_texts(load::folder_texts(draft)?);
    let digits = |text: &str| -> Vec<String> {
        text.split(|sign: char| !sign.is_ascii_digit() && sign != '.')
            .filter(|part| part.chars().any(|sign| sign.is_ascii_digit()))
            .map(|part| part.trim_matches('.').to_owned())
            .collect()
    };
    for (id, now) in draft::figures(ledger) {
        let said =
            loaded.plan.clauses().into_iter().find(|found| found.clause.id.as_ref().is_some_and(|own| own.value == id));
        let Some(said) = said.and_then(|found| found.clause.text.as_ref()) else { continue };
        if digits(&said.value) != digits(&now) {
            let draft = draft.display();
            say::err(&match lang {
                Lang::Zh => format!("{draft}：“{id}”的数与今天的台账不同，今天是：{now}\n"),
                Lang::En => format!("{draft}: the figures of `{id}` are not today's, which are: {now}\n"),
            });
        }
    }
    Ok(())
}

/// The draft's pages: checked, typeset, measured, written beside the ledger.
fn pages(args: &Args, kind: Kind, plan: &CheckedPlan, draft: &Path, out: &Path, lang: Lang) -> Status {
    let mode = if args.r#final { Mode::Final } else { Mode::Draft };
    let mut texts = load::folder_texts(draft)?;
    // The units are the plan's own: one register for the year.
    let is_register = |source: &&Source| source.path.ends_with("departments.yaml");
    texts
        .extend(plan.written.sources.iter().find(is_register).map(|source| (source.path.clone(), source.text.clone())));
    let loaded = load::load_texts(texts);
    let checked = check::check(loaded.plan, loaded.findings, mode);
    unconfirmed(&checked, mode, draft, lang);
    let Some(checked) = &checked.plan else { return Ok(1) };
    let notice = assign::notice(checked, mode == Mode::Draft);
    let fonts = Fonts::choose(&place::fonts(&args.fonts)?, true)?;
    let templates = Templates::new(Vec::new())?;
    let engine = engine()?;
    let setting =
        Setting { templates: &templates, fonts: &fonts, engine: &engine, colour: Colour::default(), year: notice.year };
    let word = docx::docx(&notice);
    let (artifacts, faults) = alone::alone(document::Kind::Notice, &Body::Notice(notice), kind.word(), &setting, mode)?;
    for artifact in artifacts {
        write::file(&out.join(&artifact.path), &artifact.bytes)?;
    }
    write::file(&out.join(format!("{}.docx", kind.word())), &word)?;
    faults.iter().for_each(|fault| say::err(&format!("{}\n", fault.get(lang))));
    let (out, word) = (out.display(), kind.word());
    say::err(&format!("{out}/{word}.pdf  {word}.html  {word}.docx\n"));
    Ok(0)
}

/// What check says of a draft; sentences that nobody has confirmed yet are counted, not listed, while it is one.
fn unconfirmed(checked: &Checked, mode: Mode, draft: &Path, lang: Lang) {
    let is_mark = |finding: &&Finding| finding.code == "N001" && mode == Mode::Draft;
    let marks = checked.findings.iter().filter(is_mark).count();
    let rest: Vec<Finding> = checked.findings.iter().filter(|finding| !is_mark(finding)).cloned().collect();
    if !rest.is_empty() {
        print(&rest, &checked.sources, lang);
    }
    if marks > 0 {
        let draft = draft.display();
        say::err(&match lang {
            Lang::Zh => format!("{draft}：还有 {marks} 处“# 待定”要核对\n"),
            Lang::En => format!("{draft}: {marks} places (`# 待定`) to be confirmed\n"),
        });
    }
}

#[cfg(feature = "embedded")]
#[expect(clippy::unnecessary_wraps, reason = "without the linked compiler there may be none")]
pub(super) fn engine() -> Result<Engine, Error> {
    Ok(Engine::Embedded)
}

#[cfg(not(feature = "embedded"))]
pub(super) fn engine() -> Result<Engine, Error> {
    crate::pipeline::typeset::Invoked::find(Path::new("typst")).map(Engine::Invoked)
}
