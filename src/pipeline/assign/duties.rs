//! What one unit must do: its part in every clause, in the order of the notice.

use crate::{
    hanzi::inline,
    model::{
        document::{Duty, DutyGroup, Goal, Partner, Role, TargetRow},
        plan::{Target, form},
    },
};

use super::{
    notice::value,
    numbered::Numbered,
    responsibility::Part,
};

/// All duties of a unit, weightiest kind first, in each kind as in the notice; numbered through, so that list and form
/// call a duty by the same number.
pub(super) fn of(unit: &str, clauses: &[Numbered<'_>]) -> Vec<Duty> {
    let mut duties: Vec<Duty> =
        clauses.iter().filter_map(|clause| Some(duty(unit, clause.role_of(unit)?, clause))).collect();
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
pub(super) fn targets(unit: &str, clauses: &[Numbered<'_>]) -> Vec<TargetRow> {
    let of_clause = |clause: &Numbered<'_>| {
        let role = clause.role_of(unit)?;
        Some(clause.clause.targets.iter().map(|target| row(target, clause, role)).collect::<Vec<_>>())
    };
    clauses.iter().filter_map(of_clause).flatten().collect()
}

fn duty(unit: &str, role: Role, clause: &Numbered<'_>) -> Duty {
    let partners: Vec<Partner> =
        clause.parts.iter().filter(|part| part.unit != unit && !means(part, role)).map(partner).collect();
    Duty {
        sequence: 0,
        id: clause.id().to_owned(),
        number: clause.number.clone(),
        position: clause.position.clone(),
        item: clause.item.to_owned(),
        text: inline::runs(clause.text()),
        role,
        role_word: role.word().to_owned(),
        partners_text: in_one_line(role, &partners),
        partners,
        targets: clause.clause.targets.iter().map(goal).collect(),
        deadline: value(clause.clause.deadline.as_ref()),
    }
}

/// 各相关部门 is no partner of a unit that it means.
fn means(part: &Part, role: Role) -> bool {
    role == Role::Common && part.role == Role::Common
}

fn partner(part: &Part) -> Partner {
    Partner { name: part.unit.clone(), role: part.role, role_word: part.role.word().to_owned() }
}

/// 牵头：甲；参与：乙、丙. Names alone where all have the part that follows from the unit's own: the others of a joint duty,
/// those that a lead leads.
fn in_one_line(own: Role, partners: &[Partner]) -> String {
    let theirs = if own == Role::Lead { Role::Participant } else { own };
    if own != Role::Participant && partners.iter().all(|partner| partner.role == theirs) {
        return form::join(partners.iter().map(|partner| partner.name.as_str()));
    }
    let of_role = |role: Role| {
        let names: Vec<&str> =
            partners.iter().filter(|partner| partner.role == role).map(|partner| partner.name.as_str()).collect();
        (!names.is_empty()).then(|| format!("{}：{}", role.word(), form::join(names.iter().copied())))
    };
    Role::ALL.into_iter().filter_map(of_role).collect::<Vec<_>>().join("；")
}

fn row(target: &Target, clause: &Numbered<'_>, role: Role) -> TargetRow {
    TargetRow {
        number: clause.number.clone(),
        id: clause.id().to_owned(),
        goal: goal(target),
        role_word: role.word().to_owned(),
    }
}

/// The value with its sense in words. A rate of 100% cannot be exceeded, and a value whose sense the plan does not state
/// prints as it stands.
pub(super) fn goal(target: &Target) -> Goal {
    let text = |stated| value(stated).unwrap_or_default();
    let (operator, value) = (text(target.operator.as_ref()), text(target.value.as_ref()));
    let sense = match operator.as_str() {
        "≥" if value != "100%" => "不低于",
        "≤" => "不超过",
        "≈" => "约",
        _ => "",
    };
    Goal { name: text(target.name.as_ref()), value: format!("{sense}{value}") }
}
