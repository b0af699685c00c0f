//! The ledger → drafts of 通报 (to the units) and 报告 (upward), in the form of a plan, so that everything that works on a
//! plan works on them: check, page, gate, HTML, docx.
//!
//! Written once and then the person's. Every sentence that the program wrote bears a mark until somebody takes it away.

use std::path::PathBuf;

use crate::{model::plan::Plan, year::returns::decide::Ledger};

mod head;
mod kind;
mod sections;
mod sentences;
mod written;

pub use kind::Kind;
pub use sentences::differences;

/// The files of a draft.
pub fn files(kind: Kind, ledger: &Ledger, plan: &Plan, basis: &str, work: &str) -> Vec<(PathBuf, String)> {
    let mut sections = vec![
        ("总体情况", sections::overall(ledger)),
        ("指标完成情况", sections::targets(ledger)),
        ("主要进展", sections::progress(ledger)),
        ("存在的问题", sections::problems(ledger)),
    ];
    if kind == Kind::Circular {
        sections.push(("下一步要求", sections::demands(ledger)));
    }
    let names: Vec<String> = (1..).zip(&sections).map(|(number, (title, _))| format!("{number:02}-{title}")).collect();
    let mut files = vec![(PathBuf::from("plan.yaml"), head::head(kind, ledger, plan, basis, work, &names))];
    for (name, (title, body)) in names.iter().zip(sections) {
        files.push((PathBuf::from(format!("{name}.yaml")), format!("title: {title}\n{body}")));
    }
    files
}
