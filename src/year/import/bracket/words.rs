//! The words of responsibilities: labels, verbs, and what names of units are made of. The grammar's data.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    hanzi::characters::squeezed,
    model::plan::Phrase,
    year::import::{
        duty::Role,
        pattern::{Pattern, pattern},
    },
};

/// What stands before 单位 or 部门 in a label, and the role that it gives.
const STEMS: [(&str, Role); 21] = [
    ("牵头", Role::Lead),
    ("统筹", Role::Lead),
    ("主办", Role::Lead),
    ("主责", Role::Responsible),
    ("责任", Role::Responsible),
    ("负责", Role::Responsible),
    ("承办", Role::Responsible),
    ("实施", Role::Responsible),
    ("落实", Role::Responsible),
    ("主管", Role::Responsible),
    ("完成", Role::Responsible),
    ("配合", Role::With),
    ("参与", Role::With),
    ("参加", Role::With),
    ("协办", Role::With),
    ("协助", Role::With),
    ("协同", Role::With),
    ("协作", Role::With),
    ("支持", Role::With),
    ("指导", Role::Guide),
    ("督导", Role::Guide),
];

/// Stems that are labels without a noun: 牵头：甲局.
const BARE_STEMS: [&str; 9] = ["牵头", "责任", "负责", "配合", "参与", "协办", "主办", "承办", "协助"];

/// Verbs at the end of a list, and the role that they give.
const VERBS: [(&str, Role); 5] = [
    (
        "(?:HOW)?(?:总?牵头|主办|主抓)(?:抓总|协调|总?负责|抓好|落实|组织|实施|推进|推动)*|(?:为|作为|是)总?牵头(?:单位|部门)",
        Role::Lead,
    ),
    ("(?:HOW)?(?:负责)?总?统筹(?:协调|推进|负责|抓总|组织|实施|落实)*", Role::Lead),
    (
        "(?:共同|密切|积极)?(?:SHARE)?(?:抓好|做好)?(?:协同|协调)?(?:配合|参与|参加|协作|协办|协助|协同|支持)(?:落实|实施|推进|做好)?|(?:为|作为|是)(?:配合|参与|协办)(?:单位|部门)",
        Role::With,
    ),
    ("(?:SHARE)?(?:负责)?(?:督促|加强|业务)?(?:指导|督导)(?:督促|落实)?", Role::Guide),
    (
        "(?:SHARE)?(?:HOW)?(?:负责(?:落实|实施|组织实施|推进|抓好落实)?|负(?:总|主)责|贯彻落实|抓好落实|抓落实|组织落实|落实|组织实施|实施|承办|组织推进|推进(?:落实)?|推动落实)(?:到位)?|(?:为|作为|是)(?:责任|主责|主办|承办)(?:单位|部门)",
        Role::Responsible,
    ),
];

/// 按职责分工.
const SHARE: &str = "(?:要|应当|应|须)?(?:依法)?(?:(?:依据|依照|根据|按照|按|依)(?:各自|本)?(?:工作)?职责(?:分工|权限)?|(?:根据|按照|按)(?:“[^“”]{2,12}”|属地管理|属地)的?(?:要求|原则|规定))(?:分别|共同)?";

/// 分别, 依法: how it is done, which is no part of a name.
const HOW: &str = "分别|共同|联合|具体|各自|分工|依法|统一|主要|全面|直接|归口";

/// The words that end no name: 甲局分别 is 甲局.
pub(super) fn ends_in_how(name: &str) -> bool {
    HOW.split('|').chain(["积极", "密切", "为", "是", "要", "应", "应当", "须"]).any(|how| name.ends_with(how))
}

/// A name that says its own role behind it: 甲局（牵头）.
pub(super) fn with_role(name: &str) -> Option<(&str, Role, &str)> {
    const ROLES: [(&str, Role); 5] = [
        ("牵头", Role::Lead),
        ("牵头单位", Role::Lead),
        ("主办", Role::Lead),
        ("配合", Role::With),
        ("协办", Role::With),
    ];
    let at = name.rfind(['（', '('])?;
    let role = name[at..].trim_matches(['（', '(', '）', ')']);
    ROLES.iter().find(|(word, _)| *word == role).map(|(_, role)| (&name[..at], *role, &name[at..]))
}

/// Whether a verb says that somebody holds together what others do: 统筹.
pub(super) fn is_total(verb: &str) -> bool {
    verb.contains("统筹")
}

static LABEL: Pattern = Pattern::new(|| {
    let stems = STEMS.map(|(stem, _)| stem).join("|");
    pattern(&format!(
        "^(?P<label>(?:总|第一|[省市区县]级?|共同|具体|主要|其他|项目)?(?P<stem>{stems})(?:考核|责任|负责|落实|实施|配合|协调|承办|主办|参与|推进)*(?P<noun>(?:单位|部门|处室|科室|股室|机构|主体|机关|地区|方|县区|区县|镇街)(?:[（(][^）)：:]{{0,8}}[）)])?)?)[\\s　]*[：:∶﹕][\\s　]*"
    ))
});
static COLUMN: Pattern = Pattern::new(|| {
    pattern(
        "^(?P<label>(?P<time>(?:拟?完成|办理|办结|工作|推进|整改|实施)?(?:时限|时间|期限|时间节点|节点)(?:要求|安排)?|进度安排|工作进度)|责任人员?|(?:责任|牵头|分管|包抓|包保|挂钩|督办|联系)?[省市区县州]?级?领导|牵头人|牵头负责人|负责人|联系人|联系电话|联系方式|适用范围|考核分值|分值|备注|工作目标|目标要求|资金来源)[\\s　]*[：:∶﹕][\\s　]*",
    )
});
static DEADLINE: Pattern = Pattern::new(|| {
    pattern(
        "^(?P<when>(?:力争|确保|在|于)?(?:(?:20[0-9]{2}|今)年)?(?:[0-9]{1,2}月(?:份|底|末|上旬|中旬|下旬|[0-9]{1,2}日)?|年底|年末|年内|上半年|下半年|第?[一二三四]季度末?|底|末|内)?(?:之?前)?)(?:(?P<done>完成|建成|落实到位|办结)|(?P<more>[^，；。：、]{0,14}(?:完成|成效|推进|启动|实施|建成|到位|投用|出台|见效|落实|坚持|开展)))?$",
    )
});
static LASTING: Pattern = Pattern::new(|| {
    pattern(
        "^(?:(?:持续|长期|全年|常年|常态化|按进度|按计划|按年度|按时序|分阶段|分年度|滚动|立即|即时|适时|随时|贯穿全年)(?:持续)?(?:推进|坚持|实施|优化|开展|落实|完善|进行|任务|工作|完成)?|每(?:半年|季度|月|年)(?:[0-9一二三四]次)?)$",
    )
});
static VERB: LazyLock<Vec<(Regex, Role)>> = LazyLock::new(|| {
    VERBS
        .iter()
        .map(|(verb, role)| (pattern(&format!("(?:{})$", verb.replace("SHARE", SHARE).replace("HOW", HOW))), *role))
        .collect()
});
static ASIDE: Pattern = Pattern::new(|| {
    pattern(
        "^(?:以下|下列|上述|本方案|下同|不再|均同)|不再列出|不再(?:逐一|一一|单独)?(?:列|标)|下同$|(?:列|排|列名|排名)(?:在)?(?:首位|第一)",
    )
});
static STANDING: Pattern = Pattern::new(|| {
    pattern(
        "^(?:以下|下列)(?:各项|任务|工作|措施|内容|各项工作|各项任务)*(?:均|都)(?:需|须|由|应由|需由)?(?P<who>.+?)(?:负责)?(?:组织)?(?:落实|实施|负责)$",
    )
});
static UNIT: Pattern = Pattern::new(|| {
    pattern(
        "(?:局|委|部|办|厅|署|院|会|处|室|科|股|所|站|队|大队|支队|总队|中心|公司|企业|政府|街道|镇|乡|区|县|市|银行|支行|分行|学校|集团|协会|联社|总社|供销社|海关|部门|单位|机构|组织|小组|工作组|专班|基地|报社|电视台|办事处|管委会|园区|联盟|团市委|团省委|团区委|团县委|工会|妇联|工商联|残联|文联|科协|社科联|侨联|红十字会|法院|检察院|军区|消防|武警|电网|烟草|邮政|高校|大学|研究院|商会|社|商|报|台|校|厂|行|移动|联通|电信|铁塔|关|窗口|馆|库|省|州|盟|旗|村|居委会)(?:[（(](?:[^（）()]|[（(][^（）()]*[）)])+[）)])*$",
    )
});
static GROUP: Pattern = Pattern::new(|| {
    pattern(
        "^(?:各|有关|相关|其他|其它|所有|全[省市区县]|试点|涉及|属地|辖区)|[省市区县镇]直|各|有关|相关|成员单位|^(?:[省市区县]级|县级以上|基层|地方)",
    )
});

/// What a label says that follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// Units in a role.
    Role(Role),
    /// 完成时限.
    Deadline,
    /// 责任人, 分值, 适用范围: text that belongs to the responsibility.
    Column,
}

/// The label that a text begins with: what it says, its length with colon, its words.
pub(super) fn label(text: &str) -> Option<(Label, usize, &str)> {
    spaced_label(text).or_else(|| plain_label(text))
}

/// 责 任 人：张三: a label with blanks between its characters.
fn spaced_label(text: &str) -> Option<(Label, usize, &str)> {
    let colon = text.char_indices().take(MOST_OF_LABEL).find(|(_, sign)| matches!(sign, '：' | ':'))?.0;
    let words = text[..colon].trim_end();
    let plain = squeezed(words);
    // Between words a blank parts what is said: 甲局 配合单位：乙局.
    let single = words.split_whitespace().all(|part| part.chars().count() == 1);
    (single && plain.len() < words.len()).then_some(())?;
    let (label, end, _) = plain_label(&format!("{plain}："))?;
    let colon = &text[colon..];
    let value = colon[colon.chars().next()?.len_utf8()..].trim_start();
    (end == plain.len() + '：'.len_utf8()).then(|| (label, text.len() - value.len(), words))
}

/// The longest label with its blanks.
const MOST_OF_LABEL: usize = 14;

fn plain_label(text: &str) -> Option<(Label, usize, &str)> {
    if let Some(found) = COLUMN.captures(text) {
        let label = if found.name("time").is_some() { Label::Deadline } else { Label::Column };
        return Some((label, found.get(0)?.end(), found.name("label")?.as_str()));
    }
    let Some(found) = LABEL.captures(text) else { return boxed_label(text) };
    let stem = found.name("stem")?.as_str();
    let alone = found.name("noun").is_none();
    let role = STEMS.iter().find(|(word, _)| *word == stem)?.1;
    (!alone || BARE_STEMS.contains(&stem)).then_some(())?;
    Some((Label::Role(role), found.get(0)?.end(), found.name("label")?.as_str()))
}

/// 【牵头单位】甲局: a label in brackets, with what it labels behind it.
fn boxed_label(text: &str) -> Option<(Label, usize, &str)> {
    let (words, rest) = text.strip_prefix(['【', '［', '[', '〔', '〖'])?.split_once(['】', '］', ']', '〕', '〗'])?;
    let rest = rest.trim_start_matches(['：', ':']).trim_start();
    let (label, end, _) = plain_label(&format!("{words}：")).filter(|_| !words.contains(['：', ':', '【', '[']))?;
    (end == words.len() + '：'.len_utf8() && !rest.is_empty()).then_some((label, text.len() - rest.len(), words))
}

/// The verb that a text ends with: where it begins and the role that it gives.
pub(super) fn verb(text: &str) -> Option<(usize, Role)> {
    VERB.iter().filter_map(|(verb, role)| Some((verb.find(text)?.start(), *role))).min_by_key(|(start, _)| *start)
}

/// A deadline: the part of the text that is one; what follows it says that it is done then.
pub(super) fn deadline(text: &str) -> Option<&str> {
    if LASTING.is_match(text) {
        return Some(text);
    }
    let found = DEADLINE.captures(text)?;
    let when = found.name("when")?.as_str();
    let says_when = when.chars().any(|sign| sign.is_ascii_digit()) || when.contains(['年', '季']);
    // 乙局、丙局2024年 is a list that ends in a year.
    says_when.then(|| if found.name("more").is_some() { text } else { when })
}

/// Whether it is said about the brackets and names nobody: 下同, 不再列出.
pub(super) fn is_aside(text: &str) -> bool {
    ASIDE.is_match(text)
}

/// Who does everything that follows: 以下均需试点城市政府落实.
pub(super) fn standing(text: &str) -> Option<&str> {
    Some(STANDING.captures(text)?.name("who")?.as_str())
}

/// Whether it says that the first unit of each list leads.
pub(super) fn says_first_leads(text: &str) -> bool {
    static SAYS: Pattern = Pattern::new(|| pattern("(?:列|排)(?:在)?(?:首位|第一(?:位)?)[^。；]{0,12}(?:牵头|为主)"));
    SAYS.is_match(text)
}

/// Whether a name ends as units' names do.
pub(super) fn is_unit(name: &str) -> bool {
    UNIT.is_match(name)
}

/// Whether a name is surely that of an office: 市教育局, 某某海关 is not.
pub(super) fn is_office(name: &str) -> bool {
    static OFFICE: Pattern = Pattern::new(|| pattern("^[省市区县州盟旗].{2,}|(?:局|委|办|厅|部|署|政府)$"));
    is_unit(name) && OFFICE.is_match(name)
}

/// Whether a name means several units that are not named: 各市人民政府, 省级有关部门, 试点城市政府.
pub(super) fn is_group(name: &str) -> bool {
    GROUP.is_match(name)
}

/// Whether a text says that somebody does something, in whatever words.
pub(super) fn speaks_of_units(text: &str) -> bool {
    static SAYS: Pattern = Pattern::new(|| {
        pattern(
            "(?:负责|牵头|配合|参与|参加|协作|协办|协助|指导|承办|督办|落实|实施|会同|推进|抓落实)(?:$|[，；。])|(?:责任|牵头|配合|负责|主办|协办|承办|参与|实施|落实)(?:单位|部门|人|领导)|(?:局|委|办|厅|部|府|队|中心)(?:牵头|负责)",
        )
    });
    static EXPLAINS: Pattern = Pattern::new(|| {
        pattern(
            "^(?:以下(?:简称|统称|称)|含|包括|不含|即|如|见|详见|其中|注|略|暂|不包括|指|例如|原|试行|[0-9一二三四五六七八九十]+$)",
        )
    });
    let text = text.trim_end_matches(['。', '；']);
    if EXPLAINS.is_match(text) || text.chars().count() < 4 {
        return false;
    }
    let names: Vec<&str> = text.split('、').collect();
    // 市公安局、市教育局；市检察院监督: offices, and more that is said of them.
    let offices = text.split(['、', '，', '；']).filter(|name| name.chars().count() > 2 && is_office(name)).count();
    offices > 1
        || SAYS.is_match(text)
        || names.len() > 1 && names.iter().all(|name| is_unit(name) && name.chars().count() > 2)
}

/// Whether a name is a phrase: 各相关部门, 等.
pub(super) fn is_phrase(name: &str) -> bool {
    Phrase::of(name).is_some()
}
