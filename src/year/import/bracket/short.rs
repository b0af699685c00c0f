//! 市发展和改革局、工业和信息化局: the second name leaves out what the first one says.

use crate::model::plan::Phrase;
use crate::year::import::duty::Duty;

/// What names of offices begin with after the level that they belong to.
const OFFICES: [&str; 52] = [
    "发展改革",
    "发展和改革",
    "发改",
    "工业和信息化",
    "经济和信息化",
    "经济信息化",
    "工信",
    "经信",
    "教育",
    "科技",
    "科学技术",
    "公安",
    "民政",
    "司法",
    "财政",
    "人力资源",
    "人社",
    "自然资源",
    "生态环境",
    "住房",
    "住建",
    "城市管理",
    "城管",
    "综合行政执法",
    "交通",
    "水利",
    "水务",
    "农业",
    "农牧",
    "商务",
    "文化",
    "文旅",
    "卫生",
    "卫健",
    "退役军人",
    "应急",
    "审计",
    "国资",
    "市场监管",
    "市场监督",
    "体育",
    "统计",
    "医保",
    "医疗保障",
    "林业",
    "林草",
    "粮食",
    "地方金融",
    "审批服务",
    "行政审批",
    "政务服务",
    "大数据",
];

/// Names as written that leave out their level, with the whole name.
pub(super) fn elided(duty: &Duty) -> Vec<(String, String)> {
    let (mut found, mut level) = (Vec::new(), None);
    for names in [&duty.lead, &duty.responsible, &duty.with] {
        for name in names.iter().filter(|name| Phrase::of(name).is_none()) {
            match (own_level(name), level) {
                (Some(own), _) => level = Some(own),
                (None, Some(level)) if begins_office(name) && name.ends_with(['局', '委', '办', '厅']) => {
                    found.push((name.clone(), format!("{level}{name}")));
                }
                _ => {}
            }
        }
    }
    found
}

/// 市 of 市发展和改革局; 市场监管局 has none.
fn own_level(name: &str) -> Option<char> {
    let level = name.chars().next().filter(|first| "省市区县旗州".contains(*first))?;
    begins_office(&name[level.len_utf8()..]).then_some(level).filter(|_| !begins_office(name))
}

fn begins_office(name: &str) -> bool {
    OFFICES.iter().any(|office| name.starts_with(office))
}
