//! A deed as a page names it.

use serde::Deserialize;

use crate::desk::edit::Roles;

use super::returned::Decision;

/// What became of a letter.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::desk) enum Posted {
    Sent,
    Received,
}

/// A deed. `file` is a file's name, `path` a path in it: items[0].clauses[1].text.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(in crate::desk) enum Deed {
    /// Sets a field that said `old` when the page was made.
    Set {
        file: String,
        path: String,
        old: String,
        new: String,
    },
    /// Notes the day on which the letter of a unit was sent, or received; an empty day takes the note back.
    Posted {
        unit: String,
        key: Posted,
        day: String,
    },
    /// Adds a value to a list.
    Add {
        file: String,
        path: String,
        value: String,
    },
    /// Takes a value out of a list.
    Take {
        file: String,
        path: String,
        old: String,
        #[serde(default)]
        keep: bool,
    },
    /// Says that there are none, or that it is not known.
    None {
        file: String,
        path: String,
        none: bool,
    },
    /// Adds a row to a table.
    Row {
        file: String,
        path: String,
        row: Vec<(String, String)>,
    },
    /// Takes a row, a clause, an item or a section away.
    Delete {
        file: String,
        path: String,
        old: String,
    },
    /// Adds a clause, an item or a section behind another.
    Insert {
        file: String,
        path: String,
        kind: Kind,
    },
    /// Moves a clause or an item.
    Move {
        file: String,
        path: String,
        old: String,
        to: String,
        list: String,
        index: usize,
    },
    /// Moves a section up or down.
    Shift {
        file: String,
        by: i32,
    },
    /// Gives the units of a clause other roles.
    Roles {
        file: String,
        path: String,
        to: Roles,
    },
    /// Cuts a clause in two.
    Split {
        file: String,
        path: String,
        at: usize,
    },
    /// Joins a clause with the next.
    Join {
        file: String,
        path: String,
    },
    /// Mends a fault whose mend is known.
    Fix {
        finding: Named,
    },
    /// Mends all faults whose mend is sure: anpai check --fix.
    FixAll,
    /// Keeps a fault with a reason.
    Waive {
        finding: Named,
        reason: String,
    },
    /// Takes the mark of a place away that is decided.
    Settle {
        finding: Named,
    },
    Undo,
    Redo,
    /// Saves what was not saved before the program ended, or gives it up.
    Open {
        save: bool,
    },
    /// Puts another plan on the desk.
    Plan {
        name: String,
    },
    /// The other language.
    Lang {
        lang: String,
    },
    /// anpai build, anpai build --final.
    Build {
        r#final: bool,
    },
    /// anpai build --final --reissue.
    Reissue {
        reason: String,
    },
    /// anpai new.
    New {
        year: u16,
    },
    /// A small plan to begin with.
    Example {
        year: u16,
    },
    /// anpai collect, anpai collect --reply.
    Collect {
        period: String,
        #[serde(default)]
        reply: bool,
    },
    /// anpai report.
    Report {
        period: String,
    },
    /// What a person settles about the returns.
    Decide(Decision),
    /// An opinion on a clause.
    Opinion {
        clause: String,
        unit: String,
        opinion: String,
    },
}

/// What may be inserted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::desk) enum Kind {
    Clause,
    Item,
    Section,
}

/// A finding as a page names it: still the same if its code, its field and its words are.
#[derive(Debug, Deserialize)]
pub(in crate::desk) struct Named {
    pub(super) code: String,
    pub(super) file: String,
    pub(super) start: u32,
    pub(super) text: String,
}
