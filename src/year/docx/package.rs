//! The parts of the package: what changes with the notice, what never does, and how they refer to each other.

use crate::model::document::notice::PictureFile;

use super::{annex, xml::escape};

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WML: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Parts that the document refers to: identifier, kind, file. No theme: WPS takes fonts that nobody has from it.
const REFERRED: [(&str, &str, &str); 8] = [
    ("rId1", "styles", "styles.xml"),
    ("rId2", "settings", "settings.xml"),
    ("rId3", "fontTable", "fontTable.xml"),
    ("rId4", "footer", "footer1.xml"),
    ("rId5", "footer", "footer2.xml"),
    ("rId6", "header", "header1.xml"),
    ("rId7", "header", "header2.xml"),
    ("rId8", "footer", "footer3.xml"),
];

/// What a package is made of.
pub(super) struct Package<'a> {
    /// The title, which is that of the file too.
    pub(super) title: String,
    /// Whose document it is.
    pub(super) author: &'a str,
    /// The year of the plan.
    pub(super) year: u16,
    /// Whether it is marked as a draft.
    pub(super) draft: bool,
    /// The pictures that the body shows.
    pub(super) pictures: &'a [PictureFile],
    /// Paragraphs and tables, and the section that ends them.
    pub(super) body: String,
}

/// Every part, by its path, the types first.
pub(super) fn parts(of: &Package<'_>) -> Vec<(String, Vec<u8>)> {
    let header = if of.draft { include_str!("parts/header-draft.xml") } else { include_str!("parts/header-none.xml") };
    let parts = [
        ("[Content_Types].xml", types(of.pictures)),
        ("_rels/.rels", root()),
        ("docProps/core.xml", properties(of)),
        ("word/document.xml", document(of)),
        ("word/_rels/document.xml.rels", references(of.pictures)),
        ("word/styles.xml", include_str!("parts/styles.xml").to_owned()),
        ("word/settings.xml", include_str!("parts/settings.xml").to_owned()),
        ("word/fontTable.xml", include_str!("parts/fontTable.xml").to_owned()),
        ("word/footer1.xml", include_str!("parts/footer-odd.xml").to_owned()),
        ("word/footer2.xml", include_str!("parts/footer-even.xml").to_owned()),
        ("word/footer3.xml", include_str!("parts/footer-letter.xml").to_owned()),
        ("word/header1.xml", header.to_owned()),
        ("word/header2.xml", header.to_owned()),
    ];
    let parts = parts.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes()));
    let media =
        annex::printable(of.pictures).map(|picture| (format!("word/media/{}", picture.name), picture.bytes.to_vec()));
    parts.chain(media).collect()
}

fn types(pictures: &[PictureFile]) -> String {
    let mut endings: Vec<&str> =
        annex::printable(pictures).filter_map(|picture| picture.name.rsplit('.').next()).collect();
    endings.sort_unstable();
    endings.dedup();
    let media: String = endings
        .iter()
        .map(|ending| {
            let kind = if *ending == "png" { "png" } else { "jpeg" };
            format!("<Default Extension=\"{ending}\" ContentType=\"image/{kind}\"/>\n")
        })
        .collect();
    let part = |(_, kind, file): &(&str, &str, &str)| {
        format!("<Override PartName=\"/word/{file}\" ContentType=\"{WML}.{kind}+xml\"/>\n")
    };
    let parts: String = REFERRED.iter().map(part).collect();
    format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\">\n\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\n\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\n{media}\
         <Override PartName=\"/word/document.xml\" ContentType=\"{WML}.document.main+xml\"/>\n\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\n\
         {parts}</Types>\n"
    )
}

fn root() -> String {
    relationships(&[
        ("rId1".to_owned(), format!("{OFFICE}/officeDocument"), "word/document.xml".to_owned()),
        (
            "rId2".to_owned(),
            format!("{PACKAGE}/relationships/metadata/core-properties"),
            "docProps/core.xml".to_owned(),
        ),
    ])
}

fn references(pictures: &[PictureFile]) -> String {
    let own = REFERRED.map(|(id, kind, file)| (id.to_owned(), format!("{OFFICE}/{kind}"), file.to_owned()));
    let media = annex::printable(pictures)
        .map(|picture| (annex::reference(&picture.name), format!("{OFFICE}/image"), format!("media/{}", picture.name)));
    relationships(&own.into_iter().chain(media).collect::<Vec<_>>())
}

fn relationships(list: &[(String, String, String)]) -> String {
    let one = |(id, kind, target): &(String, String, String)| {
        format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>\n")
    };
    let list: String = list.iter().map(one).collect();
    format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">\n{list}</Relationships>\n")
}

/// The title; the date is the first day of the plan's year, as in the PDF.
fn properties(of: &Package<'_>) -> String {
    let (title, author) = (escape(&of.title), escape(of.author));
    let date = format!("{:04}-01-01T00:00:00Z", of.year);
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n<dc:title>{title}</dc:title>\n\
         <dc:creator>{author}</dc:creator>\n<dc:language>zh-CN</dc:language>\n\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:created>\n\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:modified>\n</cp:coreProperties>\n"
    )
}

fn document(of: &Package<'_>) -> String {
    let drawing = if of.pictures.is_empty() { "" } else { annex::NAMESPACES };
    format!(
        "{XML}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"{OFFICE}\"{drawing}>\n\
         <w:body>\n{}</w:body>\n</w:document>\n",
        of.body
    )
}

/// 5.1, 5.2.1 A section of A4 with margins of 37, 35, 28 and 26 mm; the grid has lines alone, since some programs set 14
/// characters a line when it has characters too.
pub(super) fn section() -> String {
    section_with(["", "", ""], 2098, 1418)
}

/// 10.1 The first page of a letter: its mark 30 mm from the top of the page, at its foot the double line in place of a page
/// number.
pub(super) fn letter_section() -> String {
    let first = [
        "<w:headerReference w:type=\"first\" r:id=\"rId6\"/>",
        "<w:footerReference w:type=\"first\" r:id=\"rId8\"/>",
        "<w:titlePg/>",
    ];
    section_with(first, 1701, 1134)
}

/// With the header, the footer and the mark of a first page that differs.
fn section_with([header, footer, differs]: [&str; 3], top: i32, foot: i32) -> String {
    format!(
        "<w:sectPr>{header}\
         <w:headerReference w:type=\"even\" r:id=\"rId7\"/><w:headerReference w:type=\"default\" r:id=\"rId6\"/>{footer}\
         <w:footerReference w:type=\"even\" r:id=\"rId5\"/><w:footerReference w:type=\"default\" r:id=\"rId4\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"{top}\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"794\" w:footer=\"{foot}\" \
         w:gutter=\"0\"/><w:cols w:space=\"720\"/>{differs}<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/></w:sectPr>\n"
    )
}
