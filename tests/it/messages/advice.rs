//! Commands that messages quote: each one is understood.

use clap::{CommandFactory, error::ErrorKind};

use crate::support::workplace::{read, repository};

/// The commands in the texts of a source: `anpai` and what follows, to the end of the quotation.
fn quoted(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut found = Vec::new();
    for line in lines.take_while(|line| !line.contains("#[cfg(test)]")) {
        for (at, _) in line.match_indices("anpai ") {
            let rest = &line[at..];
            let end =
                rest.find(|character: char| "`\"”）)（(，。；、：;,:\\".contains(character)).unwrap_or(rest.len());
            let command = rest[..end].split("  ").next().unwrap_or_default().trim();
            let first = command.split(' ').nth(1).unwrap_or_default();
            if first.chars().all(|character| character.is_ascii_lowercase()) && !first.is_empty() {
                found.push(command.to_owned());
            }
        }
    }
    found
}

/// A value in the place of what is filled in.
fn filled(command: &str) -> String {
    let mut text = String::new();
    let mut depth = 0;
    for character in command.chars() {
        match character {
            '{' => {
                depth += 1;
                text.push_str("plan/2023");
            }
            '}' => depth -= 1,
            _ if depth == 0 => text.push(character),
            _ => {}
        }
    }
    text
}

#[test]
fn every_command_that_a_message_quotes_is_one() {
    let command = anpai::cli::Cli::command();
    let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    let mut tried = 0;
    for entry in walkdir::WalkDir::new(repository().join("src")) {
        let path = entry.expect("an entry").into_path();
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        for quoted in quoted(&read(&path)) {
            let words: Vec<String> = filled(&quoted).split_whitespace().map(str::to_owned).collect();
            // Prose about the program: anpai has, anpai was.
            if !names.contains(&words[1].as_str()) {
                continue;
            }
            let Err(error) = anpai::cli::Cli::command().try_get_matches_from(&words) else {
                tried += 1;
                continue;
            };
            // `anpai new` alone is a command's name.
            let is_name = words.len() == 2 && error.kind() == ErrorKind::MissingRequiredArgument;
            assert!(is_name, "{}: `{quoted}`: {error}", path.display());
        }
    }
    assert!(tried >= 20, "only {tried} commands were found");
}
