//! What one unit must do: its part in every clause, in the order of the notice.

use crate::{
    hanzi::numbering,
    model::{
        checked::CheckedPlan,
        document::{Duty, DutyGroup, Field, Partner, Role, TargetRow},
        outline::{Clause, Outline, Part, Who},
        plan::Phrase,
    },
};

/// All duties of a unit.
pub(super) fn of(unit: usize, plan: &CheckedPlan) -> Vec<Duty> {
    let outline = &plan.outline;
    outline.duties().filter_map(|clause| Some(duty(unit, clause.role_of(unit)?, clause, outline))).collect()
}

/// The duties by kind, each kind under a heading; a kind without duties is left out.
pub(super) fn groups(duties: &[Duty]) -> Vec<DutyGroup> {
    const KINDS: [(&str, &[Role]); 4] = [
        ("独立承担和牵头的任务", &[Role::Sole, Role::Lead]),
        ("共同承担的任务", &[Role::Joint]),
        ("参与配合的任务", &[Role::Participant]),
        ("各部门共性任务", &[Role::Common]),
    ];
    let of_kind = |roles: &[Role]| duties.iter().filter(|duty| roles.contains(&duty.role)).cloned().collect::<Vec<_>>();
    let filled =
        KINDS.into_iter().map(|(title, roles)| (title, of_kind(roles))).filter(|(_, duties)| !duties.is_empty());
    filled
        .enumerate()
        .map(|(index, (title, duties))| DutyGroup {
            heading: format!("{}{title}", numbering::heading(1, index + 1)),
            duties,
        })
        .collect()
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
    Duty {
        id: clause.id.clone(),
        number: clause.number.clone(),
        position: heading.position.clone(),
        item: heading.title.clone(),
        text: clause.runs(),
        role,
        role_word: role.word().to_owned(),
        partners_text: in_one_line(&partners),
        partners,
        targets: clause.targets.iter().map(ToString::to_string).collect(),
        deadline: Field::known(clause.deadline.as_deref().unwrap_or("未规定时限")),
    }
}

/// 各相关部门 is no partner of a unit that it means.
fn means(part: &Part, role: Role) -> bool {
    role == Role::Common && part.role == Role::Common
}

fn partner(part: &Part) -> Partner {
    Partner { name: part.name.clone(), role: part.role, role_word: part.role.word().to_owned() }
}

/// 牵头：甲；共同：乙、丙.
fn in_one_line(partners: &[Partner]) -> String {
    let of_role = |role: Role| {
        let mut of_role = partners.iter().filter(|partner| partner.role == role).peekable();
        of_role.peek()?;
        Some(format!("{}：{}", role.word(), Phrase::join(of_role.map(|partner| partner.name.as_str()))))
    };
    Role::ALL.into_iter().filter_map(of_role).collect::<Vec<_>>().join("；")
}

fn rows(clause: &Clause, role: Role) -> impl Iterator<Item = TargetRow> {
    clause.targets.iter().map(move |target| TargetRow {
        number: clause.number.clone(),
        id: clause.id.clone(),
        name: target.name.clone(),
        operator: target.operator.to_string(),
        value: target.value.clone(),
        role_word: role.word().to_owned(),
    })
}
