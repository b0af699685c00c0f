//! The findings about files: S005 S007 S009 S010 S011 S012.

use std::path::Path;

use crate::model::{finding::Finding, message::Message, place::Place};

/// S005.
pub(in crate::pipeline::load) fn byte_order_mark(place: Place) -> Finding {
    let message = Message::new("文件开头有字节顺序标记（BOM）", "the file begins with a byte order mark");
    Finding::note("S005", place, message)
        .help(
            "不影响读取；保存时选“UTF-8”（不带 BOM）即可去掉",
            "it does no harm; save as UTF-8 without BOM to lose it",
        )
        .fix(place, "", true)
}

/// S007: the head names a section that has no file.
pub(in crate::pipeline::load) fn no_such_section(place: Place, name: &str, near: Option<&str>) -> Finding {
    let name = super::visible(name);
    let message = Message::new(format!("没有 `{name}.yaml` 这个文件"), format!("there is no file `{name}.yaml`"));
    let finding = Finding::error("S007", place, message);
    match near {
        Some(near) => {
            finding.help(format!("是不是 `{near}`？"), format!("perhaps `{near}` was meant")).fix(place, near, false)
        }
        None => finding.help("`sections` 里写文件名，不带 .yaml", "`sections` takes file names without .yaml"),
    }
}

/// S007: .yaml is written where the bare name is wanted.
pub(in crate::pipeline::load) fn section_with_ending(place: Place, name: &str, bare: &str) -> Finding {
    let message = Message::new(
        format!("`sections` 里的文件名不带后缀：`{name}`"),
        format!("`sections` takes names without their ending: `{name}`"),
    );
    Finding::error("S007", place, message)
        .help(format!("写成 `{bare}`"), format!("write `{bare}`"))
        .fix(place, bare, true)
}

/// S007: a name that leaves the folder.
pub(in crate::pipeline::load) fn section_outside(place: Place, name: &str) -> Finding {
    let name = super::visible(name);
    let message =
        Message::new(format!("`{name}` 不是本文件夹里的文件名"), format!("`{name}` is no file name of this folder"));
    Finding::error("S007", place, message).help(
        "文件名里不能有 / \\ : 和 ..；章节文件都放在方案文件夹里",
        "names hold no / \\ : and no ..; sections lie in the plan's own folder",
    )
}

/// S007: the same section twice.
pub(in crate::pipeline::load) fn section_twice(place: Place, name: &str, first: Place) -> Finding {
    let message = Message::new(format!("`{name}` 在 `sections` 里列了两次"), format!("`{name}` is listed twice"));
    Finding::error("S007", place, message)
        .label(first, "第一次在这里", "first listed here")
        .help("删去一处", "delete one")
}

/// S009.
pub(in crate::pipeline::load) fn unlisted_section(place: Place, name: &str) -> Finding {
    let message = Message::new(
        format!("plan.yaml 的 `sections` 没有列出 `{name}`，这个文件不会印出"),
        format!("`{name}` is not listed in `sections` of plan.yaml, so it is not printed"),
    );
    Finding::error("S009", place, message)
        .help("在 `sections` 里按顺序加上它，或把文件移走", "list it in its order, or move the file away")
}

/// S010.
pub(in crate::pipeline::load) fn refused_file(place: Place, path: &Path, why: &Refusal) -> Finding {
    let message = match why {
        Refusal::Missing => return missing_file(place, path),
        Refusal::Ending => Message::new("后缀是 .yml，没有读", "it ends in .yml and is not read"),
        Refusal::Link => Message::new("这是一个链接，不读", "this is a link, which is not followed"),
        Refusal::NoFile => Message::new("这不是普通文件，不读", "this is no regular file"),
        Refusal::TooLarge(limit) => {
            let mebibytes = limit >> 20;
            Message::new(format!("文件超过 {mebibytes} MiB，不读"), format!("this file is larger than {mebibytes} MiB"))
        }
        Refusal::Unreadable(reason) => {
            Message::new(format!("读不出这个文件：{reason}"), format!("cannot read this file: {reason}"))
        }
    };
    if matches!(why, Refusal::Ending) {
        return Finding::error("S010", place, message)
            .help("把文件名的后缀改成 .yaml", "rename it: its name must end in .yaml");
    }
    Finding::error("S010", place, message)
        .help("把文件本身放进方案文件夹", "put the file itself into the plan's folder")
}

/// Why a file is not read.
#[derive(Debug)]
pub(in crate::pipeline::load) enum Refusal {
    /// A symbolic link.
    Link,
    /// A device, a pipe, a folder.
    NoFile,
    /// Over the limit, in bytes.
    TooLarge(u64),
    /// A name that ends in .yml.
    Ending,
    /// It is not there, and a plan needs it.
    Missing,
    /// The system said no.
    Unreadable(String),
}

/// S011.
pub(in crate::pipeline::load) fn no_utf8(place: Place, bytes: &[u8]) -> Finding {
    let (zh, en) = encoding(bytes);
    let message = Message::new(format!("文件不是 UTF-8 编码，{zh}"), format!("the file is not UTF-8; {en}"));
    Finding::error("S011", place, message)
        .help("用记事本打开，另存为，编码选 UTF-8", "open it in an editor and save it as UTF-8")
}

/// What the bytes look like. A guess is only said where something speaks for it.
fn encoding(bytes: &[u8]) -> (&'static str, &'static str) {
    let zeros = bytes.split(|byte| *byte == 0).count() - 1;
    let is_marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    // In UTF-16 every ASCII sign, such as the blanks and colons of YAML, has a zero.
    if is_marked || zeros > bytes.len() / 16 {
        return ("像是 UTF-16", "it looks like UTF-16");
    }
    let is_cut = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    if is_cut {
        return ("末尾缺了半个字，像是没有存完", "its last character is cut off, as if it was not saved in full");
    }
    if encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(bytes).is_some() {
        return ("像是 GBK", "it looks like GBK");
    }
    ("认不出是什么编码", "its encoding cannot be told")
}

/// S012.
fn missing_file(place: Place, path: &Path) -> Finding {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let message = Message::new(format!("缺少 {name}"), format!("{name} is missing"));
    let finding = Finding::error("S012", place, message);
    if name == "plan.yaml" {
        finding.help("方案文件夹里要有 plan.yaml", "a plan's folder holds a plan.yaml")
    } else {
        finding.help(
            "把单位名录放在方案文件夹或它的上一级",
            "put the register of units into the plan's folder or the one above",
        )
    }
}
