//! `anpai man`: the manual page of a command, from its help.

use clap::Command;

use super::{help, say, status::Status};
use crate::model::{
    error::Error,
    message::{Lang, Message},
};

/// Arguments of `man`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 命令的名称，如 build
    command: Option<String>,
}

/// Prints the page, in roff; `whole` is the program with all its commands.
pub(super) fn run(args: &Args, whole: Command, lang: Lang) -> Status {
    let mut whole = help::localise(whole, lang);
    whole.build();
    let command = match &args.command {
        None => &whole,
        Some(name) => whole.find_subcommand(name).ok_or_else(|| {
            Error::Other(Message::new(
                format!("没有命令 {name}；anpai --help 列出全部"),
                format!("there is no command {name}; `anpai --help` lists them all"),
            ))
        })?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page).expect("a list of bytes takes all");
    say::out(&String::from_utf8(page).expect("a page is text"));
    Ok(0)
}
