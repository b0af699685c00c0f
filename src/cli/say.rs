//! Where words leave the program. A closed pipe (`anpai … | head`) is no error; an answer that could not be written is.

use std::{
    borrow::Cow,
    io::{self, Write},
    sync::OnceLock,
};

use anstream::{
    AutoStream, ColorChoice,
    adapter::strip_str,
    stream::{AsLockedWrite, RawStream},
};

use crate::{
    hanzi::characters,
    model::{
        error::Error,
        message::{Lang, Message},
    },
};

/// Why an answer was lost: the standard output's own state, as a program of C asks it with `ferror`.
static LOST: OnceLock<String> = OnceLock::new();

/// Prints to the standard output, without colour where the terminal wants none.
pub(super) fn out(text: &str) {
    if let Err(error) = put(io::stdout(), text).or_else(pipe_closed) {
        LOST.get_or_init(|| error.to_string());
    }
}

/// Prints to the standard error; if that cannot be written there is nobody to tell.
pub(super) fn err(text: &str) {
    let _ = put(io::stderr(), text);
}

fn put(stream: impl RawStream + AsLockedWrite, text: &str) -> io::Result<()> {
    let text = for_reader(text, stream.is_terminal());
    match AutoStream::choice(&stream) {
        // At once: colours that are taken away on the way cost a call of the system for each line.
        ColorChoice::Never => whole(stream, &strip_str(&text).to_string()),
        choice => whole(AutoStream::new(stream, choice), &text),
    }
}

fn whole(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes()).and_then(|()| stream.flush())
}

/// Says why the program could not do its work.
pub(super) fn error(error: &Error, lang: Lang) {
    let word = match lang {
        Lang::Zh => "错误：",
        Lang::En => "error: ",
    };
    err(&format!("{word}{}{}\n", error.message().get(lang), here(error, lang)));
}

/// Says what is not as it should be, and no reason to stop.
pub(super) fn warning(message: &Message, lang: Lang) {
    let word = match lang {
        Lang::Zh => "警告：",
        Lang::En => "warning: ",
    };
    err(&format!("{word}{}\n", message.get(lang)));
}

/// Fails if an answer could not be written in full.
pub(super) fn lost() -> Result<(), Error> {
    LOST.get().map_or(Ok(()), |reason| {
        Err(Error::Other(Message::new(
            format!("结果没有写全，不要用它：{reason}（磁盘满了？）"),
            format!("the answer could not be written in full: {reason}"),
        )))
    })
}

/// A reader that has seen enough closes the pipe.
fn pipe_closed(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) }
}

/// Where the program was called: a relative path that leads nowhere is mostly given in the wrong folder.
fn here(error: &Error, lang: Lang) -> String {
    let Error::Io { path, source } = error else { return String::new() };
    let folder = std::env::current_dir().unwrap_or_default();
    match lang {
        _ if source.kind() != io::ErrorKind::NotFound || path.is_absolute() => String::new(),
        Lang::Zh => format!("（现在的文件夹是 {}）", folder.display()),
        Lang::En => format!(" (the current folder is {})", folder.display()),
    }
}

/// On a terminal nothing that acts on it: texts come from strangers. Into a file or pipe every byte as it is.
fn for_reader(text: &str, terminal: bool) -> Cow<'_, str> {
    let is_harmless = |character: char| !characters::is_unprintable(character) || "\n\t".contains(character);
    if !terminal || text.chars().all(is_harmless) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let length = colour(rest).unwrap_or(character.len_utf8());
        if length > character.len_utf8() || is_harmless(character) {
            kept.push_str(&rest[..length]);
        } else {
            kept.push_str(&characters::visible(&rest[..length]));
        }
        rest = &rest[length..];
    }
    Cow::Owned(kept)
}

/// The length of a sequence that sets a colour, the only one that we print (ECMA-48 8.3.117).
fn colour(text: &str) -> Option<usize> {
    let parameters = text.strip_prefix("\u{1b}[")?;
    let length = parameters.find(|character: char| !(character.is_ascii_digit() || character == ';'))?;
    parameters[length..].starts_with('m').then_some(length + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_gets_colours_and_nothing_else_that_acts_on_it() {
        let hostile = "\u{1b}[1;31m错\u{1b}[0m\n\u{1b}[2J\u{1b}]0;题\u{7}\u{9b}2J\u{8}\u{202e}甲\r乙\t丙";
        assert_eq!(
            for_reader(hostile, true),
            "\u{1b}[1;31m错\u{1b}[0m\n<U+001B>[2J<U+001B>]0;题<U+0007><U+009B>2J<U+0008><U+202E>甲<U+000D>乙\t丙"
        );
        assert_eq!(for_reader(hostile, false), hostile);
        assert_eq!(for_reader("\u{1b}[31", true), "<U+001B>[31");
    }
}
