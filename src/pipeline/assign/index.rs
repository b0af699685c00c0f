//! The index: links, and the matrix unit × clause.

use std::collections::BTreeSet;

use crate::model::{
    checked::{CheckedPlan, Unit},
    document::{
        Body, Document, Field, FieldState, Index, Kind, Matrix, MatrixRow, Role,
        index::{FaultCount, Links, UnitLinks},
    },
    finding::{Finding, Severity},
    outline::Clause,
    plan::LetterKind,
};

use super::title;

/// Which files there are, by path.
#[derive(Debug, Default)]
pub struct Present<'p> {
    /// All.
    pub paths: BTreeSet<&'p str>,
    /// Those of them that the plan has left behind.
    pub stale: BTreeSet<&'p str>,
    /// What check has to say of the plan.
    pub findings: &'p [Finding],
    /// Fonts of a final that are no usual ones.
    pub substitutes: Vec<String>,
}

/// The index page of a plan and the documents made from it.
pub(super) fn index(plan: &CheckedPlan, documents: &[Document], present: &Present<'_>, draft: bool) -> Index {
    let organs = plan.units.iter().enumerate().filter(|(_, unit)| !unit.is_group());
    Index {
        year: plan.year,
        draft,
        issuing_authority: plan.head.issuing_authority.join("、"),
        title: title::lines(&plan.head.title, &plan.written.register),
        issued: plan.outline.issued.iter().map(|issued| issued.title.split_whitespace().collect()).collect(),
        document_number: plan.head.document_number.clone().unwrap_or_default(),
        unknown: unknown(documents),
        divided: plan.letters.kind == LetterKind::Division,
        notice: links(Kind::Notice.word(), "notice", present),
        more: documents
            .iter()
            .filter_map(|document| match document.kind {
                Kind::Annex => Some((document.stem.as_str(), document.stem.as_str())),
                Kind::Register | Kind::Burden => Some((document.kind.word(), document.stem.as_str())),
                _ => None,
            })
            .map(|(name, stem)| links(name, stem, present))
            .filter(|links| !(links.html.is_empty() && links.pdf.is_empty()))
            .collect(),
        units: organs.map(|(index, unit)| of_unit(index, unit, plan, documents, present)).collect(),
        faults: faults(present.findings),
        substitutes: present.substitutes.clone(),
        stale: present.stale.iter().map(|path| (*path).to_owned()).collect(),
        matrix: matrix(plan),
    }
}

fn of_unit(index: usize, unit: &Unit, plan: &CheckedPlan, documents: &[Document], present: &Present<'_>) -> UnitLinks {
    let roles: Vec<Role> = plan.outline.duties().filter_map(|clause| clause.role_of(index)).collect();
    let own = documents.iter().filter(|document| document.unit.as_ref() == Some(&unit.name));
    let forms = own.clone().filter_map(|document| Some(links(&document.form()?.period, &document.stem, present)));
    let letter = own.clone().find(|document| document.kind == Kind::Letter);
    let letter = letter.map(|letter| links("函", &letter.stem, present));
    let divided = plan.letters.kind == LetterKind::Division && !roles.is_empty();
    UnitLinks {
        name: unit.name.clone(),
        letter: letter.or_else(|| divided.then(|| links("任务分工表", "notice", present))),
        forms: forms.collect(),
        counts: Role::ALL.iter().map(|role| roles.iter().filter(|own| *own == role).count()).collect(),
        total: roles.len(),
    }
}

/// Errors cannot be here and notes are many: warnings, and what is not settled (N001), by rule.
fn faults(findings: &[Finding]) -> Vec<FaultCount> {
    let mut counts: Vec<FaultCount> = Vec::new();
    let told = |finding: &&Finding| finding.severity == Severity::Warning || finding.code == "N001";
    for finding in findings.iter().filter(told) {
        match counts.iter_mut().find(|count| count.code == finding.code) {
            Some(count) => count.count += 1,
            None => counts.push(FaultCount {
                code: finding.code.to_owned(),
                first: finding.message.zh.replace('`', ""),
                count: 1,
            }),
        }
    }
    counts.sort_by(|one, other| (one.code != "N001", &one.code).cmp(&(other.code != "N001", &other.code)));
    counts
}

fn links(name: &str, stem: &str, present: &Present<'_>) -> Links {
    let path = |ending: &str| Some(format!("{stem}.{ending}")).filter(|path| present.paths.contains(path.as_str()));
    let (html, pdf) = (path("html").unwrap_or_default(), path("pdf").unwrap_or_default());
    let is_stale = |path: &String| present.stale.contains(path.as_str());
    Links { name: name.to_owned(), stale: is_stale(&html) || is_stale(&pdf), html, pdf }
}

fn matrix(plan: &CheckedPlan) -> Matrix {
    let (organs, groups): (Vec<_>, Vec<_>) = plan.units.iter().enumerate().partition(|(_, unit)| !unit.is_group());
    let units: Vec<(usize, &Unit)> = organs.into_iter().chain(groups).collect();
    let outline = &plan.outline;
    let role = |clause: &Clause, (index, unit): &(usize, &Unit)| {
        clause.role_of(*index).filter(|role| *role != Role::Common || !unit.is_group())
    };
    let mut last = None;
    let row = |clause: &Clause| {
        let section = outline.section(clause);
        let opens = last.replace(section.section) != Some(section.section);
        MatrixRow {
            section: opens.then(|| format!("{}{}", section.number, section.title)),
            number: clause.number.clone(),
            id: clause.id.clone(),
            item: outline.heading(clause).title.clone(),
            text: clause.runs().into_iter().map(|run| run.text).collect(),
            bracket: clause.bracket.trim().to_owned(),
            guide: clause.guides.clone(),
            roles: units.iter().map(|unit| role(clause, unit)).collect(),
        }
    };
    Matrix {
        rows: outline.duties().map(row).collect(),
        units: units.iter().map(|(_, unit)| unit.name.clone()).collect(),
    }
}

/// The names of all blanks, each once, in the order of the documents.
fn unknown(documents: &[Document]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (document, field) in documents.iter().flat_map(fields) {
        let name = match field.state {
            FieldState::Known => continue,
            FieldState::Unknown => format!("{document}：{}", field.text),
            FieldState::Inferred => format!("{document}：{}（推断，待确认）", field.text),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn fields(document: &Document) -> Vec<(&'static str, &Field)> {
    match &document.body {
        Body::Notice(notice) => {
            let imprint = &notice.imprint;
            let own = [
                &notice.masthead,
                &notice.document_number,
                &notice.recipients,
                &notice.signature,
                &notice.date_of_issue,
            ];
            let of_imprint =
                imprint.copy_recipients.iter().chain([&imprint.printing_authority, &imprint.printing_date]);
            own.into_iter().chain(of_imprint).map(|field| ("通知", field)).collect()
        }
        Body::Letter(letter) => {
            let own = [&letter.masthead, &letter.document_number, &letter.date_of_issue];
            let closing = letter.closing.iter().flat_map(|passage| &passage.text);
            let said = letter.text.iter().chain(closing).flatten();
            own.into_iter().chain(said).map(|field| ("函", field)).collect()
        }
        Body::Form(form) => vec![("报表", &form.covers), ("报表", &form.due), ("报表", &form.return_to)],
        // What an annex does not know the notice does not know either.
        Body::Index(_) | Body::Register(_) | Body::Burden(_) | Body::Annex(_) => Vec::new(),
    }
}
