//! Notice and letters as .docx, for people who read and amend a draft in WPS or Word.
//!
//! The same value that the PDF is made from, in real styles and with the measures of GB/T 9704-2012. The parts that
//! never change are files of their own in `docx/parts`; fonts are named, not embedded. The bytes depend on the
//! document alone.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::model::document::{Letter, Notice};

use package::Package;

mod annex;
mod body;
mod head;
mod letter;
mod package;
mod tail;
mod xml;

/// The notice as the bytes of a .docx.
pub fn docx(notice: &Notice) -> Vec<u8> {
    whole(&Package {
        title: notice.title.concat(),
        author: notice.masthead.text.trim_end_matches("文件"),
        year: notice.year,
        draft: notice.draft,
        pictures: &notice.pictures,
        body: body::body(notice) + &package::section(),
    })
}

/// The letter of one unit as the bytes of a .docx: 函, 责任书 or 任务清单.
pub fn letter(letter: &Letter) -> Vec<u8> {
    whole(&Package {
        title: format!("{}（{}）", letter.title.concat(), letter.unit),
        author: &letter.masthead.text,
        year: letter.year,
        draft: letter.draft,
        pictures: &[],
        body: letter::body(letter),
    })
}

fn whole(package: &Package<'_>) -> Vec<u8> {
    pack(&package::parts(package)).expect("a package in memory can be written")
}

/// ECMA-376 part 2: a zip file whose first entry names the types of all others.
fn pack(parts: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    // Without a time of its own, an entry is of 1 January 1980: the same bytes today and tomorrow.
    let options = SimpleFileOptions::default();
    let options = options.compression_method(CompressionMethod::Deflated).system(zip::System::Unix);
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        package.start_file(path.as_str(), options)?;
        package.write_all(text)?;
    }
    Ok(package.finish()?.into_inner())
}
