//! `anpai watch`: builds again on every save.

use crate::{
    model::{
        error::Error,
        message::{Lang, Message},
    },
    pipeline::{
        check::Mode,
        write::{self, Outcome},
    },
    report::text,
    year::watch::{Changes, Job, Round},
};

use super::{build, check, place, say, status::Status};

/// Arguments of `watch`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    build: build::Args,
}

/// Runs the command until Ctrl-C.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let plan = place::only(&args.build.plan)?;
    let options = build::options(&args.build, &plan)?;
    if options.mode == Mode::Final {
        return Err(drafts_only());
    }
    // A slip that no save could mend ends here, not after every save.
    write::look(&options.output)?;
    let mut job = Job { plan, templates: args.build.templates.clone(), options };
    let mut changes = Changes::new(&job)?;
    let stop = changes.stopper();
    ctrlc::set_handler(move || stop.stop()).map_err(|error| no_end(&error))?;
    say::out(&opening(&job, lang));
    let mut told = String::new();
    job.run(&mut changes, |round| tell(round, &mut told, lang));
    Ok(0)
}

fn drafts_only() -> Error {
    Error::Other(Message::new(
        "watch 只做草稿；正式件要想好了才签发：anpai build --final",
        "watch makes drafts; a final is issued on purpose: `anpai build --final`",
    ))
}

fn opening(job: &Job, lang: Lang) -> String {
    let (plan, output) = (job.plan.display(), job.options.output.display());
    match lang {
        Lang::Zh => format!("监视 {plan}，保存后重做到 {output}；按 Ctrl-C 结束\n"),
        Lang::En => format!("watching {plan}, making {output} again on every save; Ctrl-C ends\n"),
    }
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

fn no_end(error: &ctrlc::Error) -> Error {
    Error::Other(Message::new(format!("无法接收 Ctrl-C：{error}"), format!("Ctrl-C cannot be received: {error}")))
}
