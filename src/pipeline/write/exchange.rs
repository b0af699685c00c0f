//! Puts a new folder in the place of an old one, in one step where the system can.

use std::{fs, io, path::Path, thread, time::Duration};

use walkdir::WalkDir;

use super::whose::{self, There};
use crate::model::{error::Error, message::Message};

/// One exchange where the system can; else two renames, which [`super::stage::recover`] completes or takes back.
pub(super) fn exchange(new: &Path, folder: &Path, old: &Path) -> Result<(), Error> {
    if whose::there(folder)? == There::Nothing {
        return fs::rename(new, folder).map_err(Error::io(folder));
    }
    if at_once(new, folder) {
        return Ok(());
    }
    let_go(folder, old).map_err(|error| in_use(folder, error))?;
    if let Err(error) = fs::rename(new, folder) {
        fs::rename(old, folder).map_err(Error::io(old))?;
        return Err(Error::io(folder)(error));
    }
    Ok(())
}

/// A folder that the system does not let go: a mount point, or one with a file that another program holds open.
fn in_use(folder: &Path, error: std::io::Error) -> Error {
    use std::io::ErrorKind::{CrossesDevices, PermissionDenied, ResourceBusy};
    let shown = folder.display();
    match error.kind() {
        ResourceBusy | CrossesDevices => Error::Other(Message::new(
            format!(
                "{shown}：是磁盘或共享的挂载点，不能整个替换，原来的文件都没有动。请用 -o 给它里面的一个文件夹，如 -o {}",
                folder.join("output").display()
            ),
            format!(
                "{shown}: is a mount point and cannot be exchanged; the old files stand. Give a folder in it: -o {}",
                folder.join("output").display()
            ),
        )),
        PermissionDenied => Error::Other(match held(folder).join("、") {
            unknown if unknown.is_empty() => Message::new(
                format!(
                    "{shown}：系统不让替换，原来的文件都没有动。多半是里面有文件正打开着（WPS、浏览器、PDF 阅读器），请关掉再试；也可能是没有写的权限"
                ),
                format!(
                    "{shown}: the system does not let it go; the old files stand. Close programs that hold its files open and try again, or check the rights"
                ),
            ),
            held => Message::new(
                format!("{held} 正在别的程序里打开着，{shown} 替换不了，原来的文件都没有动。请关掉它再试"),
                format!(
                    "{held}: open in another program, so {shown} cannot be exchanged; the old files stand. Close it and try again"
                ),
            ),
        }),
        _ => Error::io(folder)(error),
    }
}

/// Moves the old set aside. Windows lets no folder go while a file in it is open, and scanners and indexers hold new
/// files open for a moment.
fn let_go(folder: &Path, old: &Path) -> io::Result<()> {
    let times = if cfg!(windows) { 10 } else { 0 };
    for _ in 0..times {
        match fs::rename(folder, old) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => thread::sleep(Duration::from_millis(200)),
            done => return done,
        }
    }
    fs::rename(folder, old)
}

/// The files that another program holds open.
fn held(folder: &Path) -> Vec<String> {
    /// `ERROR_SHARING_VIOLATION`: of Windows alone.
    const SHARING_VIOLATION: i32 = 32;
    let is_held = |path: &Path| {
        let opened = fs::OpenOptions::new().append(true).open(path);
        cfg!(windows) && opened.is_err_and(|error| error.raw_os_error() == Some(SHARING_VIOLATION))
    };
    let files = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    files.filter(|entry| is_held(entry.path())).map(|entry| entry.path().display().to_string()).collect()
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn at_once(new: &Path, folder: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, folder, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn at_once(_: &Path, _: &Path) -> bool {
    false
}
