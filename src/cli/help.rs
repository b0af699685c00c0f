//! The language of help: Chinese as written at the arguments, English from the table of texts.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command};

use crate::model::message::Lang;

use texts::{ENGLISH, examples};

mod texts;

/// The language that help is printed in, known before the arguments are read.
pub(super) fn lang(arguments: &[OsString]) -> Lang {
    let arguments: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let given = arguments.iter().enumerate().find_map(|(at, argument)| match argument.as_ref() {
        "--lang" => arguments.get(at + 1).map(AsRef::as_ref),
        other => other.strip_prefix("--lang="),
    });
    let given = given.map(ToOwned::to_owned).or_else(sys_locale::get_locale).unwrap_or_default();
    if given.starts_with("en") { Lang::En } else { Lang::Zh }
}

/// Puts headings, examples and, in English, every description into `command`.
pub(super) fn localise(command: Command, lang: Lang) -> Command {
    let command = command.after_help(examples(lang));
    match lang {
        Lang::Zh => part(headings(command, ""), "高级"),
        Lang::En => part(english(command), "Advanced"),
    }
}

/// `watch` takes all that `build` takes.
fn english(command: Command) -> Command {
    ENGLISH.iter().fold(command, |command, (path, text)| {
        let command = describe(command, path, text);
        match path.strip_prefix("build.") {
            Some(argument) => describe(command, &format!("watch.{argument}"), text),
            None => command,
        }
    })
}

/// Chinese in place of clap's own words: headings, placeholders, help itself.
fn headings(command: Command, above: &str) -> Command {
    let called = format!("{above} {}", command.get_name()).trim().to_owned();
    let template = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = command.help_template(template).subcommand_help_heading("命令").subcommand_value_name("命令");
    let command =
        names.into_iter().fold(command, |command, name| command.mut_subcommand(name, |sub| headings(sub, &called)));
    let command = help_flags(command, ["显示帮助", "显示版本"]);
    let command = command.mut_args(|argument| {
        let names = argument.get_value_names().unwrap_or_default();
        let names: Option<Vec<&'static str>> = names.iter().map(|name| chinese(name)).collect();
        let heading = if argument.is_positional() { "参数" } else { "选项" };
        let argument = match names.filter(|names| !names.is_empty()) {
            Some(names) => argument.value_names(names),
            None => argument,
        };
        // Values are listed in the text of the help, with what they mean.
        argument.help_heading(heading).hide_possible_values(true).hide_default_value(true)
    });
    in_use(command, above)
}

/// clap's own flags, with words of ours.
fn help_flags(command: Command, [help, version]: [&'static str; 2]) -> Command {
    let flag = |name: &'static str, short: char| Arg::new(name).short(short).long(name);
    let command = command.disable_help_flag(true).disable_help_subcommand(true);
    let command = command.arg(flag("help", 'h').action(ArgAction::Help).help(help));
    if command.get_version().is_none() {
        return command;
    }
    command.disable_version_flag(true).arg(flag("version", 'V').action(ArgAction::Version).help(version))
}

/// How a command is called, with Chinese for what stands for something else.
fn in_use(command: Command, above: &str) -> Command {
    let mut whole = command.clone();
    let usage = whole.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", "[选项]").replace("<COMMAND>", "<命令>");
    command.override_usage(format!("{above} {usage}").trim().to_owned())
}

/// What stands for a value in a usage line.
fn chinese(name: &str) -> Option<&'static str> {
    const NAMES: [(&str, &str); 18] = [
        ("DIR", "文件夹"),
        ("FILE", "文件"),
        ("FILES", "文件"),
        ("PDF", "PDF"),
        ("PATH", "位置"),
        ("PLAN", "方案"),
        ("FROM", "方案"),
        ("OLD", "上年方案"),
        ("NEW", "本年方案"),
        ("KIND", "种类"),
        ("NAME", "名称"),
        ("FORMAT", "格式"),
        ("LANG", "语言"),
        ("REASON", "理由"),
        ("YEAR", "年份"),
        ("PORT", "端口"),
        ("DATE", "日期"),
        ("PERIOD", "报表期"),
    ];
    let more = [("CODE", "代码"), ("SHELL", "命令行"), ("ENGINE", "引擎"), ("COLOUR", "颜色"), ("FOLDER", "文件夹")];
    NAMES.iter().chain(&more).find(|(english, _)| *english == name).map(|(_, chinese)| *chinese)
}

/// What `build` and `watch` are mostly asked for; the rest is for those who look for it.
const COMMON: [&str; 6] = ["plan", "output", "only", "department", "final", "help"];

/// Puts the rarer options of a long list under a heading of their own.
fn part(command: Command, rest: &'static str) -> Command {
    ["build", "watch"].into_iter().fold(command, |command, name| {
        command.mut_subcommand(name, |sub| {
            sub.mut_args(|argument| {
                let is_common = COMMON.contains(&argument.get_id().as_str());
                if is_common { argument } else { argument.help_heading(rest) }
            })
        })
    })
}

/// `build.plan` is an argument of `build`; `build` the command itself; `.lang` an argument of the program.
fn describe(command: Command, path: &str, text: &'static str) -> Command {
    // A program that was built without the desk has no such command.
    let sub = path.split('.').next().unwrap_or_default();
    if !sub.is_empty() && command.find_subcommand(sub).is_none() {
        return command;
    }
    match path.split_once('.') {
        None if path.is_empty() => command.about(text),
        None => command.mut_subcommand(path, |sub| sub.about(text)),
        Some(("", argument)) => command.mut_arg(argument, |argument| argument.help(text)),
        Some((sub, argument)) => {
            command.mut_subcommand(sub, |sub| sub.mut_arg(argument, |argument| argument.help(text)))
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    fn has_chinese(text: &str) -> bool {
        text.chars().any(crate::hanzi::characters::is_hanzi)
    }

    #[test]
    fn every_command_and_argument_is_described_in_both_languages() {
        let english = localise(Cli::command(), Lang::En);
        let chinese = localise(Cli::command(), Lang::Zh);
        for (command, expected) in [(english, false), (chinese, true)] {
            for sub in command.get_subcommands() {
                let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
                assert_eq!(has_chinese(&about), expected, "{}: {about}", sub.get_name());
                for argument in sub.get_arguments() {
                    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                    assert_eq!(has_chinese(&help), expected, "{}.{}: {help}", sub.get_name(), argument.get_id());
                }
            }
        }
    }

    #[test]
    fn the_language_is_what_is_asked_for() {
        let asked = |text: &str| lang(&text.split(' ').map(Into::into).collect::<Vec<_>>());
        assert_eq!(asked("anpai --lang en check"), Lang::En);
        assert_eq!(asked("anpai check --lang=zh"), Lang::Zh);
    }
}
