//! Which compiler: the one linked into this program, or an installed one of the same version.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::model::error::Error;

/// The version of Typst whose sources these are; the invoked one must be the same.
pub(super) const TYPST_VERSION: &str = "0.15.1";

/// Which compiler makes the PDF.
#[derive(Debug, Clone)]
pub enum Engine {
    /// The Typst compiler linked into this program.
    #[cfg(feature = "embedded")]
    Embedded,
    /// An installed `typst`.
    Invoked(Invoked),
}

impl Engine {
    /// Name and version, as they go into the manifest and into what a file was made from.
    pub fn name(&self) -> String {
        match self {
            #[cfg(feature = "embedded")]
            Self::Embedded => format!("typst {TYPST_VERSION}"),
            Self::Invoked(invoked) => format!("typst {}", invoked.version),
        }
    }
}

/// A `typst` that answered with the right version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoked {
    pub(super) program: PathBuf,
    /// Its version.
    pub version: String,
}

impl Invoked {
    /// Asks `program` for its version.
    ///
    /// # Errors
    /// When it is missing, or of another version: the pages could differ.
    pub fn find(program: &Path) -> Result<Self, Error> {
        let output = Command::new(program).arg("--version").stdin(Stdio::null()).output();
        let output = output.map_err(|error| missing(program, &error))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let version = text.split_whitespace().nth(1).unwrap_or_default().to_owned();
        if version == TYPST_VERSION {
            return Ok(Self { program: program.to_owned(), version });
        }
        Err(Error::Engine(format!(
            "{}: 版本是“{}”，需要 typst {TYPST_VERSION}。请运行 cargo install typst-cli --version {TYPST_VERSION} --locked，或用 --typst 指定路径 / \
             is version `{}`, typst {TYPST_VERSION} is needed: run `cargo install typst-cli --version {TYPST_VERSION} --locked`, or give its path with --typst",
            program.display(),
            text.trim(),
            text.trim()
        )))
    }

    /// For runs that make no PDF.
    pub fn absent() -> Self {
        Self { program: PathBuf::new(), version: "none".to_owned() }
    }
}

/// Why a program did not run.
pub(super) fn missing(program: &Path, error: &std::io::Error) -> Error {
    let program = program.display();
    if error.kind() != ErrorKind::NotFound {
        return Error::Engine(format!("{program}: {error}"));
    }
    Error::Engine(format!(
        "找不到 {program}。请运行 cargo install typst-cli --version {TYPST_VERSION} --locked，或用 --typst 指定路径，或去掉 --engine cli / \
         {program} was not found: run `cargo install typst-cli --version {TYPST_VERSION} --locked`, give its path with --typst, or leave out --engine cli"
    ))
}
