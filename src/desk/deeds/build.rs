//! Makes the documents, beside the pages: one build at a time, whose progress they show.

use std::sync::Arc;

use crate::{
    desk::{
        job::Job,
        opened::Desk,
        refused::{Refused, refused},
    },
    model::{finding::Severity, message::Lang},
    pipeline::{self, Built, Options, Progress, check::Mode},
};

use super::done::Done;

/// anpai build, beside the pages.
pub(super) fn build(desk: &Arc<Desk>, mode: Mode, reissue: Option<String>) -> Result<Done, Refused> {
    if !begin(desk, mode, reissue) {
        return Err(refused("正在生成，请等它做完", "a build is under way; wait until it is done"));
    }
    Ok(Done::default())
}

/// Begins a build beside the pages; `false` if one is under way.
fn begin(desk: &Arc<Desk>, mode: Mode, reissue: Option<String>) -> bool {
    let mut job = desk.job();
    if job.running {
        return false;
    }
    *job = Job { running: true, is_final: mode == Mode::Final, ..Job::default() };
    drop(job);
    let state = desk.state();
    let (plan, lang) = (state.folder.clone(), state.lang);
    drop(state);
    let options = Options { output: (desk.setting.output)(&plan), mode, reissue, ..desk.setting.options.clone() };
    let desk = Arc::clone(desk);
    tokio::task::spawn_blocking(move || {
        let begin = |total: usize| desk.job().total = total;
        let done = |path: &str| desk.job().done.push(path.to_owned());
        let built = pipeline::build(&plan, &options, Progress { begin: &begin, done: &done });
        let (made, outcome) = match &built {
            Ok(built) => told(built, lang),
            Err(error) => (false, error.message().get(lang).to_owned()),
        };
        let mut job = desk.job();
        (job.running, job.made, job.outcome) = (false, made, outcome);
    });
    true
}

fn told(built: &Built, lang: Lang) -> (bool, String) {
    let Some(outcome) = &built.outcome else {
        let errors = built.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let (count, first) = (
            errors.clone().count(),
            errors.clone().next().map(|finding| finding.message.get(lang)).unwrap_or_default(),
        );
        let told = match lang {
            Lang::Zh => format!("没有生成：有 {count} 处错误要先改正，第一处：{first}"),
            Lang::En => format!("not made: {count} faults have to be mended, the first: {first}"),
        };
        return (false, told);
    };
    let (made, kept, removed) = (outcome.made.len(), outcome.kept.len(), outcome.removed.len());
    let told = match lang {
        Lang::Zh if made + removed == 0 => format!("{kept} 个文件都是最新的，没有重做"),
        Lang::Zh => format!("生成 {made} 个文件，保留 {kept} 个，删除 {removed} 个"),
        Lang::En => format!("made {made} files, kept {kept}, removed {removed}"),
    };
    (true, told)
}
