//! All that the linked compiler may see: our sources, our fonts, the first day of the plan's year.

use std::collections::HashMap;

use typst::{
    Library, LibraryExt, WorldExt,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use crate::{
    model::{document::notice::PictureFile, error::Error, source::Colour},
    pipeline::typeset::{fonts::Fonts, setting::Setting},
};

/// What all documents of a run share.
pub(super) struct Shared {
    pub(super) year: u16,
    pub(super) colour: Colour,
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    files: HashMap<FileId, Source>,
    main: FileId,
    data: FileId,
}

impl Shared {
    pub(super) fn new(setting: &Setting<'_>) -> Result<Self, Error> {
        let fonts = read(setting.fonts)?;
        let library = setting.library.iter().map(|(path, text)| {
            let id = id(path);
            (id, Source::new(id, text.clone().into_owned()))
        });
        Ok(Self {
            year: setting.year,
            colour: setting.colour,
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            files: library.collect(),
            fonts,
            main: id("main.typ"),
            data: id("data.json"),
        })
    }
}

/// The fonts, from memory if they were read before.
fn read(fonts: &Fonts) -> Result<Vec<Font>, Error> {
    if let Some(read) = fonts.read.get() {
        return Ok(read.clone());
    }
    let font = |(path, index): (&std::path::Path, u32)| {
        let bytes = Bytes::new(std::fs::read(path).map_err(Error::io(path))?);
        Font::new(bytes, index).ok_or_else(|| Error::io(path)(std::io::ErrorKind::InvalidData.into()))
    };
    let read: Vec<Font> = fonts.files().into_iter().map(font).collect::<Result<_, _>>()?;
    Ok(fonts.read.get_or_init(|| read).clone())
}

/// The same few paths serve every document: the compiler never forgets a path, and has room for 65,535.
fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("paths of the library have no `..` and no `\\`");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// One document's view.
pub(super) struct World<'a> {
    shared: &'a Shared,
    main: Source,
    data: Bytes,
    pictures: HashMap<FileId, Bytes>,
}

impl<'a> World<'a> {
    pub(super) fn new(shared: &'a Shared, main: &str, data: &str, pictures: &[PictureFile]) -> Self {
        // Named by number, so that few paths are ever interned.
        let file =
            |picture: &PictureFile| (id(&format!("pictures/{}", picture.name)), Bytes::new(picture.bytes.to_vec()));
        Self {
            shared,
            main: Source::new(shared.main, main.to_owned()),
            data: Bytes::from_string(data.to_owned()),
            pictures: pictures.iter().map(file).collect(),
        }
    }

    /// The compiler's words with file and line.
    pub(super) fn explain(&self, errors: &[SourceDiagnostic]) -> String {
        let one = |error: &SourceDiagnostic| {
            let place = error.span.id().map(|id| {
                let line = typst::World::source(self, id).ok().zip(self.range(error.span));
                let line = line.and_then(|(source, range)| source.lines().byte_to_line(range.start));
                format!("{}:{}: ", id.get().vpath().get_without_slash(), line.map_or(0, |line| line + 1))
            });
            let hints: String = error.hints.iter().map(|hint| format!(" ({})", hint.v)).collect();
            format!("{}{}{hints}", place.unwrap_or_default(), error.message)
        };
        errors.iter().map(one).collect::<Vec<_>>().join("; ")
    }
}

impl typst::World for World<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.shared.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.shared.main {
            return Ok(self.main.clone());
        }
        self.shared.files.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shared.data {
            return Ok(self.data.clone());
        }
        if let Some(picture) = self.pictures.get(&id) {
            return Ok(picture.clone());
        }
        self.shared
            .files
            .get(&id)
            .map(|source| Bytes::from_string(source.text().to_owned()))
            .ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        Datetime::from_ymd(i32::from(self.shared.year), 1, 1)
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
