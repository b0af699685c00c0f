//! What was measured: the report, for programs (serde) and for people (a table).

use serde::Serialize;

use super::options::Kind;

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// All that was measured in one file.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Number of pages.
    pub pages: usize,
    /// What the document is set as.
    pub kind: Kind,
    /// Characters whose text the file does not tell: what depends on them is not measured.
    pub unreadable: usize,
    /// Pages that could not be measured. Of them nothing is said to be met or not.
    pub unmeasured: Vec<Unmeasured>,
    /// One for each requirement and place, in the order of the standard.
    pub findings: Vec<Measure>,
}

/// A page that could not be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Unmeasured {
    /// The page, from 1.
    pub page: usize,
    /// What is the matter with it.
    pub why: Why,
}

/// Why a page cannot be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It shows pictures or shapes and no text: a scan, or text turned into outlines.
    NoText,
    /// It, or what comes before it, is larger than what is read.
    TooLarge,
}

impl Why {
    /// The reason in the reader's language.
    pub fn message(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::NoText, Lang::Zh) => "只有图像、没有文字（如扫描件），无法测量；请用由文字处理软件直接导出的 PDF",
            (Self::NoText, Lang::En) => "pictures and no text (a scan?): export the PDF from the program that wrote it",
            (Self::TooLarge, Lang::Zh) => "内容超过读取上限，未能测量；请拆分文件",
            (Self::TooLarge, Lang::En) => "more content than is read: split the file",
        }
    }
}

/// One requirement, measured at one place.
#[derive(Debug, Clone, Serialize)]
pub struct Measure {
    /// The clause of GB/T 9704-2012: 7.2.4.
    pub clause: &'static str,
    /// The requirement's id: HD-04.
    pub id: &'static str,
    /// What is measured.
    pub name: Name,
    /// What the clause asks for.
    pub required: &'static str,
    /// What the page has; `None` when the page does not have it.
    pub measured: Option<String>,
    /// How they compare.
    pub verdict: Verdict,
    /// The page, from 1.
    pub page: Option<usize>,
    /// The words that were measured.
    pub text: Option<String>,
}

/// The name of a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Name {
    /// 中文.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// How a measure compares with its requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Met.
    Pass,
    /// Not met.
    Fail,
    /// The document does not have what the requirement is about, or it is a blank still to be filled in.
    NotApplicable,
}

/// Pages that are named one by one when they could not be measured.
const MOST_TOLD: usize = 20;

impl Report {
    /// What is not met.
    pub fn failures(&self) -> impl Iterator<Item = &Measure> {
        self.findings.iter().filter(|measure| measure.verdict == Verdict::Fail)
    }

    /// Whether nothing fails. Of a page that could not be measured this says nothing: see [`Report::is_whole`].
    pub fn passes(&self) -> bool {
        self.failures().next().is_none()
    }

    /// Whether every page was measured.
    pub fn is_whole(&self) -> bool {
        self.unmeasured.is_empty()
    }

    /// A line for each page that could not be measured, with the reason; empty when all were.
    pub fn not_measured(&self, lang: Lang) -> String {
        let line = |&Unmeasured { page, why }: &Unmeasured| match lang {
            Lang::Zh => format!("第 {page} 页：{}\n", why.message(lang)),
            Lang::En => format!("page {page}: {}\n", why.message(lang)),
        };
        let more = self.unmeasured.len().saturating_sub(MOST_TOLD);
        let rest = match lang {
            _ if more == 0 => String::new(),
            Lang::Zh => format!("另有 {more} 页未能测量\n"),
            Lang::En => format!("{more} more pages could not be measured\n"),
        };
        self.unmeasured.iter().take(MOST_TOLD).map(line).chain([rest]).collect()
    }

    /// The report as a table for people.
    pub fn table(&self, lang: Lang) -> String {
        let head = match lang {
            Lang::Zh => ["条款", "编号", "页", "结论", "项目", "要求", "实测"],
            Lang::En => ["clause", "id", "page", "verdict", "what", "required", "measured"],
        };
        let mut rows = vec![head.map(str::to_owned)];
        rows.extend(self.findings.iter().map(|measure| measure.row(lang)));
        let widths: [usize; 7] =
            std::array::from_fn(|column| rows.iter().map(|row| columns(&row[column])).max().unwrap_or(0));
        let mut table: String = rows.iter().map(|row| line(row, &widths)).collect();
        table.push_str(&self.summary(lang));
        table
    }

    fn summary(&self, lang: Lang) -> String {
        let count = |verdict| self.findings.iter().filter(|measure| measure.verdict == verdict).count();
        let (pass, fail, none) = (count(Verdict::Pass), count(Verdict::Fail), count(Verdict::NotApplicable));
        let (pages, unreadable) = (self.pages, self.unreadable);
        let summary = match lang {
            Lang::Zh => format!("共 {pages} 页：{pass} 项符合，{fail} 项不符合，{none} 项不适用\n"),
            Lang::En => format!("{pages} pages: {pass} met, {fail} not met, {none} not applicable\n"),
        };
        let not_measured = self.not_measured(lang);
        match lang {
            _ if unreadable == 0 => format!("{summary}{not_measured}"),
            Lang::Zh => {
                format!("{summary}{not_measured}有 {unreadable} 个字符在文件中没有文字信息，与其有关的项目未测量\n")
            }
            Lang::En => {
                format!("{summary}{not_measured}the file does not tell the text of {unreadable} characters\n")
            }
        }
    }
}

impl Measure {
    fn row(&self, lang: Lang) -> [String; 7] {
        let name = match lang {
            Lang::Zh => self.name.zh,
            Lang::En => self.name.en,
        };
        let verdict = match (self.verdict, lang) {
            (Verdict::Pass, Lang::Zh) => "符合",
            (Verdict::Fail, Lang::Zh) => "不符合",
            (Verdict::NotApplicable, Lang::Zh) => "不适用",
            (Verdict::Pass, Lang::En) => "pass",
            (Verdict::Fail, Lang::En) => "FAIL",
            (Verdict::NotApplicable, Lang::En) => "n/a",
        };
        let words = self.text.as_ref().map(|text| format!("「{text}」")).unwrap_or_default();
        let measured = self.measured.as_deref().unwrap_or("—");
        [
            self.clause.to_owned(),
            self.id.to_owned(),
            self.page.map(|page| page.to_string()).unwrap_or_default(),
            verdict.to_owned(),
            name.to_owned(),
            self.required.to_owned(),
            format!("{measured}{words}"),
        ]
    }
}

fn line(row: &[String; 7], widths: &[usize; 7]) -> String {
    let mut line = String::new();
    for (cell, width) in row.iter().zip(widths) {
        line.push_str(cell);
        line.extend(std::iter::repeat_n(' ', width - columns(cell) + 2));
    }
    format!("{}\n", line.trim_end())
}

/// The number of columns on a terminal: two for Hanzi and full-width marks.
fn columns(text: &str) -> usize {
    text.chars().map(|char| if matches!(char, '\u{2E80}'..='\u{FFEF}') { 2 } else { 1 }).sum()
}
