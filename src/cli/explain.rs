//! `anpai explain`: what a rule wants and why; all of them as a list or as the manual.

use crate::{
    model::{
        error::Error,
        message::{Lang, Message},
    },
    report::manual,
};

use super::{say, status::Status};

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 规则代码，如 R002
    code: Option<String>,
    /// 打印全部规则的手册（Markdown）
    #[arg(long)]
    all: bool,
}

/// Prints the explanation.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let text = match &args.code {
        None if args.all => manual::manual(lang),
        None => manual::list(lang),
        Some(code) => manual::explain(code, lang).ok_or_else(|| {
            Error::Other(Message::new(
                format!("没有规则 {code}；anpai explain 列出全部"),
                format!("there is no rule {code}; `anpai explain` lists them all"),
            ))
        })?,
    };
    say::out(&text);
    Ok(0)
}
