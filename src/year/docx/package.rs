//! The package: its parts, how they refer to each other, and the zip file that holds them.

use std::io::{Cursor, Write};

use serde::Serialize;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{
    model::{document::notice::PictureFile, error::Error},
    pipeline::render::Templates,
};

/// Parts that the document refers to: identifier, kind, file, template. No theme: WPS takes fonts that nobody has from it.
const REFERRED: [(&str, &str, &str, &str); 8] = [
    ("rId1", "styles", "styles.xml", "styles"),
    ("rId2", "settings", "settings.xml", "settings"),
    ("rId3", "fontTable", "fontTable.xml", "fontTable"),
    ("rId4", "footer", "footer1.xml", "footer-odd"),
    ("rId5", "footer", "footer2.xml", "footer-even"),
    ("rId6", "header", "header1.xml", "header"),
    ("rId7", "header", "header2.xml", "header"),
    ("rId8", "footer", "footer3.xml", "footer-letter"),
];

/// What a package says of itself.
#[derive(Debug, Serialize)]
pub(super) struct Package<'a> {
    /// The title, which is that of the file too.
    pub(super) title: String,
    /// Whose document it is.
    pub(super) author: &'a str,
    /// The first day of the plan's year, as in the PDF.
    date: String,
    /// Whether it is marked as a draft.
    pub(super) draft: bool,
    /// 表号 of a form, on every page.
    pub(super) form_id: Option<&'a str>,
    parts: Vec<Part>,
    pictures: Vec<Picture<'a>>,
    /// Endings of the pictures' names, each once.
    endings: Vec<&'a str>,
    #[serde(skip)]
    files: Vec<&'a PictureFile>,
}

/// A part that the document refers to.
#[derive(Debug, Serialize)]
struct Part {
    id: &'static str,
    kind: &'static str,
    file: &'static str,
}

/// A picture, as the document refers to it: 1.png is rIdPicture1.
#[derive(Debug, Serialize)]
struct Picture<'a> {
    id: String,
    name: &'a str,
}

impl<'a> Package<'a> {
    pub(super) fn new(title: String, author: &'a str, year: u16, draft: bool) -> Self {
        let parts = REFERRED.map(|(id, kind, file, _)| Part { id, kind, file }).into();
        let date = format!("{year:04}-01-01T00:00:00Z");
        let (pictures, endings, files) = (Vec::new(), Vec::new(), Vec::new());
        Self { title, author, date, draft, form_id: None, parts, pictures, endings, files }
    }

    /// With the pictures that WPS and Word show: an SVG is not among them.
    pub(super) fn with(mut self, pictures: &'a [PictureFile]) -> Self {
        self.files = pictures.iter().filter(|picture| !picture.name.ends_with(".svg")).collect();
        for picture in &self.files {
            let (number, ending) = picture.name.split_once('.').unwrap_or((&picture.name, ""));
            self.pictures.push(Picture { id: format!("rIdPicture{number}"), name: &picture.name });
            self.endings.push(ending);
        }
        self.endings.sort_unstable();
        self.endings.dedup();
        self
    }

    /// The bytes of the package around the document that the template `kind` makes of `data`.
    pub(super) fn pack(
        &self,
        kind: &str,
        data: &impl Serialize,
        layout: Option<&impl Serialize>,
        templates: &Templates,
    ) -> Result<Vec<u8>, Error> {
        let word = templates.word()?;
        let mut context = tera::Context::new();
        context.insert("package", self);
        context.insert("doc", data);
        context.insert("layout", &layout);
        let fixed = [
            ("[Content_Types].xml", "types"),
            ("_rels/.rels", "root"),
            ("docProps/core.xml", "core"),
            ("word/document.xml", kind),
            ("word/_rels/document.xml.rels", "references"),
        ];
        let fixed = fixed.map(|(path, template)| (path.to_owned(), template));
        let referred = REFERRED.map(|(_, _, file, template)| (format!("word/{file}"), template));
        let mut parts = Vec::new();
        for (path, template) in fixed.into_iter().chain(referred) {
            parts.push((path, word.part(&format!("word/{template}.xml"), &context)?.into_bytes()));
        }
        let media = self.files.iter().map(|file| (format!("word/media/{}", file.name), file.bytes.to_vec()));
        parts.extend(media);
        Ok(zipped(&parts).expect("a package in memory can be written"))
    }
}

/// ECMA-376 part 2: a zip file whose first entry names the types of all others.
fn zipped(parts: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
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
