//! Where words leave the program. A closed pipe (`anpai … | head`) is no error.

use std::io::Write;

use crate::model::{error::Error, message::Lang};

/// Prints to the standard output, without colour where the terminal wants none.
pub(super) fn out(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Prints to the standard error.
pub(super) fn err(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Says why the program could not do its work.
pub(super) fn error(error: &Error, lang: Lang) {
    let word = match lang {
        Lang::Zh => "错误：",
        Lang::En => "error: ",
    };
    err(&format!("{word}{}\n", error.message().get(lang)));
}
