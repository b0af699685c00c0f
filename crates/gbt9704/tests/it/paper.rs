//! Writes PDFs: pages with lines of Chinese text, in fonts that are named and not embedded, as Word may write them.

use lopdf::{Dictionary, Document, Object, Stream, content::Content, content::Operation, dictionary};

/// Millimetres in a point.
const MM: f64 = 25.4 / 72.0;
/// 5.2.1: the left edge of the type area, in millimetres.
pub(crate) const LEFT: f64 = 28.0;
/// 3.1: a character, in millimetres.
pub(crate) const CHAR: f64 = 156.0 / 28.0;
/// 3.2: from line to line, in millimetres.
pub(crate) const LINE: f64 = CHAR * 15.0 / 8.0;

/// The fonts by their names in a content stream.
const FONTS: [(&str, &str); 5] =
    [("fang", "FangSong"), ("kai", "KaiTi"), ("hei", "SimHei"), ("song", "SimSun"), ("xbs", "FZXiaoBiaoSong")];

/// A stretch of text in one font.
pub(crate) type Run<'t> = (&'static str, &'t str);

/// A page under construction.
#[derive(Default)]
pub(crate) struct Page {
    operations: Vec<Operation>,
}

impl Page {
    /// Runs of 3号 on line `row` of the type area, from 1, `indent` characters in.
    pub(crate) fn line(mut self, row: usize, indent: usize, runs: &[Run]) -> Self {
        let mut x = LEFT + CHAR * float(indent);
        // The baseline of a character is 0.88 of its height below its top.
        let y = 37.0 + LINE * float(row - 1) + 0.88 * CHAR;
        for (font, text) in runs {
            self = self.text(x, y, CHAR / MM, font, text);
            x += CHAR * float(text.chars().count());
        }
        self
    }

    /// Text with its baseline at a place, in millimetres from the top left corner.
    pub(crate) fn text(mut self, x: f64, y: f64, size: f64, font: &str, text: &str) -> Self {
        let bytes = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        self.add("BT", vec![]);
        self.add("Tf", vec![font.into(), real(size)]);
        self.add("Td", vec![real(x / MM), real((297.0 - y) / MM)]);
        self.add("Tj", vec![Object::string_literal::<Vec<u8>>(bytes)]);
        self.add("ET", vec![]);
        self
    }

    /// A picture over the whole page.
    pub(crate) fn picture(mut self) -> Self {
        self.add("Do", vec!["picture".into()]);
        self
    }

    /// Anything.
    pub(crate) fn add(&mut self, operator: &str, operands: Vec<Object>) {
        self.operations.push(Operation::new(operator, operands));
    }

    fn content(self) -> Vec<u8> {
        Content { operations: self.operations }.encode().expect("memory can be written")
    }
}

/// The bytes of a file with these pages.
pub(crate) fn pdf(pages: impl IntoIterator<Item = Page>) -> Vec<u8> {
    file(pages.into_iter().map(|page| Stream::new(Dictionary::new(), page.content())))
}

/// The bytes of a file whose pages have these streams.
pub(crate) fn file(streams: impl IntoIterator<Item = Stream>) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let mut fonts = Dictionary::new();
    for (name, base) in FONTS {
        let descendant = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => base, "DW" => 1000,
        });
        let font = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type0", "BaseFont" => base, "Encoding" => "UniGB-UCS2-H",
            "DescendantFonts" => vec![descendant.into()],
        });
        fonts.set(name, font);
    }
    let picture = document.add_object(Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1, "BitsPerComponent" => 8,
            "ColorSpace" => "DeviceGray",
        },
        vec![128],
    ));
    let resources =
        document.add_object(dictionary! { "Font" => fonts, "XObject" => dictionary! { "picture" => picture } });
    let tree = document.new_object_id();
    let mut kids: Vec<Object> = Vec::new();
    for stream in streams {
        let content = document.add_object(stream);
        let page = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content };
        kids.push(document.add_object(page).into());
    }
    let count = i64::try_from(kids.len()).expect("few pages");
    document.objects.insert(
        tree,
        Object::Dictionary(dictionary! {
            "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), real(210.0 / MM), real(297.0 / MM)],
        }),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory can be written");
    bytes
}

/// The head of a notice: red mark, number, red line, title and recipients, so that the text begins on line 13.
pub(crate) fn notice() -> Page {
    let mut page = Page::default();
    page.add("rg", vec![1.into(), 0.into(), 0.into()]);
    page = page.text(46.0, 84.0, 40.0, "xbs", "青山区人民政府文件");
    page.add("rg", vec![0.into(), 0.into(), 0.into()]);
    page = page.text(80.0, 113.0, 15.8, "fang", "青政发〔2023〕9号");
    page.add("RG", vec![1.into(), 0.into(), 0.into()]);
    for (operator, y) in [("m", 118.0), ("l", 118.0)] {
        let x = if operator == "m" { LEFT } else { LEFT + 156.0 };
        page.add(operator, vec![real(x / MM), real((297.0 - y) / MM)]);
    }
    page.add("S", vec![]);
    page = page.text(67.0, 148.0, 22.0, "xbs", "关于食品安全的通知");
    page.line(13, 0, &[("fang", "各有关单位：")])
}

fn real(value: f64) -> Object {
    #[expect(clippy::cast_possible_truncation, reason = "lopdf keeps numbers as f32")]
    Object::Real(value as f32)
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("small"))
}
