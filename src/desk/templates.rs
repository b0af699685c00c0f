//! The templates of the desk's screens, in either language.

use tera::{Context, Kwargs, Tera};

use crate::model::{error::Error, message::Lang};

/// The templates, once a language.
pub(super) struct Templates {
    zh: Tera,
    en: Tera,
}

impl Templates {
    /// Reads the templates.
    ///
    /// # Errors
    /// When one is wrong; they are built in.
    pub(super) fn new() -> Result<Self, Error> {
        Ok(Self { zh: tera(Lang::Zh)?, en: tera(Lang::En)? })
    }

    /// A screen in a language.
    ///
    /// # Errors
    /// When its template asks for what it is not given.
    pub(super) fn render(&self, screen: &str, lang: Lang, data: &Context) -> Result<String, Error> {
        let tera = if lang == Lang::Zh { &self.zh } else { &self.en };
        tera.render(&format!("desk/{screen}.html"), data).map_err(|error| Error::template(&error))
    }
}

fn tera(lang: Lang) -> Result<Tera, Error> {
    let mut tera = Tera::new();
    // Both words stand side by side in the template, so that neither can be forgotten.
    tera.register_function("w", move |words: Kwargs, _: &tera::State| -> tera::TeraResult<String> {
        words.must_get::<&str>(if lang == Lang::Zh { "zh" } else { "en" }).map(str::to_owned)
    });
    tera.register_filter("json", |value: tera::Value, _: Kwargs, _: &tera::State| -> tera::TeraResult<String> {
        serde_json::to_string(&value).map_err(tera::Error::message)
    });
    tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &tera::State| -> String { encoded(text) });
    tera.add_raw_templates(TEMPLATES.iter().copied()).map_err(|error| Error::template(&error))?;
    Ok(tera)
}

/// A value of an address's query (RFC 3986, 2.1).
pub(super) fn encoded(text: &str) -> String {
    let one = |byte: u8| {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    text.bytes().map(one).collect()
}

/// Listed by hand, so that the list is the index of the folder.
const TEMPLATES: &[(&str, &str)] = &[
    ("desk/build.html", include_str!("../../templates/desk/build.html")),
    ("desk/changes.html", include_str!("../../templates/desk/changes.html")),
    ("desk/compare.html", include_str!("../../templates/desk/compare.html")),
    ("desk/head.html", include_str!("../../templates/desk/head.html")),
    ("desk/home.html", include_str!("../../templates/desk/home.html")),
    ("desk/opinions.html", include_str!("../../templates/desk/opinions.html")),
    ("desk/page.html", include_str!("../../templates/desk/page.html")),
    ("desk/parts.html", include_str!("../../templates/desk/parts.html")),
    ("desk/returns.html", include_str!("../../templates/desk/returns.html")),
    ("desk/text.html", include_str!("../../templates/desk/text.html")),
    ("desk/units.html", include_str!("../../templates/desk/units.html")),
];
