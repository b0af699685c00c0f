//! What is said when the arguments are wrong: clap knows what, we say it in the reader's language.

use std::process::ExitCode;

use clap::{
    Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::say;
use crate::model::message::Lang;

/// Prints help, or what is wrong; the exit code.
pub(super) fn tell(error: &Error, lang: Lang) -> ExitCode {
    let text = error.render();
    if !error.use_stderr() {
        let text = text.ansi().to_string();
        say::out(&if lang == Lang::Zh { wide_colons(&text) } else { text });
        return ExitCode::from(if say::lost().is_ok() { 0 } else { 2 });
    }
    match lang {
        _ if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            say::err(&wide_colons(&text.ansi().to_string()));
        }
        Lang::Zh => say::err(&chinese(error)),
        Lang::En => say::err(&text.ansi().to_string()),
    }
    ExitCode::from(2)
}

/// clap puts a half-width colon behind each heading.
fn wide_colons(text: &str) -> String {
    ["参数", "选项", "命令", "高级"]
        .into_iter()
        .fold(text.to_owned(), |text, heading| text.replace(&format!("{heading}:"), &format!("{heading}：")))
}

fn chinese(error: &Error) -> String {
    let usage = usage(error);
    let command: Vec<&str> =
        usage.split(' ').take_while(|word| !word.is_empty() && !word.starts_with(['[', '<', '-'])).collect();
    let command = if command.is_empty() { "anpai".to_owned() } else { command.join(" ") };
    let usage = if usage.is_empty() { String::new() } else { format!("用法：{usage}\n") };
    format!("错误：{}\n{}{usage}全部用法：{command} --help\n", fault(error), meant(error))
}

/// What is wrong.
fn fault(error: &Error) -> String {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", text(error, ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument if argument.starts_with('-') => format!("没有“{argument}”这个选项"),
        ErrorKind::UnknownArgument => format!("多了“{argument}”，不知道它是做什么的"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面还要写一个值"),
        ErrorKind::InvalidValue => format!("{argument} 不能写“{value}”"),
        ErrorKind::ValueValidation => format!("{argument} 不能写“{value}”，{}", wanted(&argument)),
        ErrorKind::NoEquals => format!("{argument} 和后面的值之间要有等号"),
        ErrorKind::TooManyValues => format!("{argument} 后面多了“{value}”"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("{argument} 后面的值个数不对"),
        ErrorKind::ArgumentConflict => conflict(&argument, &text(error, ContextKind::PriorArg)),
        ErrorKind::MissingRequiredArgument => format!("还要写：{argument}"),
        ErrorKind::MissingSubcommand => "还要写命令".to_owned(),
        ErrorKind::InvalidUtf8 => "有参数不是 UTF-8 文字".to_owned(),
        _ => "参数不对".to_owned(),
    }
}

fn conflict(argument: &str, prior: &str) -> String {
    if argument == prior {
        format!("{argument} 只能写一次")
    } else {
        format!("{argument} 不能和 {prior} 一起用")
    }
}

/// What a value must be that is not one of a list.
fn wanted(argument: &str) -> &'static str {
    match argument {
        argument if argument.contains("年份") => "要写四位数字的年份，如 2024",
        argument if argument.contains("端口") => "要写 1 到 65535 的数字，如 9704",
        argument if argument.contains("日期") => "要写日期，如 2024-07-10",
        _ => "要写数字",
    }
}

/// What was meant, or what can be written.
fn meant(error: &Error) -> String {
    let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let suggested = suggested.into_iter().map(|kind| text(error, kind)).find(|text| !text.is_empty());
    let valid = text(error, ContextKind::ValidValue);
    let meant = suggested.map(|text| format!("是不是 {text}？\n"));
    let valid = (!valid.is_empty()).then(|| format!("可以写：{valid}\n"));
    meant.into_iter().chain(valid).collect()
}

fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(list)) => list.join("、"),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn usage(error: &Error) -> String {
    let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) else { return String::new() };
    let usage = usage.to_string();
    usage.trim().trim_start_matches("Usage:").trim_start_matches("用法：").trim().to_owned()
}
