//! `anpai doctor`: what is there and what is missing, with what to do.

use std::path::{Path, PathBuf};

use super::{fonts, place, say, status::Status};
use crate::{
    model::message::Lang,
    pipeline::{typeset::Invoked, write},
};

/// Arguments of `doctor`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 另找字体的文件夹；可重复
    #[arg(long, value_name = "DIR")]
    fonts: Vec<PathBuf>,
}

/// Runs the command: 1 if something is missing that documents need.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let (list, complete) = fonts::list(&place::fonts(&args.fonts)?, lang)?;
    let (places, writable) = places(lang);
    let plan = plan(lang);
    let say_well = |well: bool| match (well, lang) {
        (true, Lang::Zh) => "都齐了\n",
        (true, Lang::En) => "all is there\n",
        (false, Lang::Zh) => "有缺的，照上面说的补\n",
        (false, Lang::En) => "something is missing: see above\n",
    };
    say::out(&format!("{}{list}{plan}{places}{}", versions(lang), say_well(complete && writable)));
    Ok(u8::from(!(complete && writable)))
}

fn versions(lang: Lang) -> String {
    let (version, system) = (env!("CARGO_PKG_VERSION"), std::env::consts::OS);
    let linked = if cfg!(feature = "embedded") { "typst 0.15.1" } else { "" };
    let installed = Invoked::find(Path::new("typst"));
    match lang {
        Lang::Zh => {
            let linked = if linked.is_empty() { "没有" } else { linked };
            let installed = if installed.is_ok() {
                "有，可用 --engine cli"
            } else {
                "没有；不需要，除非用 --engine cli"
            };
            format!("anpai {version}（{system}），内置排版：{linked}，另装的 typst：{installed}\n")
        }
        Lang::En => {
            let linked = if linked.is_empty() { "none" } else { linked };
            let installed =
                if installed.is_ok() { "there, for --engine cli" } else { "none; needed for --engine cli only" };
            format!("anpai {version} ({system}), linked typesetter: {linked}, installed typst: {installed}\n")
        }
    }
}

fn plan(lang: Lang) -> String {
    match (place::plan(None), lang) {
        (Ok(plan), Lang::Zh) => format!("方案：{}\n", plan.display()),
        (Ok(plan), Lang::En) => format!("plan: {}\n", plan.display()),
        (Err(_), Lang::Zh) => "方案：这里没有。anpai init 做一份小样本，或 anpai import 通知.docx\n".to_owned(),
        (Err(_), Lang::En) => "plan: none here. Begin with `anpai init`, or `anpai import notice.docx`\n".to_owned(),
    }
}

/// Where is written, and whether that may be.
fn places(lang: Lang) -> (String, bool) {
    let folders = [Some(PathBuf::from("plan")), Some(PathBuf::from("output")), place::user_fonts()];
    let mut text = String::new();
    let mut all = true;
    for folder in folders.into_iter().flatten() {
        let result = write::try_folder(&folder);
        let shown = folder.display();
        text.push_str(&match (&result, lang) {
            (Ok(()), Lang::Zh) => format!("可写：{shown}\n"),
            (Ok(()), Lang::En) => format!("writable: {shown}\n"),
            (Err(error), Lang::Zh) => format!("不能写：{}\n", error.message().zh),
            (Err(error), Lang::En) => format!("not writable: {}\n", error.message().en),
        });
        all &= result.is_ok();
    }
    (text, all)
}
