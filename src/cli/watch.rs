//! `anpai watch`: builds again on every save, and shows the pages in the browser.

use crate::{
    model::{
        error::Error,
        finding::{Finding, Severity},
        message::{Lang, Message},
        place::Sources,
    },
    pipeline::{
        Built,
        write::{self, Outcome},
    },
    report::text,
    year::watch::{
        Changes, Job, Round,
        preview::{Fault, News, Preview},
    },
};

use super::{Status, build, check, place, say};

/// Arguments of `watch`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    build: build::Args,
    /// 在本机浏览器里预览；可给端口，不给则为 9704 或任一空闲端口
    #[arg(long, value_name = "PORT", num_args = 0..=1, require_equals = true)]
    serve: Option<Option<u16>>,
}

/// How many faults a page shows; the terminal shows all.
const MOST_ON_A_PAGE: usize = 30;

/// Runs the command until Ctrl-C.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let plan = place::only(&args.build.plan)?;
    let options = build::options(&args.build, &plan)?;
    // A slip that no save could mend ends here, not after every save.
    write::look(&options.output)?;
    let mut job = Job { plan, templates: args.build.templates.clone(), options };
    let mut changes = Changes::new(&job)?;
    let stop = changes.stopper();
    ctrlc::set_handler(move || stop.stop()).map_err(|error| no_end(&error))?;
    let preview = args.serve.map(|port| Preview::open(&job.options.output, port)).transpose()?;
    say::out(&opening(&job, preview.as_ref(), lang));
    let mut told = String::new();
    job.run(&mut changes, |round| {
        tell(round, &mut told, lang);
        if let Some(preview) = &preview {
            preview.tell(news(round, lang));
        }
    });
    Ok(0)
}

fn opening(job: &Job, preview: Option<&Preview>, lang: Lang) -> String {
    let (plan, output) = (job.plan.display(), job.options.output.display());
    let watch = match lang {
        Lang::Zh => format!("监视 {plan}，保存后重做到 {output}；按 Ctrl-C 结束\n"),
        Lang::En => format!("watching {plan}, making {output} again on every save; Ctrl-C ends\n"),
    };
    let preview = preview.map(|preview| match lang {
        Lang::Zh => format!("预览：{}\n", preview.address()),
        Lang::En => format!("preview: {}\n", preview.address()),
    });
    watch + &preview.unwrap_or_default()
}

/// Says what a build came to. Findings that were told the last time are not told again.
fn tell(round: &Round, told: &mut String, lang: Lang) {
    let seconds = round.took.as_secs_f64();
    let built = match &round.result {
        Ok(built) => built,
        Err(error) => {
            told.clear();
            say::error(error, lang);
            return say::out(&kept(seconds, lang));
        }
    };
    let findings = text::short(&built.findings, &built.sources, lang);
    if *told != findings {
        check::print(&built.findings, &built.sources, lang);
        *told = findings;
    }
    say::out(&match (&built.outcome, lang) {
        (None, _) => kept(seconds, lang),
        (Some(outcome), Lang::Zh) => chinese(outcome, seconds),
        (Some(outcome), Lang::En) => english(outcome, seconds),
    });
}

fn kept(seconds: f64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("没有重做，上一次的文件保持不变（{seconds:.2} 秒）\n"),
        Lang::En => format!("nothing was made, the last files stay as they are ({seconds:.2} s)\n"),
    }
}

fn chinese(outcome: &Outcome, seconds: f64) -> String {
    let (made, removed) = (outcome.made.len(), outcome.removed.len());
    if made + removed == 0 {
        return format!("文件都是最新的，没有重做（{seconds:.2} 秒）\n");
    }
    let removed = if removed == 0 { String::new() } else { format!("，删除 {removed} 个") };
    format!("已更新 {}（{made} 个文件{removed}，{seconds:.2} 秒）\n", names(&outcome.made, Lang::Zh))
}

fn english(outcome: &Outcome, seconds: f64) -> String {
    let (made, removed) = (outcome.made.len(), outcome.removed.len());
    if made + removed == 0 {
        return format!("all files are current, nothing was made ({seconds:.2} s)\n");
    }
    let removed = if removed == 0 { String::new() } else { format!(", {removed} removed") };
    format!("made {} ({made} files{removed}, {seconds:.2} s)\n", names(&outcome.made, Lang::En))
}

/// The documents by name, the first few of many: 通知、函 区农业农村局、报表 区农业农村局-上半年.
fn names(paths: &[String], lang: Lang) -> String {
    const MOST: usize = 5;
    let mut documents: Vec<String> = paths.iter().map(|path| name(path, lang)).collect();
    // The general ones first.
    documents.sort_by_key(|name| name.contains(' '));
    documents.dedup();
    let count = documents.len();
    documents.truncate(MOST);
    match lang {
        Lang::Zh if count > MOST => format!("{} 等 {count} 份", documents.join("、")),
        Lang::Zh => documents.join("、"),
        Lang::En if count > MOST => format!("{} and {} more", documents.join(", "), count - MOST),
        Lang::En => documents.join(", "),
    }
}

fn name(path: &str, lang: Lang) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let (folder, name) = stem.split_once('/').unwrap_or((stem, ""));
    let kind = match (folder, lang) {
        ("notice", Lang::Zh) => "通知",
        ("index", Lang::Zh) => "总览",
        ("letters", Lang::Zh) => "函",
        ("forms", Lang::Zh) => "报表",
        (other, Lang::Zh) => other,
        (plural, Lang::En) => plural.trim_end_matches('s'),
    };
    format!("{kind} {name}").trim_end().to_owned()
}

/// What the open pages are told.
fn news(round: &Round, lang: Lang) -> News {
    let (is_new, mut faults) = match &round.result {
        Ok(Built { outcome: Some(outcome), .. }) => (!(outcome.made.is_empty() && outcome.removed.is_empty()), vec![]),
        Ok(built) => (false, built.findings.iter().filter_map(|one| fault(one, &built.sources, lang)).collect()),
        Err(error) => (false, vec![Fault { message: error.message().get(lang).to_owned(), ..Fault::default() }]),
    };
    let count = faults.len();
    faults.truncate(MOST_ON_A_PAGE);
    let (title, close) = match lang {
        _ if count == 0 => (String::new(), ""),
        Lang::Zh => (format!("有 {count} 处问题，页面还是上一次的"), "关闭"),
        Lang::En => (format!("{count} faults; the pages are the last good ones"), "Close"),
    };
    News { is_new, title, close: close.to_owned(), faults }
}

/// An error as a page shows it; what does not keep the plan from being built is left to the terminal.
fn fault(finding: &Finding, sources: &Sources, lang: Lang) -> Option<Fault> {
    let (line, column) = sources.line_column(finding.place);
    (finding.severity == Severity::Error).then(|| Fault {
        place: format!("{}:{line}:{column}", sources.of(finding.place).path.display()),
        message: finding.message.get(lang).to_owned(),
        help: finding.help.as_ref().map(|help| help.get(lang).to_owned()).unwrap_or_default(),
    })
}

fn no_end(error: &ctrlc::Error) -> Error {
    Error::Other(Message::new(format!("无法接收 Ctrl-C：{error}"), format!("Ctrl-C cannot be received: {error}")))
}
