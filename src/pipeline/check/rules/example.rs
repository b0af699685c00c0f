//! Small plans for the rules' examples: a fragment laid over a plan that has no fault.

use std::path::PathBuf;

use crate::pipeline::load::{Loaded, load_texts};

/// A fragment of YAML and the file that it stands in.
#[derive(Debug, Clone, Copy)]
pub enum Example {
    /// Keys of `plan.yaml`; they come after the year.
    Head(&'static str),
    /// A whole `plan.yaml`.
    Plan(&'static str),
    /// A whole section file.
    Section(&'static str),
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

impl Example {
    /// The fragment.
    pub fn text(self) -> &'static str {
        match self {
            Self::Head(text) | Self::Plan(text) | Self::Section(text) | Self::Register(text) => text,
        }
    }

    /// The name of its file.
    pub fn file(self) -> &'static str {
        match self {
            Self::Head(_) | Self::Plan(_) => "plan.yaml",
            Self::Section(_) => "01-源头治理.yaml",
            Self::Register(_) => "departments.yaml",
        }
    }

    /// The plan that it makes.
    pub fn load(self) -> Loaded {
        let head = "year: 2023\nsections: [01-源头治理]\n";
        let (head, section, register) = match self {
            Self::Head(text) => (format!("{head}{text}"), SECTION, REGISTER),
            Self::Plan(text) => (text.to_owned(), SECTION, REGISTER),
            Self::Section(text) => (head.to_owned(), text, REGISTER),
            Self::Register(text) => (head.to_owned(), SECTION, text),
        };
        let file = |name: &str, text: &str| (PathBuf::from(name), text.to_owned());
        load_texts(vec![
            file("departments.yaml", register),
            file("plan.yaml", &head),
            file("01-源头治理.yaml", section),
        ])
    }
}
