//! Whose a place is. What we did not make is never written over, whatever the command: it is refused, and said why.

use std::{fs, path::Path};

use crate::model::{error::Error, message::Message};

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum There {
    /// Nothing.
    Nothing,
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A link, whatever it leads to.
    Link,
    /// A device, a pipe, a socket.
    Other,
}

/// Looks at a path and follows no link.
pub(super) fn there(path: &Path) -> Result<There, Error> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_file() => Ok(There::File),
        Ok(metadata) if metadata.is_dir() => Ok(There::Folder),
        Ok(metadata) if metadata.is_symlink() => Ok(There::Link),
        Ok(_) => Ok(There::Other),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(There::Nothing),
        Err(error) => Err(Error::io(path)(error)),
    }
}

/// Refuses a link: what is written through it lands elsewhere.
pub(super) fn refuse_link(path: &Path) -> Result<(), Error> {
    if there(path)? == There::Link { Err(link(path)) } else { Ok(()) }
}

/// What is in the way where a file is to be written.
pub(super) fn no_file(path: &Path, there: There) -> Error {
    let shown = path.display();
    match there {
        There::Folder => refusal(
            format!("{shown}：这是一个文件夹，要写的是文件。请写明文件名，如 -o {}", path.join("文件名").display()),
            format!("{shown}: is a folder, and a file is to be written: give the file's name as well"),
        ),
        There::Link => link(path),
        _ => refusal(
            format!("{shown}：不是普通文件（是设备或管道），不写。请换一个文件名"),
            format!("{shown}: is a device or a pipe and is not written; name a file"),
        ),
    }
}

/// What is in the way where the output folder is to be.
pub(super) fn no_folder(path: &Path, there: There) -> Error {
    let shown = path.display();
    match there {
        There::Link => link(path),
        There::Other => refusal(
            format!("{shown}：是设备或管道，不能作输出文件夹，没有动它。请用 -o 另给一个文件夹"),
            format!("{shown}: is a device or a pipe, not a folder, and was not touched; give another folder with -o"),
        ),
        _ => refusal(
            format!(
                "{shown}：这是一个文件，不能作输出文件夹，没有动它。build 的 -o 后面写文件夹，如 -o 草稿；要通知的 Word 稿，用 anpai docx -o 文件名.docx"
            ),
            format!(
                "{shown}: is a file, not a folder, and was not touched. After -o, build takes a folder; for the notice in Word, use `anpai docx -o NAME.docx`"
            ),
        ),
    }
}

/// A folder that holds something, and no manifest of ours.
pub(super) fn not_an_output(folder: &Path, example: &str) -> Error {
    let shown = folder.display();
    refusal(
        format!(
            "{shown}：里面已有别的文件（如 {example}），又没有 anpai 的 manifest.json，不是输出文件夹，没有动它。请用 -o 另给一个新的文件夹，如 -o {}",
            folder.join("output").display()
        ),
        format!(
            "{shown}: holds other files (such as {example}) and no manifest.json of anpai: it is no output folder and was not touched. Give a new one with -o, such as -o {}",
            folder.join("output").display()
        ),
    )
}

/// A manifest that we did not write, or that somebody broke.
pub(super) fn no_manifest(path: &Path) -> Error {
    let shown = path.display();
    refusal(
        format!("{shown}：不是 anpai 写的清单，或被改坏了，没有动这个文件夹。请把它移走，或用 -o 另给一个文件夹"),
        format!(
            "{shown}: was not written by anpai, or is broken; nothing was touched. Move it away, or give another folder with -o"
        ),
    )
}

/// A file that stands where ours belongs.
pub(super) fn foreign(path: &Path) -> Error {
    let path = path.display();
    refusal(
        format!("{path}：不是 anpai 写的文件，不会覆盖。请移走或改名，或另给一个文件名，再试"),
        format!(
            "{path}: was not made by anpai and is not overwritten; move it away, or name another file, and try again"
        ),
    )
}

/// Files of ours that a person changed: their work would be lost.
pub(super) fn changed(paths: &[std::path::PathBuf]) -> Error {
    const TOLD: usize = 10;
    let list: String = paths.iter().take(TOLD).map(|path| format!("\n  {}", path.display())).collect();
    let count = paths.len();
    let (zh, en) = match count.checked_sub(TOLD) {
        Some(more @ 1..) => (format!("\n  另有 {more} 个"), format!("\n  and {more} more")),
        _ => (String::new(), String::new()),
    };
    refusal(
        format!(
            "有 {count} 个文件生成以后被人改过，覆盖就丢了，所以什么也没有写：{list}{zh}\n改动要留的，请把文件移走或改名；不要的，加 --force"
        ),
        format!(
            "{count} files were changed by somebody since they were made and would be lost, so nothing was written:{list}{en}\nMove away what is to be kept; with --force they are overwritten"
        ),
    )
}

/// Files that somebody changed since they were fixed: what was there before would overwrite that.
pub(super) fn moved_on(paths: &[std::path::PathBuf]) -> Error {
    let list = paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
    let (zh, en) = (list.join("、"), list.join(", "));
    refusal(
        format!("{zh}：--fix 之后又有人改过，改回去会丢掉后来的改动，所以没有动"),
        format!("{en}: changed by somebody since --fix, and that would be lost; nothing was touched"),
    )
}

/// A folder whose name only we use, with something in it that we did not put there.
pub(super) fn foreign_stage(path: &Path) -> Error {
    let path = path.display();
    refusal(
        format!("{path}：名字像 anpai 的临时文件夹，里面却不是 anpai 放的东西，没有动它。请移走或改名，再试"),
        format!(
            "{path}: is named like a temporary folder of anpai, but anpai did not make it, and it was not touched; move it away and try again"
        ),
    )
}

fn link(path: &Path) -> Error {
    let path = path.display();
    refusal(
        format!("{path}：是链接，写进去会落到别处，没有动它。请删去这个链接，或换一个位置，再试"),
        format!(
            "{path}: is a link, and what is written there lands elsewhere; remove it or name another place, and try again"
        ),
    )
}

fn refusal(zh: String, en: String) -> Error {
    Error::Other(Message::new(zh, en))
}
