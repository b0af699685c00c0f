//! Characters of a plan that the fonts of its roles do not have: which font has them, said at their place.

use std::{borrow::Cow, collections::BTreeSet};

use crate::{
    model::{
        error::Error,
        finding::{Finding, Severity, put_in_order},
        message::Message,
        nodes::{self, Node, Shape, Step},
        place::Place,
        plan::Plan,
    },
    pipeline::{
        check::{Checked, Mode, rules},
        typeset::{Fonts, fonts::Have, glyphs},
    },
};

/// The rule that speaks of such characters without knowing the fonts.
pub const CODE: &str = "T019";

/// The fonts that a plan needs: those that were chosen, and beside them those that have its rare characters. What check says
/// of such characters is said anew, for now it is known which font has them.
///
/// # Errors
/// When a font cannot be read.
pub(super) fn fonts<'f>(checked: &mut Checked, chosen: &'f Fonts, mode: Mode) -> Result<Cow<'f, Fonts>, Error> {
    let Some(plan) = checked.plan.as_ref().filter(|_| !chosen.chosen.is_empty()) else {
        return Ok(Cow::Borrowed(chosen));
    };
    let (fonts, findings) = rare(&plan.written, chosen, mode)?;
    checked.findings.retain(|finding| finding.code != CODE);
    if findings.is_empty() {
        return Ok(fonts);
    }
    // A character that the plan keeps with a reason is not warned of again; one that cannot be printed in a final is an error.
    let kept: BTreeSet<&str> =
        rules::waived(&plan.written, CODE).iter().map(|finding| plan.written.sources.text(finding.place)).collect();
    let is_told = |finding: &Finding| {
        finding.severity == Severity::Error || !kept.contains(plan.written.sources.text(finding.place))
    };
    checked.findings.extend(findings.into_iter().filter(is_told));
    put_in_order(&mut checked.findings);
    if checked.findings.iter().any(|finding| rules::forbids(finding, mode)) {
        checked.plan = None;
    }
    Ok(fonts)
}

/// The fonts that its rare characters need beside the chosen ones, and where those stand.
fn rare<'f>(plan: &Plan, fonts: &'f Fonts, mode: Mode) -> Result<(Cow<'f, Fonts>, Vec<Finding>), Error> {
    let mut printed: Vec<(char, &'static str)> = Vec::new();
    for (_, node) in texts(plan) {
        let role = role(node);
        printed.extend(node.text.chars().filter(|character| glyphs::prints(*character)).map(|one| (one, role)));
    }
    printed.sort_unstable();
    printed.dedup();
    let characters: BTreeSet<char> = printed.iter().map(|(character, _)| *character).collect();
    let (fonts, _) = fonts.with(&characters)?;
    let have = fonts.have(&characters)?;
    let mut findings = Vec::new();
    for (character, role) in printed {
        if let Some(message) = told(character, role, &fonts, &have) {
            let severity = match (have.font(character, role), mode) {
                (None, Mode::Final) => Severity::Error,
                _ => Severity::Warning,
            };
            findings.push(Finding::new(CODE, severity, first(plan, character, role), message));
        }
    }
    Ok((fonts, findings))
}

/// Every text of a plan, with its file.
fn texts(plan: &Plan) -> impl Iterator<Item = (u16, &Node)> {
    let files = (0..).take(plan.sources.iter().count());
    let nodes = files.flat_map(|file| plan.nodes.of(file).iter().map(move |node| (file, node)));
    nodes.filter(|(_, node)| matches!(node.shape, Shape::Scalar(_)))
}

/// Where a character first stands in a text that is printed in this role.
fn first(plan: &Plan, character: char, of: &str) -> Place {
    let mut having = texts(plan).filter(|(_, node)| role(node) == of && node.text.contains(character));
    let (file, node) = having.next().expect("it was found in one");
    place(plan, file, node, character)
}

/// The role that a text is printed in; a title has the one of its level.
fn role(node: &Node) -> &'static str {
    match node.path.0.as_slice() {
        [Step::Key(key)] if key == "title" => "xiaobiaosong",
        [.., Step::Key(list), Step::At(_), Step::Key(key)] if key == "title" && list == "items" => "kaiti",
        _ => "fangsong",
    }
}

/// The character's own place: of its first occurrence in the value as it is written.
fn place(plan: &Plan, file: u16, node: &Node, character: char) -> Place {
    let text = plan.sources.iter().nth(usize::from(file)).map_or("", |source| source.text.as_str());
    let written = text.get(node.value.clone()).unwrap_or_default();
    let at = written.find(character).map(|at| node.value.start + at..node.value.start + at + character.len_utf8());
    nodes::place(file, at.unwrap_or_else(|| node.value.clone()))
}

fn told(character: char, role: &str, fonts: &Fonts, have: &Have) -> Option<Message> {
    let own = fonts.chosen.iter().find(|chosen| chosen.role == role)?;
    let font = have.font(character, role);
    if font == Some(own.family.as_str()) {
        return None;
    }
    let name = format!("`{character}`（U+{:04X}）", u32::from(character));
    let en = format!("`{character}` (U+{:04X})", u32::from(character));
    Some(match font {
        Some(family) => Message::new(
            format!("字体 {} 没有{name}，这个字用 {family} 印", own.family),
            format!("the font {} does not have {en}; it is taken from {family}", own.family),
        ),
        None => Message::new(
            format!("找到的字体都没有{name}，草稿里印作 {}；请换字，或安装含有它的字体", glyphs::mark(character)),
            format!(
                "no font that was found has {en}; a draft prints {}: replace it, or install a font that has it",
                glyphs::mark(character)
            ),
        ),
    })
}
