//! What one unit must do: its part in every clause, in the order of the notice.

use crate::{
    hanzi::inline,
    model::{
        document::{Duty, DutyGroup, Field, Partner, Role, TargetRow},
        plan::Target,
    },
};

use super::{
    notice::value,
    numbered::Numbered,
    numbering,
    responsibility::{self, Part},
};

/// All duties of a unit.
pub(super) fn of(unit: &str, clauses: &[Numbered<'_>]) -> Vec<Duty> {
    clauses.iter().filter_map(|clause| Some(duty(unit, clause.role_of(unit)?, clause))).collect()
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
        id: clause.id().to_owned(),
        number: clause.number.clone(),
        position: clause.position.clone(),
        item: clause.item.to_owned(),
        text: inline::runs(clause.text()),
        role,
        role_word: role.word().to_owned(),
        partners_text: in_one_line(&partners),
        partners,
        targets: clause.clause.targets.iter().map(printed).collect(),
        deadline: Field::known(value(clause.clause.deadline.as_ref()).unwrap_or_else(|| "未规定时限".to_owned())),
    }
}

/// 各相关部门 is no partner of a unit that it means.
fn means(part: &Part, role: Role) -> bool {
    role == Role::Common && part.role == Role::Common
}

fn partner(part: &Part) -> Partner {
    Partner { name: part.unit.clone(), role: part.role, role_word: part.role.word().to_owned() }
}

/// 牵头：甲；共同：乙、丙.
fn in_one_line(partners: &[Partner]) -> String {
    let of_role = |role: Role| {
        let names: Vec<&str> =
            partners.iter().filter(|partner| partner.role == role).map(|partner| partner.name.as_str()).collect();
        (!names.is_empty()).then(|| format!("{}：{}", role.word(), responsibility::join(names.iter().copied())))
    };
    Role::ALL.into_iter().filter_map(of_role).collect::<Vec<_>>().join("；")
}

fn row(target: &Target, clause: &Numbered<'_>, role: Role) -> TargetRow {
    TargetRow {
        number: clause.number.clone(),
        id: clause.id().to_owned(),
        name: value(target.name.as_ref()).unwrap_or_default(),
        operator: operator(target),
        value: value(target.value.as_ref()).unwrap_or_default(),
        role_word: role.word().to_owned(),
    }
}

fn operator(target: &Target) -> String {
    value(target.operator.as_ref()).unwrap_or_else(|| "≥".to_owned())
}

/// 建档率≥100%.
fn printed(target: &Target) -> String {
    let text = |stated| value(stated).unwrap_or_default();
    format!("{}{}{}", text(target.name.as_ref()), operator(target), text(target.value.as_ref()))
}
