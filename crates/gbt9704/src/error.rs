//! Why a file cannot be measured at all.

use super::report::Lang;

/// Largest file that is read: an official document of a thousand pages with its fonts is a tenth of it.
pub const LARGEST_FILE: u64 = 256 << 20;

/// Why a file cannot be measured at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is encrypted; nothing is guessed.
    #[error("the PDF is encrypted: save it without a password")]
    Encrypted,
    /// Not a PDF, or one too broken to read.
    #[error("the PDF cannot be read: {0}")]
    Unreadable(String),
    /// A PDF without pages.
    #[error("the PDF has no page")]
    NoPage,
    /// A file larger than [`LARGEST_FILE`]; with its size in bytes.
    #[error("the file is larger than {} MB, the most that is read: split it", LARGEST_FILE >> 20)]
    TooLarge(u64),
    /// A folder, a pipe or a device.
    #[error("this is no file")]
    NoFile,
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Io(#[from] std::io::Error),
}

impl Error {
    /// What is wrong, in the reader's language.
    pub fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (_, Lang::En) => self.to_string(),
            (Self::Encrypted, Lang::Zh) => "PDF 已加密：请另存为不加密的文件".to_owned(),
            (Self::Unreadable(_), Lang::Zh) => "不是 PDF 文件，或者文件已损坏".to_owned(),
            (Self::NoPage, Lang::Zh) => "PDF 没有页面".to_owned(),
            (Self::TooLarge(_), Lang::Zh) => format!("文件超过 {} MB 的读取上限：请拆分文件", LARGEST_FILE >> 20),
            (Self::NoFile, Lang::Zh) => "这是文件夹或设备，不是文件".to_owned(),
            (Self::Io(why), Lang::Zh) => format!("无法读取文件：{why}"),
        }
    }
}
