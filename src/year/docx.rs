//! The documents as .docx, for people who read and amend a draft in WPS or Word.
//!
//! The same values that the PDFs are made from, through templates of their own (`templates/word`), in real styles and with the
//! measures of GB/T 9704-2012; fonts are named, not embedded. The bytes depend on document and templates alone.

use crate::{
    model::{
        document::{Annex, Body, Document, Form, Letter, Notice},
        error::Error,
    },
    pipeline::render::Templates,
};

use super::diff::printed::Comparison;
use layout::Layout;
use package::Package;

mod layout;
mod package;

/// A document as the bytes of a .docx; `None` of what an office does not amend: index, register, account of burdens.
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn document(document: &Document, templates: &Templates) -> Result<Option<Vec<u8>>, Error> {
    match &document.body {
        Body::Notice(own) => notice(own, templates).map(Some),
        Body::Letter(own) => letter(own, templates).map(Some),
        Body::Form(own) => form(own, templates).map(Some),
        Body::Annex(own) => annex(own, templates).map(Some),
        Body::Index(_) | Body::Register(_) | Body::Burden(_) => Ok(None),
    }
}

/// The notice.
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn notice(notice: &Notice, templates: &Templates) -> Result<Vec<u8>, Error> {
    let author = notice.masthead.text.trim_end_matches("文件");
    let package = Package::new(notice.title.concat(), author, notice.year, notice.draft).with(&notice.pictures);
    package.pack("notice", notice, Some(&Layout::of_notice(notice)), templates)
}

/// An annex that is bound apart from its notice.
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn annex(annex: &Annex, templates: &Templates) -> Result<Vec<u8>, Error> {
    let title = format!("{}：{}", annex.own.number, annex.own.title.concat());
    let package = Package::new(title, "", annex.year, annex.draft).with(&annex.pictures);
    package.pack("annex", annex, None::<&Layout>, templates)
}

/// The letter of one unit: 函, 责任书 or 任务清单.
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn letter(letter: &Letter, templates: &Templates) -> Result<Vec<u8>, Error> {
    let title = format!("{}（{}）", letter.title.concat(), letter.unit);
    let package = Package::new(title, &letter.masthead.text, letter.year, letter.draft);
    package.pack("letter", letter, Some(&Layout::of_letter(letter)), templates)
}

/// The blank report form of one unit and period, to be read and printed; what comes back is read from sheets and pages alone.
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn form(form: &Form, templates: &Templates) -> Result<Vec<u8>, Error> {
    let title = format!("{}{}（{}）", form.title.concat(), form.subtitle, form.unit);
    let mut package = Package::new(title, &form.return_to.text, form.year, form.draft);
    package.form_id = Some(&form.form_id);
    package.pack("form", form, None::<&Layout>, templates)
}

/// 修改对照表.
///
/// # Errors
/// When a template is wrong; built-in ones are not.
pub fn comparison(comparison: &Comparison, templates: &Templates) -> Result<Vec<u8>, Error> {
    let title = format!("{}（{}；{}）", comparison.title.concat(), comparison.old, comparison.new);
    let package = Package::new(title, "", comparison.year, comparison.draft);
    package.pack("diff", comparison, None::<&Layout>, templates)
}
