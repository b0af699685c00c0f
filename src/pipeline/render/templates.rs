//! The built-in templates, and a person's own folder over them, file by file.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::Write,
    sync::{Arc, OnceLock},
};

use tera::{Context, Tera};

use crate::model::{error::Error, source::Library};

use super::word::Word;

type Files = BTreeMap<String, Cow<'static, str>>;

/// Every template by its path: web/notice.html, notice.typ, official/page.typ.
#[derive(Clone)]
pub struct Templates {
    files: Files,
    /// Those of them that Typst files import, without Tera in them.
    library: Library,
    /// Those of HTML pages, compiled; by one thread for all that render, and once for all builds with these templates.
    web: Arc<OnceLock<Tera>>,
    /// Those of Typst files, likewise.
    print: Arc<OnceLock<Tera>>,
}

impl Templates {
    /// The built-in files, with those of `own` in their place.
    ///
    /// # Errors
    /// If `own` has a file that replaces none and stands in no folder of the library, for a slip of the name would be
    /// silently ignored; or one that is no template.
    pub fn new(own: Vec<(String, String)>) -> Result<Self, Error> {
        let mut files: Files = BUILT_IN.iter().map(|(path, text)| ((*path).to_owned(), Cow::Borrowed(*text))).collect();
        let is_own = !own.is_empty();
        for (path, text) in own {
            if !files.contains_key(&path) && !path.starts_with("official/") && !path.starts_with("web/") {
                return Err(Error::UnknownTemplate { path });
            }
            files.insert(path, Cow::Owned(text));
        }
        let library = files.iter().filter(|(path, _)| path.starts_with("official/"));
        let library = library.map(|(path, text)| (path.clone(), text.clone())).collect();
        if !is_own {
            // Compiled when they are first asked for: a build with nothing to do asks for none.
            return Ok(Self { files, library, web: Arc::default(), print: Arc::default() });
        }
        let (web, print) = (Arc::new(web(&files)?.into()), Arc::new(print(&files)?.into()));
        let templates = Self { files, library, web, print };
        templates.word()?;
        Ok(templates)
    }

    /// One file's text; empty if there is none.
    pub fn text(&self, path: &str) -> &str {
        self.files.get(path).map_or("", |text| text.as_ref())
    }

    /// Every file: path and text.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_ref()))
    }

    /// The Typst library.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// The templates of a .docx, compiled for who asks: most runs make none.
    ///
    /// # Errors
    /// When a template is wrong; built-in ones are not.
    pub fn word(&self) -> Result<Word, Error> {
        let files = self.files.iter().filter(|(path, _)| path.starts_with("word/"));
        Word::new(files.map(|(path, text)| (path.as_str(), text.as_ref())))
    }

    /// The HTML page of a template.
    ///
    /// # Errors
    /// When a template is wrong; built-in ones are not.
    pub fn page(&self, path: &str, context: &Context) -> Result<String, Error> {
        let web = self.web.get_or_init(|| web(&self.files).expect("what is not built in was compiled before"));
        web.render(path, context).map_err(|error| Error::template(&error))
    }

    /// The Typst file of a template.
    pub(super) fn print(&self, path: &str, context: &Context) -> Result<String, Error> {
        let print = self.print.get_or_init(|| print(&self.files).expect("what is not built in was compiled before"));
        print.render(path, context).map_err(|error| Error::template(&error))
    }
}

/// By path alone: the compiled templates say nothing more.
impl std::fmt::Debug for Templates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.files.keys()).finish()
    }
}

/// The templates of HTML pages; text is escaped.
fn web(files: &Files) -> Result<Tera, Error> {
    compiled(Tera::new(), files, |path| path.ends_with(".html"))
}

/// The templates of Typst files; a value prints as a Typst string literal.
fn print(files: &Files) -> Result<Tera, Error> {
    let mut print = Tera::new();
    print.autoescape_on(vec![".typ"]);
    print.set_escape_fn(write_literal);
    compiled(print, files, |path| path.ends_with(".typ") && !path.contains('/'))
}

fn compiled(mut tera: Tera, files: &Files, is_one: fn(&str) -> bool) -> Result<Tera, Error> {
    let chosen = files.iter().filter(|(path, _)| is_one(path));
    tera.add_raw_templates(chosen.map(|(path, text)| (path.as_str(), text.as_ref())))
        .map_err(|error| Error::template(&error))?;
    Ok(tera)
}

/// A Typst string literal. Only `\` and `"` have a meaning in one, and control characters are written by number.
fn write_literal(text: &str, output: &mut dyn Write) -> std::io::Result<()> {
    write!(output, "\"")?;
    for character in text.chars() {
        match character {
            '\\' | '"' => write!(output, "\\{character}")?,
            control if control.is_control() => write!(output, "\\u{{{:x}}}", u32::from(control))?,
            other => write!(output, "{other}")?,
        }
    }
    write!(output, "\"")
}

/// Listed by hand, so that the list is the index of the folder; a test holds the two against each other.
const BUILT_IN: &[(&str, &str)] = &[
    ("annex.typ", include_str!("../../../templates/annex.typ")),
    ("burden.typ", include_str!("../../../templates/burden.typ")),
    ("diff.typ", include_str!("../../../templates/diff.typ")),
    ("form.typ", include_str!("../../../templates/form.typ")),
    ("letter.typ", include_str!("../../../templates/letter.typ")),
    ("notice.typ", include_str!("../../../templates/notice.typ")),
    ("official/annex.typ", include_str!("../../../templates/official/annex.typ")),
    ("official/apart.typ", include_str!("../../../templates/official/apart.typ")),
    ("official/attachment.typ", include_str!("../../../templates/official/attachment.typ")),
    ("official/body.typ", include_str!("../../../templates/official/body.typ")),
    ("official/burden.typ", include_str!("../../../templates/official/burden.typ")),
    ("official/comparison.typ", include_str!("../../../templates/official/comparison.typ")),
    ("official/field.typ", include_str!("../../../templates/official/field.typ")),
    ("official/fit.typ", include_str!("../../../templates/official/fit.typ")),
    ("official/form.typ", include_str!("../../../templates/official/form.typ")),
    ("official/head.typ", include_str!("../../../templates/official/head.typ")),
    ("official/imprint.typ", include_str!("../../../templates/official/imprint.typ")),
    ("official/letter-head.typ", include_str!("../../../templates/official/letter-head.typ")),
    ("official/letter.typ", include_str!("../../../templates/official/letter.typ")),
    ("official/list.typ", include_str!("../../../templates/official/list.typ")),
    ("official/notice.typ", include_str!("../../../templates/official/notice.typ")),
    ("official/page.typ", include_str!("../../../templates/official/page.typ")),
    ("official/pledge.typ", include_str!("../../../templates/official/pledge.typ")),
    ("official/register.typ", include_str!("../../../templates/official/register.typ")),
    ("official/signature.typ", include_str!("../../../templates/official/signature.typ")),
    ("official/table.typ", include_str!("../../../templates/official/table.typ")),
    ("official/text.typ", include_str!("../../../templates/official/text.typ")),
    ("register.typ", include_str!("../../../templates/register.typ")),
    ("web/annex.html", include_str!("../../../templates/web/annex.html")),
    ("web/burden.html", include_str!("../../../templates/web/burden.html")),
    ("web/diff.html", include_str!("../../../templates/web/diff.html")),
    ("web/fill.html", include_str!("../../../templates/web/fill.html")),
    ("web/fill.js", include_str!("../../../templates/web/fill.js")),
    ("web/form.html", include_str!("../../../templates/web/form.html")),
    ("web/index.html", include_str!("../../../templates/web/index.html")),
    ("web/letter.html", include_str!("../../../templates/web/letter.html")),
    ("web/notice.html", include_str!("../../../templates/web/notice.html")),
    ("web/page.html", include_str!("../../../templates/web/page.html")),
    ("web/parts.html", include_str!("../../../templates/web/parts.html")),
    ("web/register.html", include_str!("../../../templates/web/register.html")),
    ("web/returns.html", include_str!("../../../templates/web/returns.html")),
    ("web/style.css", include_str!("../../../templates/web/style.css")),
    ("word/annex.xml", include_str!("../../../templates/word/annex.xml")),
    ("word/core.xml", include_str!("../../../templates/word/core.xml")),
    ("word/diff.xml", include_str!("../../../templates/word/diff.xml")),
    ("word/fontTable.xml", include_str!("../../../templates/word/fontTable.xml")),
    ("word/footer-even.xml", include_str!("../../../templates/word/footer-even.xml")),
    ("word/footer-letter.xml", include_str!("../../../templates/word/footer-letter.xml")),
    ("word/footer-odd.xml", include_str!("../../../templates/word/footer-odd.xml")),
    ("word/form.xml", include_str!("../../../templates/word/form.xml")),
    ("word/header.xml", include_str!("../../../templates/word/header.xml")),
    ("word/letter.xml", include_str!("../../../templates/word/letter.xml")),
    ("word/notice.xml", include_str!("../../../templates/word/notice.xml")),
    ("word/page.xml", include_str!("../../../templates/word/page.xml")),
    ("word/parts.xml", include_str!("../../../templates/word/parts.xml")),
    ("word/references.xml", include_str!("../../../templates/word/references.xml")),
    ("word/root.xml", include_str!("../../../templates/word/root.xml")),
    ("word/settings.xml", include_str!("../../../templates/word/settings.xml")),
    ("word/styles.xml", include_str!("../../../templates/word/styles.xml")),
    ("word/types.xml", include_str!("../../../templates/word/types.xml")),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_the_folder() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let mut files: Vec<String> =
            crate::pipeline::load::templates(&folder).unwrap().into_iter().map(|(path, _)| path).collect();
        // The desk's screens are the program's own, not a person's to replace.
        files.retain(|path| !path.starts_with("desk/"));
        files.sort();
        let listed: Vec<&str> = BUILT_IN.iter().map(|(path, _)| *path).collect();
        assert_eq!(files, listed);
    }

    #[test]
    fn a_literal_keeps_hostile_text_inside_its_quotes() {
        let mut literal = Vec::new();
        write_literal("a\"b\\c\n#panic()", &mut literal).unwrap();
        assert_eq!(String::from_utf8(literal).unwrap(), "\"a\\\"b\\\\c\\u{a}#panic()\"");
    }

    #[test]
    fn an_own_file_takes_the_place_of_the_built_in_one_and_a_slip_of_its_name_is_refused() {
        let own = |path: &str| Templates::new(vec![(path.to_owned(), "own".to_owned())]);
        assert_eq!(own("web/style.css").unwrap().text("web/style.css"), "own");
        assert!(own("notise.typ").is_err() && own("word/notise.xml").is_err());
        let broken = |path: &str| Templates::new(vec![(path.to_owned(), "{{ ".to_owned())]);
        assert!(
            broken("web/notice.html").is_err() && broken("notice.typ").is_err() && broken("word/form.xml").is_err()
        );
    }
}
