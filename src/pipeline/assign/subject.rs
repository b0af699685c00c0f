//! What the plan is about, as letters and forms name it.

use crate::model::checked::CheckedPlan;

/// The matter of a notice and how another document refers to it.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    /// The work that it sets out: 友好区2023年食品安全重点工作; parted where the notice's title breaks in print, the
    /// author's sense of it.
    pub work: Vec<String>,
    /// 《关于印发…的通知》（友政发〔2023〕19号).
    pub basis: String,
}

impl Subject {
    /// Takes the matter out of the notice's title: what stands between 关于印发 and 的通知.
    pub(super) fn of(plan: &CheckedPlan) -> Self {
        let lines: Vec<&str> = plan.head.title.lines().map(str::trim).collect();
        let title = lines.concat();
        let number = plan.head.document_number.as_deref().unwrap_or("发文字号待填");
        let text = work(matter(&title));
        Self { work: stretches(&title, text, &lines), basis: format!("《{}》（{number}）", inner_quotes(&title)) }
    }

    /// The work between two other texts, parted.
    pub(super) fn between(&self, before: &str, after: &str) -> Vec<String> {
        let mut stretches = self.work.clone();
        if let Some(first) = stretches.first_mut() {
            first.insert_str(0, before);
        }
        if let Some(last) = stretches.last_mut() {
            last.push_str(after);
        }
        stretches
    }
}

/// `text`, a part of `title`, cut where the `lines` of the title end.
fn stretches(title: &str, text: &str, lines: &[&str]) -> Vec<String> {
    let start = title.find(text).expect("the matter is a part of the title");
    let mut end = 0;
    let ends = lines.iter().map(|line| {
        end += line.len();
        end
    });
    let inner: Vec<usize> =
        ends.filter(|end| *end > start && *end < start + text.len()).map(|end| end - start).collect();
    let starts = std::iter::once(0).chain(inner.iter().copied());
    starts.zip(inner.iter().copied().chain([text.len()])).map(|(from, to)| text[from..to].to_owned()).collect()
}

pub(super) fn matter(title: &str) -> &str {
    let about = title.split_once("关于").map_or(title, |(_, rest)| rest);
    let about =
        ["印发", "转发", "下发", "做好", "落实"].into_iter().find_map(|verb| about.strip_prefix(verb)).unwrap_or(about);
    let about = about.strip_suffix("的通知").or_else(|| about.strip_suffix("通知")).unwrap_or(about);
    about.strip_prefix('《').and_then(|about| about.strip_suffix('》')).unwrap_or(about)
}

/// The matter without the kind of paper that sets it out: a list of tasks is one of the work, not of the plan.
fn work(matter: &str) -> &str {
    const PAPERS: [&str; 17] = [
        "实施方案",
        "行动方案",
        "工作方案",
        "工作计划",
        "工作要点",
        "任务分解表",
        "责任分解表",
        "任务分工表",
        "分工方案",
        "任务清单",
        "责任清单",
        "分解表",
        "安排",
        "方案",
        "计划",
        "要点",
        "规划",
    ];
    PAPERS.iter().find_map(|paper| matter.strip_suffix(paper)).filter(|rest| !rest.is_empty()).unwrap_or(matter)
}

/// Inside 《》 another title stands in 〈〉 (GB/T 15834-2011 4.15.3.3).
fn inner_quotes(title: &str) -> String {
    title.replace('《', "〈").replace('》', "〉")
}
