//! What keeps the program from doing its work, and is no fault of the plan.

use std::{io, path::PathBuf};

use crate::lang::Message;

/// A failure outside the plan; each variant names the path or the thing that failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system refused a file or folder.
    #[error("cannot read or write `{}`: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What should be a plan's folder is none.
    #[error("`{}` is not a folder", path.display())]
    NotAFolder {
        /// What was given.
        path: PathBuf,
    },
    /// A folder holds more files than any plan has.
    #[error("`{}` holds more than {limit} YAML files", path.display())]
    TooManyFiles {
        /// The folder.
        path: PathBuf,
        /// How many are read at most.
        limit: usize,
    },
}

impl Error {
    /// The same sentence in both languages; the English one is what `Display` prints.
    pub fn message(&self) -> Message {
        let zh = match self {
            Self::Io { path, source } => format!("无法读写 `{}`：{source}", path.display()),
            Self::NotAFolder { path } => format!("`{}` 不是文件夹", path.display()),
            Self::TooManyFiles { path, limit } => format!("`{}` 里的 YAML 文件超过 {limit} 个", path.display()),
        };
        Message::new(zh, self.to_string())
    }
}
