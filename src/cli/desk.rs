//! `anpai desk`: the program in the browser of this computer.

use std::path::{Path, PathBuf};

use crate::{
    desk::{self, Lock, Server, Setting},
    model::{
        error::Error,
        message::{Lang, Message},
        source::Colour,
    },
    pipeline::{
        Options, Selection,
        check::Mode,
        typeset::{Engine, Fonts, Invoked},
    },
};

use super::{place, say, status::Status};

/// Arguments of `desk`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 方案文件夹；不给则取 plan/ 下最新的一年，没有就从头开始
    plan: Option<PathBuf>,
    /// 端口；不给则为 9704 或任一空闲端口
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// 不打开浏览器，只打印地址
    #[arg(long)]
    no_browser: bool,
    /// 另找字体的文件夹；可重复
    #[arg(long, value_name = "DIR")]
    fonts: Vec<PathBuf>,
    /// 自己的模板文件夹，其中的文件逐个代替内置模板
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
}

/// Runs the command until the window is closed.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let plan = plan(args)?;
    let lock = match Lock::take(&plan)? {
        Ok(lock) => lock,
        Err(open) => {
            show(&open.url(), args, lang, true);
            return Ok(0);
        }
    };
    let options = options(args, &plan, lang)?;
    let output = |plan: &Path| place::output(None, plan);
    let server = Server::open(Setting { plan, port: args.port.unwrap_or(desk::PORT), lang, options, output }, lock)?;
    show(&server.address(), args, lang, false);
    server.run()?;
    Ok(0)
}

/// As given, or the newest year; where there is none, the place where one will be.
fn plan(args: &Args) -> Result<PathBuf, Error> {
    match &args.plan {
        Some(plan) if plan.is_file() => Err(Error::NotAFolder { path: plan.clone() }),
        Some(plan) => Ok(plan.clone()),
        None => Ok(place::plan(None).unwrap_or_else(|_| PathBuf::from("plan/2024"))),
    }
}

/// How a plan is built from here: as `build` does without flags. Without fonts there are pages, and no PDF.
fn options(args: &Args, plan: &Path, lang: Lang) -> Result<Options, Error> {
    let fonts = match Fonts::choose(&place::fonts(&args.fonts)?, true) {
        Err(error @ Error::NoFont { .. }) => {
            say::error(&error, lang);
            Fonts::default()
        }
        chosen => chosen?,
    };
    Ok(Options {
        output: place::output(None, plan),
        selection: Selection::default(),
        mode: Mode::Draft,
        engine: place::engine().unwrap_or_else(|_| Engine::Invoked(Invoked::absent())),
        fonts,
        templates: place::templates(args.templates.as_deref())?,
        colour: Colour::default(),
        dry: false,
        force: false,
        prune: false,
        reissue: None,
        measured: true,
    })
}

/// Says where the desk is, and opens the browser there.
fn show(address: &str, args: &Args, lang: Lang, joined: bool) {
    let words = match (lang, joined) {
        (Lang::Zh, false) => format!(
            "工作台：{address}\n浏览器没有自己打开的话，把这个地址复制到浏览器里。关闭这个窗口就退出（Ctrl-C）。\n"
        ),
        (Lang::Zh, true) => format!("工作台已经开着：{address}\n"),
        (Lang::En, false) => format!(
            "desk: {address}\nIf the browser does not open by itself, copy this address into it. Close this window to end (Ctrl-C).\n"
        ),
        (Lang::En, true) => format!("the desk is open already: {address}\n"),
    };
    say::out(&words);
    if !args.no_browser && open(address).is_err() {
        say::error(
            &Error::Other(Message::new(
                "打不开浏览器，请把上面的地址复制到浏览器里",
                "the browser cannot be opened; copy the address above into it",
            )),
            lang,
        );
    }
}

/// The system's own way to open an address.
fn open(address: &str) -> std::io::Result<()> {
    use std::process::{Command, Stdio};
    let mut command = if cfg!(windows) {
        let mut command = Command::new("rundll32");
        command.arg("url.dll,FileProtocolHandler");
        command
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else {
        Command::new("xdg-open")
    };
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().map(drop)
}
