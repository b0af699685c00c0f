//! `anpai completions`: the script by which a shell completes our commands.

use clap::Command;

use super::say;

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// bash、zsh、fish、powershell 或 elvish
    #[arg(value_enum)]
    shell: clap_complete::Shell,
}

/// Prints the script; `whole` is the program with all its commands.
pub(super) fn print(args: &Args, mut whole: Command) {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut whole, "anpai", &mut script);
    say::out(&String::from_utf8(script).expect("completion scripts are text"));
}
