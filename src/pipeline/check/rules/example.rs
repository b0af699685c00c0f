//! Small plans for the rules' examples: a fragment laid over a plan that has no fault.

use std::path::PathBuf;

use super::rule::Mode;

/// A fragment of YAML and where it stands.
#[derive(Debug, Clone, Copy)]
pub enum Example {
    /// Keys of `plan.yaml`; they come after the year.
    Head(&'static str),
    /// The same, of a final document.
    Final(&'static str),
    /// A whole section file.
    Section(&'static str),
    /// Keys of the only clause, beside its id; it has a text unless they begin with one.
    Clause(&'static str),
    /// The text of the only clause.
    Text(&'static str),
    /// A whole `departments.yaml`.
    Register(&'static str),
}

const REGISTER: &str = "\
departments:
  - name: 区农业农村局
  - name: 市市场监管局友好分局
    aliases: [市市场监管局]
  - name: 区发改局
  - name: 区政府办（食安办）
  - name: 区内各保险公司
    kind: group
";

const SECTION: &str = "\
title: 强化食品安全源头治理
items:
  - title: 净化产地环境
    clauses:
      - id: 耕地
        text: 落实耕地分类管理制度
        responsible: [区农业农村局]
";

const REGISTER_FILE: &str = "departments.yaml";
const HEAD_FILE: &str = "plan.yaml";
const SECTION_FILE: &str = "01-源头治理.yaml";

impl Example {
    /// The fragment as it is shown: of a clause with what it stands in.
    pub fn text(self) -> String {
        let text = match self {
            Self::Head(text) | Self::Final(text) | Self::Section(text) | Self::Register(text) => text.to_owned(),
            Self::Text(text) => clause(&format!("text: {text}\nresponsible: [区农业农村局]")),
            Self::Clause(keys) if keys.starts_with("text:") => clause(keys),
            Self::Clause(keys) => clause(&format!("text: 落实耕地分类管理制度\n{keys}")),
        };
        if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
    }

    /// The name of its file.
    pub fn file(self) -> &'static str {
        match self {
            Self::Head(_) | Self::Final(_) => HEAD_FILE,
            Self::Section(_) | Self::Clause(_) | Self::Text(_) => SECTION_FILE,
            Self::Register(_) => REGISTER_FILE,
        }
    }

    /// The mode in which it is an example.
    pub fn mode(self) -> Mode {
        if matches!(self, Self::Final(_)) { Mode::Final } else { Mode::Draft }
    }

    /// The files of the plan that it makes.
    pub fn files(self) -> Vec<(PathBuf, String)> {
        let own = self.text();
        let head = "year: 2023\nsections: [01-源头治理]\n";
        let text = |name: &str, rest: &str| if self.file() == name { own.clone() } else { rest.to_owned() };
        let head = if self.file() == HEAD_FILE { head.to_owned() + &own } else { head.to_owned() };
        vec![
            (REGISTER_FILE.into(), text(REGISTER_FILE, REGISTER)),
            (HEAD_FILE.into(), head),
            (SECTION_FILE.into(), text(SECTION_FILE, SECTION)),
        ]
    }
}

/// A section with one item of one clause.
fn clause(keys: &str) -> String {
    let indented: String = keys.lines().map(|line| format!("        {line}\n")).collect();
    format!("items:\n  - title: 净化产地环境\n    clauses:\n      - id: 耕地\n{indented}")
}
