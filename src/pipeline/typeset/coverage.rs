//! How many of the characters of Chinese documents a font has, and fonts in a folder or package that somebody gives.

use std::{
    collections::BTreeSet,
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use crate::{
    hanzi::characters::is_common_hanzi,
    model::{error::Error, message::Message},
};

use super::face::held;

/// The characters of a standard that a font has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// How many it has.
    pub has: usize,
    /// How many there are.
    pub of: usize,
}

/// Hanzi of GB/T 2312-1980: what every official text is written with.
pub fn gb2312() -> BTreeSet<char> {
    ('\u{4e00}'..='\u{9fff}').filter(|character| is_common_hanzi(*character)).collect()
}

/// What a face has of `characters`.
///
/// # Errors
/// When the file cannot be read.
pub fn of(font: &Path, index: u32, characters: &BTreeSet<char>) -> Result<Coverage, Error> {
    Ok(Coverage { has: held(font, index, characters)?.len(), of: characters.len() })
}

/// The largest font that is taken: the largest of Chinese systems have some 60 MB.
const LARGEST: u64 = 128 << 20;
/// The most fonts that are taken of one folder or package.
const MOST: usize = 100;

/// Fonts in a folder, in a .zip, or the one font that is given, by their names.
///
/// # Errors
/// When it cannot be read, or there is none in it.
pub fn fonts_in(path: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
    let is_zip = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    let mut fonts = if path.is_dir() {
        of_folder(path)?
    } else if is_zip {
        of_package(path)?
    } else {
        of_file(path)?
    };
    fonts.truncate(MOST);
    fonts.retain(|(_, bytes)| {
        ttf_parser::fonts_in_collection(bytes).is_some() || ttf_parser::Face::parse(bytes, 0).is_ok()
    });
    if fonts.is_empty() { Err(none_in(path)) } else { Ok(fonts) }
}

fn is_named_like_a_font(path: &Path) -> bool {
    let ending = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    ending.is_some_and(|ending| ["otf", "ttf", "ttc", "otc"].iter().any(|known| ending == *known))
}

fn of_file(path: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
    let name = PathBuf::from(path.file_name().unwrap_or_default());
    let mut bytes = Vec::new();
    File::open(path).map_err(Error::io(path))?.take(LARGEST).read_to_end(&mut bytes).map_err(Error::io(path))?;
    Ok(vec![(name, bytes)])
}

fn of_folder(folder: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
    let found = walkdir::WalkDir::new(folder).max_depth(8).sort_by_file_name().into_iter().filter_map(Result::ok);
    let fonts = found.filter(|entry| entry.file_type().is_file() && is_named_like_a_font(entry.path()));
    let read = fonts.take(MOST).map(|entry| of_file(entry.path())).collect::<Result<Vec<_>, _>>()?;
    Ok(read.concat())
}

fn of_package(path: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
    let broken = |error: zip::result::ZipError| Error::io(path)(std::io::Error::other(error));
    let mut package = zip::ZipArchive::new(File::open(path).map_err(Error::io(path))?).map_err(broken)?;
    let mut fonts = Vec::new();
    for index in 0..package.len() {
        let entry = package.by_index(index).map_err(broken)?;
        // The name alone: a path in a package leads where its maker wants.
        let name = PathBuf::from(Path::new(entry.name()).file_name().unwrap_or_default());
        if entry.is_file() && is_named_like_a_font(&name) && fonts.len() < MOST {
            let mut bytes = Vec::new();
            entry.take(LARGEST).read_to_end(&mut bytes).map_err(Error::io(path))?;
            fonts.push((name, bytes));
        }
    }
    Ok(fonts)
}

fn none_in(path: &Path) -> Error {
    let path = path.display();
    Error::Other(Message::new(
        format!("{path}：里面没有字体（.otf、.ttf、.ttc）。可以给文件夹、.zip 或字体文件；别的压缩包请先解开"),
        format!(
            "{path}: holds no fonts (.otf, .ttf, .ttc); give a folder, a .zip or a font, and unpack other packages first"
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_has_6763_hanzi_and_the_free_fonts_have_them() {
        let all = gb2312();
        assert_eq!(all.len(), 6763);
        let font = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/FandolFang-Regular.otf"));
        let coverage = of(font, 0, &all).expect("run `make fonts`");
        assert!(coverage.has > 6700 && coverage.of == 6763, "{coverage:?}");
    }
}
