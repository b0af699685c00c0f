//! What one unit must do: its part in every clause, in the order of the notice.

use crate::model::{
    checked::CheckedPlan,
    document::{Duty, DutyGroup, Partner, Role, TargetRow},
    outline::{Clause, Outline, Part, Who},
    plan::{LetterKind, Phrase},
};

use super::wording;

/// All duties of a unit, weightiest kind first, in each kind as in the notice; numbered through, so that list and form
/// call a duty by the same number.
pub(super) fn of(unit: usize, plan: &CheckedPlan) -> Vec<Duty> {
    let outline = &plan.outline;
    let of_clause = |clause| Some(duty(unit, Clause::role_of(clause, unit)?, clause, outline));
    let mut duties: Vec<Duty> = outline.duties().filter_map(of_clause).collect();
    if plan.letters.kind == LetterKind::Division {
        // As numbered in the one table of all duties.
        let sequence = |duty: &Duty| outline.duties().zip(1..).find(|(clause, _)| clause.id == duty.id);
        duties.iter_mut().for_each(|duty| duty.sequence = sequence(duty).map_or(0, |(_, sequence)| sequence));
        return duties;
    }
    duties.sort_by_key(|duty| duty.role);
    duties.iter_mut().zip(1..).for_each(|(duty, sequence)| duty.sequence = sequence);
    duties
}

/// The duties by kind, each kind under a heading; a kind without duties is left out.
pub(super) fn groups(duties: &[Duty]) -> Vec<DutyGroup> {
    let kinds = duties.chunk_by(|one, next| one.role == next.role);
    let group = |(number, duties): (usize, &[Duty])| DutyGroup {
        number,
        heading: heading(duties[0].role).to_owned(),
        duties: duties.to_vec(),
    };
    (1..).zip(kinds).map(group).collect()
}

fn heading(role: Role) -> &'static str {
    match role {
        Role::Sole => "独立承担的任务",
        Role::Lead => "牵头的任务",
        Role::Joint => "共同承担的任务",
        Role::Participant => "参与配合的任务",
        Role::Common => "各部门共性任务",
    }
}

/// The targets of all clauses in which a unit has a part.
pub(super) fn targets(unit: usize, plan: &CheckedPlan) -> Vec<TargetRow> {
    let of_clause = |clause| Some((clause, Clause::role_of(clause, unit)?));
    plan.outline.duties().filter_map(of_clause).flat_map(|(clause, role)| rows(clause, role)).collect()
}

fn duty(unit: usize, role: Role, clause: &Clause, outline: &Outline) -> Duty {
    let heading = outline.heading(clause);
    let others = clause.parts.iter().filter(|part| part.who != Who::Unit(unit) && !means(part, role));
    let partners: Vec<Partner> = others.map(partner).collect();
    let partners_text = in_one_line(role, &partners);
    Duty {
        sequence: 0,
        id: clause.id.clone(),
        number: clause.number.clone(),
        position: heading.position.clone(),
        item: heading.title.clone(),
        text: clause.runs(),
        role,
        role_word: role.word().to_owned(),
        remark: wording::remark(role, &partners_text, clause),
        partners_text,
        partners,
        targets: clause.targets.iter().map(wording::goal).collect(),
        facts: wording::facts(clause),
    }
}

/// 各相关部门 is no partner of a unit that it means.
fn means(part: &Part, role: Role) -> bool {
    role == Role::Common && part.role == Role::Common
}

fn partner(part: &Part) -> Partner {
    Partner { name: part.name.clone(), role: part.role, role_word: part.role.word().to_owned() }
}

/// 牵头：甲；参与：乙、丙. Names alone where all have the part that follows from the unit's own: the others of a joint duty,
/// those that a lead leads.
fn in_one_line(own: Role, partners: &[Partner]) -> String {
    let theirs = if own == Role::Lead { Role::Participant } else { own };
    if own != Role::Participant && partners.iter().all(|partner| partner.role == theirs) {
        return Phrase::join(partners.iter().map(|partner| partner.name.as_str()));
    }
    let of_role = |role: Role| {
        let names: Vec<&str> =
            partners.iter().filter(|partner| partner.role == role).map(|partner| partner.name.as_str()).collect();
        (!names.is_empty()).then(|| format!("{}：{}", role.word(), Phrase::join(names.iter().copied())))
    };
    Role::ALL.into_iter().filter_map(of_role).collect::<Vec<_>>().join("；")
}

fn rows(clause: &Clause, role: Role) -> impl Iterator<Item = TargetRow> {
    clause.targets.iter().map(move |target| TargetRow {
        number: clause.number.clone(),
        id: clause.id.clone(),
        goal: wording::goal(target),
        role_word: role.word().to_owned(),
    })
}
