//! Findings for people: the line, the characters underlined, what to do, and the fix as a diff.

use std::{cmp::Reverse, ops::Range};

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use crate::{
    hanzi::characters::visible,
    model::{
        finding::{Finding, Severity},
        message::{Lang, Message},
        place::{Place, Sources},
    },
};

use super::region::{level, path};

/// Every finding with its snippet, and a line that counts them; empty if there are none. The gravest come last, where
/// a person looks first.
pub fn text(findings: &[Finding], sources: &Sources, lang: Lang) -> String {
    let renderer = Renderer::styled();
    let one = |finding: &Finding| renderer.render(&groups(finding, sources, lang)) + "\n\n";
    let mut ordered: Vec<&Finding> = findings.iter().collect();
    ordered.sort_by_key(|finding| Reverse(finding.severity));
    let mut text: String = ordered.into_iter().map(one).collect();
    text.push_str(&summary(findings, lang));
    text
}

/// The snippets alone, without colour: for the manual.
pub fn plain(findings: &[Finding], sources: &Sources, lang: Lang) -> String {
    let one = |finding: &Finding| Renderer::plain().render(&groups(finding, sources, lang));
    findings.iter().map(one).collect::<Vec<_>>().join("\n\n")
}

/// One line a finding: `plan/2023/01-….yaml:7:15: error[R002]: …`.
pub fn short(findings: &[Finding], sources: &Sources, lang: Lang) -> String {
    let line = |finding: &Finding| {
        let (line, column) = sources.line_column(finding.place);
        let path = path(finding.place, sources);
        let (word, code) = (word(finding.severity, lang), finding.code);
        // One line, whatever a value holds.
        format!("{path}:{line}:{column}: {word}[{code}]: {}\n", visible(finding.message.get(lang)))
    };
    findings.iter().map(line).collect::<String>() + &summary(findings, lang)
}

/// 3 个错误，1 个提醒; empty if there are none.
pub fn summary(findings: &[Finding], lang: Lang) -> String {
    let count = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(count);
    match lang {
        _ if findings.is_empty() => String::new(),
        Lang::Zh => format!("{errors} 个错误，{warnings} 个警告，{notes} 个提示\n"),
        Lang::En => format!("{errors} errors, {warnings} warnings, {notes} notes\n"),
    }
}

/// The word for a severity.
pub fn word(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "警告",
        (Severity::Note, Lang::Zh) => "提示",
        (severity, Lang::En) => level(severity),
    }
}

fn groups<'a>(finding: &'a Finding, sources: &'a Sources, lang: Lang) -> Vec<Group<'a>> {
    let grade = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = grade.with_name(word(finding.severity, lang)).primary_title(finding.message.get(lang)).id(finding.code);
    let mut group = title.element(snippet(finding.place, sources).annotations(annotations(finding, sources, lang)));
    let elsewhere = finding.labels.iter().filter(|(place, _)| place.file != finding.place.file);
    for (place, label) in elsewhere {
        let annotation = AnnotationKind::Context.span(range(*place, sources)).label(label.get(lang));
        group = group.element(snippet(*place, sources).annotation(annotation));
    }
    std::iter::once(group).chain(fix(finding, sources, lang)).collect()
}

fn annotations<'a>(finding: &'a Finding, sources: &Sources, lang: Lang) -> Vec<Annotation<'a>> {
    let primary = AnnotationKind::Primary.span(range(finding.place, sources));
    let here = finding.labels.iter().filter(|(place, _)| place.file == finding.place.file);
    let labels = here.map(|(place, label)| AnnotationKind::Context.span(range(*place, sources)).label(label.get(lang)));
    std::iter::once(primary).chain(labels).collect()
}

/// Help, with the fix below it.
fn fix<'a>(finding: &'a Finding, sources: &'a Sources, lang: Lang) -> Option<Group<'a>> {
    const DEFAULT: (&str, &str) = ("可以改为", "it could read");
    let help = Level::HELP.with_name(match lang {
        Lang::Zh => "建议",
        Lang::En => "help",
    });
    let text = finding.help.as_ref().map(|help: &Message| help.get(lang));
    let text = text.or(finding.fix.as_ref().map(|_| match lang {
        Lang::Zh => DEFAULT.0,
        Lang::En => DEFAULT.1,
    }))?;
    let group = Group::with_title(help.secondary_title(text));
    let Some(fix) = &finding.fix else { return Some(group) };
    let edits = fix.edits.iter().filter(|edit| edit.place.file == finding.place.file);
    let patches = edits.map(|edit| Patch::new(range(edit.place, sources), edit.replacement.as_str()));
    Some(group.element(snippet(finding.place, sources).patches(patches)))
}

fn snippet<T: Clone>(place: Place, sources: &Sources) -> Snippet<'_, T> {
    let source = sources.of(place);
    Snippet::source(source.text.as_str()).path(source.path.to_string_lossy().into_owned())
}

/// A place as a range that the text really has.
fn range(place: Place, sources: &Sources) -> Range<usize> {
    let text = &sources.of(place).text;
    let start = text.floor_char_boundary(place.start as usize);
    start..text.ceil_char_boundary(place.end as usize).max(start)
}
