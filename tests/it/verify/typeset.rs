//! Typesets the official library for the tests, with its sources changed or not.

use std::{collections::HashMap, fs, path::Path, sync::OnceLock};

use typst::{
    Library, LibraryExt,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

/// Replaces a text in a file of the library; the text must be there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Change {
    pub(crate) file: &'static str,
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
}

struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts");
        let entries = fs::read_dir(folder).unwrap_or_else(|_| panic!("no fonts: put the Fandol fonts in {folder}"));
        let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        paths.sort();
        let fonts: Vec<Font> = paths
            .iter()
            .filter(|path| path.extension().is_some_and(|extension| extension == "otf"))
            .filter_map(|path| Font::new(Bytes::new(fs::read(path).expect("a font can be read")), 0))
            .collect();
        assert!(!fonts.is_empty(), "no fonts: put the Fandol fonts in {folder}");
        Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    })
}

struct World {
    library: LazyHash<Library>,
    files: HashMap<FileId, String>,
    main: FileId,
}

fn id(path: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).expect("a plain path")).intern()
}

/// The PDF of `entry` (notice, letter, form) for `data`, with the library changed.
pub(crate) fn pdf(entry: &str, data: &serde_json::Value, changes: &[Change]) -> Vec<u8> {
    let main = format!(
        r#"#import "/official/{entry}.typ": {entry}
#{entry}(json("/data.json"), fonts: (fangsong: "FandolFang R", xiaobiaosong: "FandolSong", kaiti: "FandolKai",
  heiti: "FandolHei", songti: "FandolSong"), colour: "srgb")"#
    );
    let mut files = library();
    for change in changes {
        let file = files.get_mut(&id(change.file)).unwrap_or_else(|| panic!("{} is in the library", change.file));
        assert!(file.contains(change.from), "{} has `{}`", change.file, change.from);
        *file = file.replace(change.from, change.to);
    }
    files.insert(id("data.json"), data.to_string());
    compile(files, main)
}

/// The PDF of a Typst source by itself.
pub(crate) fn plain(main: &str) -> Vec<u8> {
    compile(HashMap::new(), main.to_owned())
}

fn library() -> HashMap<FileId, String> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/official"));
    let entries = fs::read_dir(folder).expect("the library is in templates/official");
    let name = |path: &Path| format!("official/{}", path.file_name().expect("a file").to_string_lossy());
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    paths.map(|path| (id(&name(&path)), fs::read_to_string(&path).expect("a source can be read"))).collect()
}

fn compile(mut files: HashMap<FileId, String>, main: String) -> Vec<u8> {
    let entry = id("main.typ");
    files.insert(entry, main);
    let world = World { library: LazyHash::new(Library::default()), files, main: entry };
    let document = typst::compile::<PagedDocument>(&world).output.unwrap_or_else(|errors| panic!("{errors:#?}"));
    typst_pdf::pdf(&document, &PdfOptions::default()).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &fonts().book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let text = self.files.get(&id).ok_or_else(|| FileError::NotFound("a file of the library".into()))?;
        Ok(Source::new(id, text.clone()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let text = self.files.get(&id).ok_or_else(|| FileError::NotFound("a file of the library".into()))?;
        Ok(Bytes::from_string(text.clone()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts().fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
