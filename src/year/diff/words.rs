//! The words for what changed. Documents use the Chinese ones only.

use crate::model::{document::Role, message::Lang};

use super::{
    entry::Kind,
    letters::{Aspect, DutyName, Verdict},
    targets::{Direction, TargetChange},
    units::{UnitChanges, UnitRole},
};

fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The word for what happened to a clause.
pub(super) fn kind(kind: Kind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        Kind::Kept => ("保留", "kept"),
        Kind::Added => ("新增", "added"),
        Kind::Dropped => ("删除", "dropped"),
        Kind::Reworded => ("改写", "reworded"),
        Kind::Moved => ("移动", "moved"),
        Kind::Units => ("责任变化", "responsibility changed"),
        Kind::Renamed => ("单位更名", "unit renamed"),
        Kind::Bracket => ("括注写法变化", "responsibility printed otherwise"),
        Kind::Targets => ("指标变化", "targets changed"),
        Kind::Deadline => ("时限变化", "deadline changed"),
        Kind::Id => ("标识变化", "id changed"),
    };
    pick(lang, zh, en)
}

/// The word for a role.
pub(super) fn role(role: Role, lang: Lang) -> &'static str {
    let en = match role {
        Role::Sole => "sole",
        Role::Lead => "lead",
        Role::Joint => "joint",
        Role::Participant => "participant",
        Role::Common => "common",
    };
    pick(lang, role.word(), en)
}

/// The word for what changed of a duty.
pub(super) fn aspect(aspect: Aspect, lang: Lang) -> &'static str {
    let (zh, en) = match aspect {
        Aspect::Wording => ("文字", "wording"),
        Aspect::Role => ("角色", "role"),
        Aspect::Partners => ("协同部门", "partners"),
        Aspect::Targets => ("指标", "targets"),
        Aspect::Deadline => ("时限", "deadline"),
        Aspect::Place => ("位置", "place"),
        Aspect::Number => ("编号", "number"),
    };
    pick(lang, zh, en)
}

/// The word for what becomes of a letter.
pub(super) fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    let (zh, en) = match verdict {
        Verdict::First => ("上年没有任务，今年新发", "had no duties, gets its first letter"),
        Verdict::Last => ("今年没有任务，不再发", "has no duties any more, gets no letter"),
        Verdict::Changed => ("有变化", "changes"),
        Verdict::Renumbered => {
            ("任务不变，只是编号或单位名称变了", "same duties, only numbers or its own name changed")
        }
        Verdict::Same => ("不变", "stays as it is"),
    };
    pick(lang, zh, en)
}

fn direction(direction: Direction, lang: Lang) -> &'static str {
    let (zh, en) = match direction {
        Direction::Added => ("新增", "added"),
        Direction::Dropped => ("取消", "dropped"),
        Direction::Up => ("提高", "raised"),
        Direction::Down => ("降低", "lowered"),
        Direction::Other => ("改变", "changed"),
    };
    pick(lang, zh, en)
}

/// 建档率：≥ 95% → ≥ 100%（提高）.
pub(super) fn target(change: &TargetChange, lang: Lang) -> String {
    let values = [&change.old, &change.new].into_iter().flatten().cloned().collect::<Vec<_>>().join(" → ");
    let direction = direction(change.direction, lang);
    match lang {
        Lang::Zh => format!("{}：{values}（{direction}）", change.name),
        Lang::En => format!("{}: {values} ({direction})", change.name),
    }
}

/// One line a change of responsibility, each with a mark that needs no colour.
pub(super) fn units(changes: &UnitChanges, lang: Lang) -> Vec<String> {
    let part = |sign: &str, part: &UnitRole| match lang {
        Lang::Zh => format!("{sign}{}（{}）", part.unit, role(part.role, lang)),
        Lang::En => format!("{sign} {} ({})", part.unit, role(part.role, lang)),
    };
    let mut lines: Vec<String> = changes.gained.iter().map(|one| part("＋", one)).collect();
    lines.extend(changes.lost.iter().map(|one| part("－", one)));
    lines.extend(changes.changed.iter().map(|change| {
        let (old, new) = (role(change.old, lang), role(change.new, lang));
        match lang {
            Lang::Zh => format!("{}：{old} → {new}", change.unit),
            Lang::En => format!("{}: {old} → {new}", change.unit),
        }
    }));
    lines.extend(changes.renamed.iter().map(|one| match lang {
        Lang::Zh => format!("更名：{} → {}", one.old, one.new),
        Lang::En => format!("renamed: {} → {}", one.old, one.new),
    }));
    lines
}

/// 15.2 食品抽检.
pub(super) fn duty(duty: &DutyName) -> String {
    format!("{} {}", duty.number, duty.id).trim().to_owned()
}
