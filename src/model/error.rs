//! What keeps the program from doing its work, and is no fault of the plan.

use std::path::PathBuf;

use crate::model::message::Message;

/// An error of the program's surroundings, or of a person's own templates.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
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
    /// A template is wrong.
    #[error("{0}")]
    Template(String),
    /// A file in the template folder that takes the place of none.
    #[error("{path}: there is no such template")]
    UnknownTemplate {
        /// Its path in the folder.
        path: String,
    },
    /// The typesetter refused a source.
    #[error("{path}: {message}")]
    Typeset {
        /// The output file.
        path: String,
        /// What the compiler said.
        message: String,
    },
    /// No font for a role.
    #[error("no font for {role}; install one of: {candidates}. See `anpai fonts`")]
    NoFont {
        /// 仿宋, 小标宋, …
        role: &'static str,
        /// What would serve.
        candidates: String,
    },
    /// The invoked typesetter is missing or of another version.
    #[error("{0}")]
    Engine(String),
    /// Letters or forms do not hold exactly what the plan says.
    #[error("letters and forms do not agree with the plan:\n{}", .0.join("\n"))]
    Incomplete(Vec<String>),
    /// Pages that fail a clause of the standard.
    #[error("pages do not meet GB/T 9704-2012:\n{}", told(.faults, *.more).en)]
    Pages {
        /// Each with file, page, clause, what is required and what was measured.
        faults: Vec<Message>,
        /// How many more there are.
        more: usize,
    },
    /// Anything that a sentence says.
    #[error("{}", .0.en)]
    Other(Message),
}

impl Error {
    /// An I/O error with its path.
    pub fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }

    pub(crate) fn template(error: &tera::Error) -> Self {
        Self::Template(error.to_string())
    }

    /// The sentence in both languages.
    pub fn message(&self) -> Message {
        let english = self.to_string();
        let chinese = match self {
            Self::Io { path, source } => format!("{}：{}", path.display(), system(source)),
            Self::NotAFolder { path } => format!("`{}` 不是文件夹", path.display()),
            Self::TooManyFiles { path, limit } => format!("`{}` 里的 YAML 文件超过 {limit} 个", path.display()),
            Self::Template(report) => format!("模板有误：\n{report}"),
            Self::UnknownTemplate { path } => format!("{path}：没有这个模板，请核对文件名"),
            Self::Typeset { path, message } => format!("{path}：排版失败：{message}"),
            Self::NoFont { role, candidates } => {
                format!("没有找到{role}字体。可安装下列任一种：{candidates}；现有哪些、怎样装，见 anpai fonts")
            }
            Self::Engine(message) => message.clone(),
            Self::Pages { faults, more } => format!("版面不合 GB/T 9704—2012：\n{}", told(faults, *more).zh),
            Self::Incomplete(pairs) => format!("函和报表与方案不一致：\n{}", pairs.join("\n")),
            Self::Other(message) => return message.clone(),
        };
        Message::new(chinese, english)
    }
}

/// What the system says, and what to do.
fn system(error: &std::io::Error) -> String {
    use std::io::ErrorKind::{
        AddrInUse, AlreadyExists, DirectoryNotEmpty, FileTooLarge, InvalidFilename, IsADirectory, NotADirectory,
        NotFound, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, ResourceBusy, StorageFull, TimedOut,
    };
    let said = match error.kind() {
        NotFound => "没有这个文件或文件夹，请核对名称和位置",
        PermissionDenied => "没有读写的权限；也可能正被别的程序打开，请关掉再试",
        AlreadyExists => "已经有了",
        IsADirectory => "这是文件夹，要的是文件",
        NotADirectory => "路径中间有一段是文件，不是文件夹",
        DirectoryNotEmpty => "文件夹不是空的",
        StorageFull | QuotaExceeded => "磁盘满了，写不下。请腾出地方再试；原来的文件没有动",
        FileTooLarge => "文件太大，系统不让写；原来的文件没有动",
        ReadOnlyFilesystem => "这个位置只能读，不能写。请换一个位置",
        InvalidFilename => "文件名太长，或有系统不许用的字符",
        ResourceBusy => "正被别的程序占用，请关掉再试",
        AddrInUse => "这个端口正被别的程序占用，请换一个",
        TimedOut => "等得太久，没有回应",
        // Nothing more is known than what the system says.
        _ => return format!("系统说：{error}"),
    };
    said.to_owned()
}

fn told(faults: &[Message], more: usize) -> Message {
    let lines = |one: fn(&Message) -> &str| faults.iter().map(one).collect::<Vec<_>>().join("\n");
    let mut told = Message::new(lines(|fault| &fault.zh), lines(|fault| &fault.en));
    if more > 0 {
        told.zh.push_str(&format!("\n另有 {more} 处"));
        told.en.push_str(&format!("\nand {more} more"));
    }
    told
}
