//! A double click: the program is called without a word, in a window that closes with it.

use std::ffi::OsString;

use super::say;
use crate::model::message::Lang;

/// On Windows a program without arguments was clicked, or may as well have been: it opens the desk.
pub(super) fn adds_the_desk(arguments: &mut Vec<OsString>) -> bool {
    let clicked = cfg!(all(windows, feature = "desk")) && arguments.len() == 1;
    if clicked {
        arguments.push("desk".into());
    }
    clicked
}

/// Keeps the window until what it says was read.
pub(super) fn wait(lang: Lang) {
    say::err(match lang {
        Lang::Zh => "按回车键关闭。\n",
        Lang::En => "Press Enter to close.\n",
    });
    // Without a keyboard there is nobody to wait for.
    let _ = std::io::stdin().read_line(&mut String::new());
}
