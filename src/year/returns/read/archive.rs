//! What a file is by its first bytes, and zip files: sizes are measured before anybody else unpacks them.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::model::message::Message;

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A workbook of Office Open XML.
    Xlsx,
    /// A workbook of the binary kind of 1997.
    Xls,
    /// A spreadsheet of `OpenDocument`.
    Ods,
    /// What the page to fill in has exported.
    Export,
    /// A zip file of other files.
    Archive,
    /// None of these, and what it is.
    Other(Message),
}

/// What all parts of a workbook may come to, unpacked. A form has some 200 kB.
const MOST_UNPACKED: u64 = 64 << 20;
/// How many files an archive may hold.
const MOST_MEMBERS: usize = 2000;

/// Looks at the first bytes, and into a zip file's list.
pub(super) fn kind(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") {
        return zipped(bytes);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Kind::Xls;
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if text.starts_with(b"{") {
        return Kind::Export;
    }
    Kind::Other(if bytes.starts_with(b"%PDF") || bytes.starts_with(&[0xff, 0xd8]) || bytes.starts_with(b"\x89PNG") {
        Message::new("是扫描件或图片，读不出数；请要电子表", "a scan or a picture; ask for the sheet")
    } else if bytes.starts_with(b"Rar!") || bytes.starts_with(b"7z\xbc\xaf") {
        Message::new("是 rar 或 7z 压缩包，请解开后放进来", "a rar or 7z archive; unpack it")
    } else {
        Message::new(
            "不是报表：能收 xlsx、xls、ods、网页导出的 json，和装着它们的 zip",
            "no form: xlsx, xls, ods, json exported by the page, or a zip of them",
        )
    })
}

fn zipped(bytes: &[u8]) -> Kind {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Kind::Other(Message::new("文件坏了，打不开；请重发", "the file is broken; have it sent again"));
    };
    let has = |archive: &ZipArchive<_>, name: &str| archive.index_for_name(name).is_some();
    if has(&archive, "xl/workbook.bin") {
        return Kind::Other(Message::new("是 xlsb，请另存为 xlsx", "an xlsb; save it as xlsx"));
    }
    if has(&archive, "[Content_Types].xml") && archive.file_names().any(|name| name.starts_with("xl/")) {
        return bounded(&mut archive).map_or_else(Kind::Other, |()| Kind::Xlsx);
    }
    if has(&archive, "word/document.xml") {
        return Kind::Other(Message::new("是 Word 文件，请要表格", "a Word file; ask for the sheet"));
    }
    if has(&archive, "mimetype") && has(&archive, "content.xml") {
        return bounded(&mut archive).map_or_else(Kind::Other, |()| Kind::Ods);
    }
    Kind::Archive
}

/// Unpacks every part once and counts: what a zip file says of its own sizes may be a lie.
fn bounded<R: Read + std::io::Seek>(archive: &mut ZipArchive<R>) -> Result<(), Message> {
    let broken = || Message::new("文件坏了，打不开；请重发", "the file is broken; have it sent again");
    let mut total = 0;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| broken())?;
        let room = MOST_UNPACKED - total + 1;
        total += std::io::copy(&mut part.take(room), &mut std::io::sink()).map_err(|_| broken())?;
        if total > MOST_UNPACKED {
            return Err(Message::new(
                format!("解开后超过 {} MB，不像填好的报表，没有读", MOST_UNPACKED >> 20),
                format!("more than {} MB unpacked; not read", MOST_UNPACKED >> 20),
            ));
        }
    }
    Ok(())
}

/// A file of an archive.
pub(super) struct Member {
    pub(super) name: String,
    pub(super) bytes: Result<Vec<u8>, Message>,
}

/// The files of an archive, by name.
pub(super) fn members(bytes: &[u8]) -> Result<Vec<Member>, Message> {
    let broken = |_| Message::new("压缩包坏了，打不开；请重发", "the archive is broken; have it sent again");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_MEMBERS {
        return Err(Message::new(
            format!("压缩包里超过 {MOST_MEMBERS} 个文件，没有读"),
            format!("more than {MOST_MEMBERS} files; not read"),
        ));
    }
    let mut left = MOST_UNPACKED * 4;
    let mut members: Vec<Member> =
        (0..archive.len()).filter_map(|index| member(&mut archive, index, &mut left)).collect();
    members.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(members)
}

fn member(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, left: &mut u64) -> Option<Member> {
    let Ok(file) = archive.by_index(index) else {
        let why =
            Message::new("压缩包里的这个文件打不开（加了密码，或坏了）", "this file of the archive cannot be opened");
        return Some(Member { name: format!("#{}", index + 1), bytes: Err(why) });
    };
    let name = name(file.name(), file.name_raw());
    if file.is_dir() || name.rsplit('/').next().is_some_and(|name| name.starts_with(['.', '~'])) {
        return None;
    }
    let mut bytes = Vec::new();
    let most = crate::pipeline::load::returns::LARGEST.min(*left);
    let read = file.take(most + 1).read_to_end(&mut bytes);
    let length = bytes.len() as u64;
    *left = left.saturating_sub(length);
    let bytes = match read {
        Ok(_) if length <= most => Ok(bytes),
        Ok(_) => Err(Message::new("解开后太大，没有读", "too large unpacked; not read")),
        Err(_) => Err(Message::new("压缩包里的这个文件坏了", "this file of the archive is broken")),
    };
    Some(Member { name, bytes })
}

/// Chinese Windows writes names in GBK and does not say so.
fn name(decoded: &str, raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => match encoding_rs::GB18030.decode(raw) {
            (name, _, false) => name.into_owned(),
            _ => decoded.to_owned(),
        },
    }
}
