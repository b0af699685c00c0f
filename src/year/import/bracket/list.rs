//! A list of names: 甲局、乙局和丙局等有关部门, with the signs that part them.

use crate::model::plan::Phrase;

use super::words::{ends_in_how, is_group, is_unit, with_role};

/// Names that 、 joins, and what stands before them instead of 、.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Group {
    /// Empty for the first.
    pub sign: String,
    /// The names.
    pub names: Vec<String>,
}

/// The groups of a list, if each part of it is a sound name or a phrase.
pub(super) fn groups(list: &str) -> Option<Vec<Group>> {
    let mut groups = vec![Group::default()];
    for name in glued(split(list)?) {
        parted(&name, &mut groups);
    }
    groups.retain(|group| !group.names.is_empty());
    let bare = |name| with_role(name).map_or(name, |(name, ..)| name);
    let sound = groups.iter().flat_map(|group| &group.names).all(|name| is_sound(bare(name)));
    (sound && !groups.is_empty() && written(&groups) == list).then_some(groups)
}

/// The list as it stands.
fn written(groups: &[Group]) -> String {
    let group = |group: &Group| format!("{}{}", group.sign, Phrase::join(group.names.iter().map(String::as_str)));
    groups.iter().map(group).collect()
}

/// Split at 、 outside brackets.
fn split(list: &str) -> Option<Vec<String>> {
    let mut names = vec![String::new()];
    let mut depth = 0_usize;
    for sign in list.chars() {
        match sign {
            '（' | '(' | '〔' | '[' => depth += 1,
            '）' | ')' | '〕' | ']' => depth = depth.checked_sub(1)?,
            '、' if depth == 0 => {
                names.push(String::new());
                continue;
            }
            _ => {}
        }
        names.last_mut()?.push(sign);
    }
    (depth == 0).then_some(names)
}

/// Kinds of areas: 各市、县、区政府 is one name.
const AREAS: [&str; 22] = [
    "自治区",
    "直辖市",
    "计划单列市",
    "省",
    "市",
    "县",
    "区",
    "旗",
    "盟",
    "州",
    "自治州",
    "自治县",
    "镇",
    "乡",
    "乡镇",
    "街道",
    "地区",
    "园区",
    "开发区",
    "镇街",
    "区县",
    "县区",
];
const GOVERNS: [&str; 6] = ["人民政府", "政府", "办事处", "管委会", "管理委员会", "党工委"];

fn area(name: &str) -> Option<&str> {
    let name = name.split('（').next().unwrap_or(name);
    let bare = GOVERNS.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    let bare = bare.strip_suffix("级").unwrap_or(bare);
    AREAS.contains(&bare).then_some(bare)
}

/// 各市、县、区政府 was split at its own 、.
fn glued(names: Vec<String>) -> Vec<String> {
    let mut done: Vec<String> = Vec::new();
    for name in names {
        let continues = done.last().is_some_and(|last| {
            let first = last.split('、').next().unwrap_or(last);
            let first =
                ["各有关", "各相关", "有关", "相关", "各级", "各"].iter().find_map(|all| first.strip_prefix(all));
            first.is_some_and(|first| area(first).is_some()) && !last.contains('（') && area(&name).is_some()
        });
        match done.last_mut().filter(|_| continues) {
            Some(last) => last.push_str(&format!("、{name}")),
            None => done.push(name),
        }
    }
    done
}

/// Takes a name apart where it is two: 甲局和乙局, 甲局等有关部门, 甲局等和各区政府.
fn parted(name: &str, groups: &mut Vec<Group>) {
    let push = |groups: &mut Vec<Group>, sign: &str, name: &str| {
        if sign.is_empty()
            && let Some(last) = groups.last_mut()
        {
            last.names.push(name.to_owned());
        } else {
            groups.push(Group { sign: sign.to_owned(), names: vec![name.to_owned()] });
        }
    };
    if Phrase::of(name).is_some() {
        return push(groups, "", name);
    }
    if let (before, Some(open)) = opened(name)
        && !before.is_empty()
    {
        push(groups, "", before);
        return push(groups, "", open);
    }
    for joint in ["以及", "和", "与", "及", "/", "／"] {
        for (at, _) in name.match_indices(joint) {
            let (left, right) = (&name[..at], &name[at + joint.len()..]);
            let (before, open) = opened(left);
            let two =
                open.is_some() && (starts_group(right) || is_unit(right)) || is_unit(left) && ends_name(left, right);
            if two && !before.is_empty() {
                push(groups, "", before);
                if let Some(open) = open {
                    push(groups, "", open);
                }
                let mut rest = vec![Group::default()];
                parted(right, &mut rest);
                joint.clone_into(&mut rest[0].sign);
                groups.extend(rest);
                return;
            }
        }
    }
    push(groups, "", name);
}

/// Whether what stands before 和 is a name by itself: of 住房和城乡建设局 it is not, of 各镇和街道 neither.
fn ends_name(left: &str, right: &str) -> bool {
    let whole = is_group(left) && !starts_group(right);
    let vague = ["部门", "单位", "企业", "机构"].iter().any(|word| right.starts_with(word));
    !whole && !vague && (is_unit(right) || starts_group(right)) && left.chars().count() >= 2
}

fn starts_group(name: &str) -> bool {
    name.starts_with(['各']) || name.starts_with("有关") || name.starts_with("相关")
}

/// 区林草局等相关部门 is a name and a phrase that leaves the list open.
fn opened(name: &str) -> (&str, Option<&str>) {
    let at = name.match_indices('等').map(|(at, _)| at).find(|at| Phrase::of(&name[*at..]) == Some(Phrase::Open));
    at.map_or((name, None), |at| (&name[..at], Some(&name[at..])))
}

/// Whether it can be a name: no sentence, no list, no word of the grammar.
pub(super) fn is_sound(name: &str) -> bool {
    const NEVER: [&str; 10] = ["按职责", "和各", "负责", "牵头", "会同", "配合", "谁", "不再", "完成", "以下"];
    if Phrase::of(name).is_some() {
        return true;
    }
    let bare = name.split(['（', '(']).next().unwrap_or(name);
    let holds_open =
        bare.match_indices('等').any(|(at, word)| !bare[at + word.len()..].starts_with(['级', '教', '学', '专']));
    let does = ["督办", "主办", "承办", "协办", "交办", "抓", "抓好", "落实", "实施", "推进", "参与"];
    let starts = ["由", "请", "按", "对", "将", "要", "在", "并", "其", "把", "以", "从", "包括", "例如", "不含"];
    // 含市教育局 explains, 含山县教育局 is an office.
    let explains = ["含", "如", "即"].iter().filter_map(|word| bare.strip_prefix(word));
    let explains = explains.into_iter().any(|rest| rest.starts_with(['市', '区', '县', '省', '州', '各']));
    // 学校内由甲部门: a clause; but 自由贸易试验区.
    let by = bare.match_indices('由').any(|(at, _)| !bare[..at].ends_with('自'));
    (2..=40).contains(&name.chars().count())
        && !name.contains([
            '。', '；', '：', '∶', '，', '！', '？', ';', ':', ',', '/', '／', '“', '”', '《', '"', '%', '…', '\n', '\t', '{', '}',
        ])
        && name.chars().all(|sign| !sign.is_whitespace())
        // A mark beside a name says something that nobody has told us.
        && !name.contains(['★', '☆', '●', '○', '▲', '△', '■', '□', '◆', '◇', '※', '*', '＊', '#', '√', '✓'])
        && !NEVER.iter().any(|word| name.contains(word))
        && !starts.iter().any(|word| name.starts_with(word))
        && !does.iter().any(|word| name.ends_with(word))
        && !ends_in_how(name)
        && !holds_open
        && !explains
        && !by
}
