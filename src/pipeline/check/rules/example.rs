//! Small plans for the rules' examples: a fragment laid over a plan that has no fault.

use std::path::PathBuf;

use super::mode::Mode;

/// A fragment of YAML and where it stands.
#[derive(Debug, Clone, Copy)]
pub enum Example {
    /// Keys of `plan.yaml`; they come after the year.
    Head(&'static str),
    /// A whole `plan.yaml`.
    Plan(&'static str),
    /// Keys of `plan.yaml` as in `Head`, of a final document.
    Final(&'static str),
    /// A whole section file.
    Section(&'static str),
    /// Keys of the only clause, beside its id; it has a text unless they begin with one.
    Clause(&'static str),
    /// The text of the only clause.
    Text(&'static str),
    /// A whole `departments.yaml`.
    Register(&'static str),
    /// Keys of `plan.yaml`, and a whole section file.
    HeadAndSection(&'static str, &'static str),
    /// Keys of `plan.yaml`, and a whole `departments.yaml`.
    HeadAndRegister(&'static str, &'static str),
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

/// A file: its name and its text.
pub type File = (&'static str, String);

impl Example {
    /// The fragments as they are shown, each with the name of its file: of a clause with what it stands in.
    pub fn shown(self) -> Vec<File> {
        match self {
            Self::Head(text) | Self::Final(text) | Self::Plan(text) => vec![(HEAD_FILE, ended(text))],
            Self::Section(text) => vec![(SECTION_FILE, ended(text))],
            Self::Text(text) => vec![(SECTION_FILE, clause(&format!("text: {text}\nresponsible: [区农业农村局]")))],
            Self::Clause(keys) if keys.starts_with("text:") => vec![(SECTION_FILE, clause(keys))],
            Self::Clause(keys) => vec![(SECTION_FILE, clause(&format!("text: 落实耕地分类管理制度\n{keys}")))],
            Self::Register(text) => vec![(REGISTER_FILE, ended(text))],
            Self::HeadAndSection(head, section) => vec![(HEAD_FILE, ended(head)), (SECTION_FILE, ended(section))],
            Self::HeadAndRegister(head, register) => vec![(HEAD_FILE, ended(head)), (REGISTER_FILE, ended(register))],
        }
    }

    /// The mode in which it is an example.
    pub fn mode(self) -> Mode {
        if matches!(self, Self::Final(_)) { Mode::Final } else { Mode::Draft }
    }

    /// The files of the plan that it makes.
    pub fn files(self) -> Vec<(PathBuf, String)> {
        let own = self.shown();
        let given = |name: &str| own.iter().find(|(file, _)| *file == name).map(|(_, text)| text.clone());
        let first = if matches!(self, Self::Plan(_)) { "" } else { "year: 2023\nsections: [01-源头治理]\n" };
        vec![
            (REGISTER_FILE.into(), given(REGISTER_FILE).unwrap_or_else(|| REGISTER.to_owned())),
            (HEAD_FILE.into(), first.to_owned() + &given(HEAD_FILE).unwrap_or_default()),
            (SECTION_FILE.into(), given(SECTION_FILE).unwrap_or_else(|| SECTION.to_owned())),
        ]
    }
}

fn ended(text: &str) -> String {
    if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}

/// A section with one item of one clause.
fn clause(keys: &str) -> String {
    let indented: String = keys.lines().map(|line| format!("        {line}\n")).collect();
    format!("items:\n  - title: 净化产地环境\n    clauses:\n      - id: 耕地\n{indented}")
}
