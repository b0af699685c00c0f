//! What the plan is about, as letters and forms name it.

use crate::plan::Plan;

use super::notice::value;

/// The matter of a notice and how another document refers to it.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    /// 友好区2023年食品安全重点工作安排.
    pub text: String,
    /// 《关于印发…的通知》（友政发〔2023〕19号).
    pub basis: String,
}

impl Subject {
    /// Takes the matter out of the notice's title: what stands between 关于印发 and 的通知.
    pub(super) fn of(plan: &Plan) -> Self {
        let title: String = value(plan.head.title.as_ref()).unwrap_or_default().lines().map(str::trim).collect();
        let number = value(plan.head.document_number.as_ref()).unwrap_or_else(|| "发文字号待填".to_owned());
        Self { text: matter(&title).to_owned(), basis: format!("《{}》（{number}）", inner_quotes(&title)) }
    }
}

fn matter(title: &str) -> &str {
    let about = title.split_once("关于").map_or(title, |(_, rest)| rest);
    let about =
        ["印发", "转发", "下发", "做好", "落实"].into_iter().find_map(|verb| about.strip_prefix(verb)).unwrap_or(about);
    let about = about.strip_suffix("的通知").or_else(|| about.strip_suffix("通知")).unwrap_or(about);
    about.strip_prefix('《').and_then(|about| about.strip_suffix('》')).unwrap_or(about)
}

/// Inside 《》 another title stands in 〈〉 (GB/T 15834-2011 4.15.3.3).
fn inner_quotes(title: &str) -> String {
    title.replace('《', "〈").replace('》', "〉")
}
