//! The commands and their flags; the only code that prints.

use std::{ffi::OsString, process::ExitCode};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::model::message::Lang;

use status::Status;

mod build;
mod check;
mod click;
mod collect;
mod completions;
#[cfg(feature = "desk")]
mod desk;
mod diff;
mod doctor;
mod docx;
mod explain;
mod fonts;
mod help;
mod import;
mod init;
mod man;
mod new;
mod place;
mod progress;
mod report;
mod say;
mod schema;
mod status;
mod usage;
mod verify;
mod watch;

/// 把年度工作方案（YAML）变成通知、函和报表。
#[derive(Debug, Parser)]
#[command(name = "anpai", version, subcommand_required = true, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    /// 提示用语：zh 或 en；不给则随系统，其余用中文
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<Lang>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 做一份能生成的小样本，照着改成自己的方案
    Init(init::Args),
    /// 生成通知、函、报表和总览
    Build(build::Args),
    /// 打开工作台：在本机浏览器里编辑、检查、生成
    #[cfg(feature = "desk")]
    Desk(desk::Args),
    /// 监视方案：保存一次，重做一次；可在浏览器里预览
    Watch(watch::Args),
    /// 生成通知的 Word 草稿（.docx），供在 WPS、Word 里审阅
    Docx(docx::Args),
    /// 检查方案，一次报出全部问题，不写任何文件
    Check(check::Args),
    /// 把现成的通知（.docx、.txt）变成方案草稿，拿不准的逐处标出
    Import(import::Args),
    /// 由上年方案起草下一年的：年份顺延，凡随年份变的逐处标出、列出
    New(new::Args),
    /// 对照两年的方案：条文、责任单位、指标，以及谁的函要改
    Diff(diff::Args),
    /// 收报：读收回的报表，逐格核对，做成台账
    Collect(collect::Args),
    /// 由台账起草通报和报告；草稿改好后，出公文版式
    Report(report::Args),
    /// 按 GB/T 9704—2012 逐条测量 PDF 版面
    Verify(verify::Args),
    /// 看看字体、排版程序、文件夹齐不齐，缺什么怎么补
    Doctor(doctor::Args),
    /// 列出各处用的字体；install 从文件夹或 .zip 里取字体
    Fonts(fonts::Args),
    /// 打印方案文件的 JSON Schema，供编辑器补全和校验
    Schema(schema::Args),
    /// 讲解一条规则；不给代码则列出全部
    Explain(explain::Args),
    /// 打印命令行补全脚本
    Completions(completions::Args),
    /// 打印一条命令的手册页（man）；不给则为 anpai 本身
    Man(man::Args),
}

/// Reads the arguments, runs the command, says what came of it.
///
/// # Panics
/// Never: clap has accepted what it then reads.
pub fn main() -> ExitCode {
    let mut arguments: Vec<OsString> = std::env::args_os().collect();
    let clicked = click::adds_the_desk(&mut arguments);
    let lang = help::lang(&arguments);
    // Words of ours are for help and for what is wrong: putting them in takes longer than reading the arguments.
    let read = Cli::command().try_get_matches_from(&arguments);
    let matches = match read.or_else(|_| help::localise(Cli::command(), lang).try_get_matches_from(arguments)) {
        Ok(matches) => matches,
        Err(error) => {
            return usage::tell(&error, lang);
        }
    };
    let cli = Cli::from_arg_matches(&matches).expect("clap has accepted these arguments");
    let lang = cli.lang.unwrap_or(lang);
    match run(cli.command, lang).and_then(|status| say::lost().map(|()| status)) {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            say::error(&error, lang);
            if clicked {
                click::wait(lang);
            }
            ExitCode::from(2)
        }
    }
}

fn run(command: Command, lang: Lang) -> Status {
    match command {
        Command::Init(args) => init::run(&args, lang),
        Command::Build(args) => build::run(&args, lang),
        #[cfg(feature = "desk")]
        Command::Desk(args) => desk::run(&args, lang),
        Command::Watch(args) => watch::run(&args, lang),
        Command::Docx(args) => docx::run(&args, lang),
        Command::Check(args) => check::run(&args, lang),
        Command::Import(args) => import::run(&args, lang),
        Command::New(args) => new::run(&args, lang),
        Command::Diff(args) => diff::run(&args, lang),
        Command::Collect(args) => collect::run(&args, lang),
        Command::Report(args) => report::run(&args, lang),
        Command::Verify(args) => verify::run(&args, lang),
        Command::Doctor(args) => doctor::run(&args, lang),
        Command::Fonts(args) => fonts::run(&args, lang),
        Command::Schema(args) => schema::run(&args),
        Command::Explain(args) => explain::run(&args, lang),
        Command::Completions(args) => {
            completions::print(&args, Cli::command());
            Ok(0)
        }
        Command::Man(args) => man::run(&args, Cli::command(), lang),
    }
}
