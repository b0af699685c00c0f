//! What is said of a build: findings, faults of pages, what was made, what it would make.

use crate::{
    cli::{check, say},
    model::{
        document::Kind,
        finding::Severity,
        message::{Lang, Message},
    },
    pipeline::{
        Built, Options,
        check::Mode,
        paper::{self, Paper},
        rare,
        write::Outcome,
    },
    report::text,
};

/// Says what a build came to.
pub(super) fn tell(built: &Built, options: &Options, lang: Lang) {
    check::print(&built.findings, &built.sources, lang);
    say::err(&unmended(built, lang));
    // Only a build knows the fonts: `check` cannot show these again.
    let rare: Vec<_> = built.findings.iter().filter(|finding| finding.code == rare::CODE).cloned().collect();
    say::err(&text::short(&rare, &built.sources, lang));
    faults(&built.faults, lang);
    let Some(outcome) = &built.outcome else { return };
    let families: Vec<&str> = options.fonts.chosen.iter().map(|chosen| chosen.family.as_str()).collect();
    if options.dry {
        say::out(&standing(outcome, lang));
        return;
    }
    let (output, index) = (outcome.folder.display(), outcome.folder.join("index.html"));
    let made = made(outcome, lang);
    let index = index.display();
    say::err(&removed(outcome, lang));
    say::err(&paper(&built.paper, lang));
    say::err(&substitutes(options, lang));
    say::err(&match lang {
        Lang::Zh => format!("字体：{}\n{output}：{made}\n打开 {index}\n", families.join("、")),
        Lang::En => format!("fonts: {}\n{output}: {made}\nopen {index}\n", families.join(", ")),
    });
}

/// Sheets of A4 printed on both sides, and where a page less saves one.
fn paper(paper: &Paper, lang: Lang) -> String {
    if paper.kinds.is_empty() {
        return String::new();
    }
    let kind = |kind: &paper::Kind| {
        let (count, pages, sheets) = (kind.documents, kind.pages, kind.sheets);
        match lang {
            Lang::Zh => format!(
                "{} {count} 件 {pages} 页 {sheets} 张",
                Kind::named(&kind.name).map_or(kind.name.as_str(), |known| known.word())
            ),
            Lang::En => format!("{} {}: {pages} pages, {sheets} sheets", count, kind.name),
        }
    };
    let kinds: Vec<String> = paper.kinds.iter().map(kind).collect();
    let first: Vec<String> = paper.odd.iter().take(3).map(|(path, pages)| format!("{path} ({pages})")).collect();
    let many = paper.odd.len();
    match lang {
        Lang::Zh => {
            let save = if many == 0 {
                String::new()
            } else {
                format!(
                    "；有 {many} 件是单数页，减一页就省一张：{}{}",
                    first.join("、"),
                    if many > 3 { "……" } else { "" }
                )
            };
            format!("用纸（A4 双面）：{}{save}\n", kinds.join("，"))
        }
        Lang::En => {
            let save = if many == 0 {
                String::new()
            } else {
                format!("; {many} end on a front, a page less saves a sheet: {}", first.join(", "))
            };
            format!("paper (A4, both sides): {}{save}\n", kinds.join("; "))
        }
    }
}

/// A final in fonts that are no usual ones says so.
fn substitutes(options: &Options, lang: Lang) -> String {
    let families = options.fonts.substitutes();
    if options.mode == Mode::Draft || families.is_empty() {
        return String::new();
    }
    match lang {
        Lang::Zh => format!(
            "警告：正式件用的是替代字体（{}），不是公文常用的仿宋_GB2312、方正小标宋等；装好字体再做：anpai fonts\n",
            families.join("、")
        ),
        Lang::En => format!(
            "warning: the finals are set in substitute fonts ({}); install the usual ones and build again: `anpai fonts`\n",
            families.join(", ")
        ),
    }
}

/// A draft that is made of a plan with errors says so.
fn unmended(built: &Built, lang: Lang) -> String {
    let errors = built.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    match lang {
        _ if built.outcome.is_none() || errors == 0 => String::new(),
        Lang::Zh => format!("警告：草稿照样生成，但有 {errors} 处文字错误没有改，定稿前须改\n"),
        Lang::En => {
            format!("warning: the draft is written, but {errors} faults of its words are left; a final is refused\n")
        }
    }
}

/// What went and what is stale, by name: the first few of many.
fn removed(outcome: &Outcome, lang: Lang) -> String {
    let list = |paths: &[String]| {
        let first = paths.iter().take(TOLD).cloned().collect::<Vec<_>>();
        let more = if paths.len() > TOLD { ["……", ", …"] } else { ["", ""] };
        Message::new(first.join("、") + more[0], first.join(", ") + more[1])
    };
    let (removed, stale) = (list(&outcome.removed), list(&outcome.stale));
    let mut told = String::new();
    if !outcome.removed.is_empty() {
        told += &match lang {
            Lang::Zh => format!("删除（方案里已没有）：{}\n", removed.zh),
            Lang::En => format!("removed, the plan has them no more: {}\n", removed.en),
        };
    }
    if !outcome.stale.is_empty() {
        let count = outcome.stale.len();
        told += &match lang {
            Lang::Zh => format!(
                "有 {count} 个文件已过时，没有重做，不要用：{}。全部重做：anpai build；只留最新的：加 --prune\n",
                stale.zh
            ),
            Lang::En => format!(
                "{count} files are stale and were not made again: {}. Make all: `anpai build`; keep only what is current: --prune\n",
                stale.en
            ),
        };
    }
    told
}

/// Faults of a draft's pages that are told one by one.
const TOLD: usize = 10;

/// What the pages of a draft do not meet.
fn faults(faults: &[Message], lang: Lang) {
    faults.iter().take(TOLD).for_each(|fault| say::warning(fault, lang));
    let more = faults.len().saturating_sub(TOLD);
    say::err(&match lang {
        _ if faults.is_empty() => String::new(),
        Lang::Zh if more == 0 => "警告：草稿已生成，但上述各处不合 GB/T 9704—2012，定稿前须改\n".to_owned(),
        Lang::En if more == 0 => "warning: the draft is written; a final is refused until this is fixed\n".to_owned(),
        Lang::Zh => format!("警告：版面不合之处另有 {more} 处；草稿已生成，定稿前须改\n"),
        Lang::En => format!("warning: {more} more; the draft is written, a final is refused until this is fixed\n"),
    });
}

/// What a build would do.
fn standing(outcome: &Outcome, lang: Lang) -> String {
    let output = &outcome.folder;
    let list = |paths: &[String], word: &str| -> String {
        paths.iter().map(|path| format!("{word} {}\n", output.join(path).display())).collect()
    };
    let (missing, extra, stale) = match lang {
        Lang::Zh => ("要重做", "要删除", "已过时"),
        Lang::En => ("to be made", "to be removed", "stale"),
    };
    let (made, removed, left) = (outcome.made.len(), outcome.removed.len(), outcome.stale.len());
    let summary = match lang {
        Lang::Zh if outcome.is_current() => format!("{}：是最新的\n", output.display()),
        Lang::Zh => {
            format!("{}：不是最新的，要重做 {made} 个文件，删除 {removed} 个，另有 {left} 个已过时\n", output.display())
        }
        Lang::En if outcome.is_current() => format!("{}: current\n", output.display()),
        Lang::En => format!(
            "{}: not current, {made} files to be made, {removed} to be removed, {left} more stale\n",
            output.display()
        ),
    };
    list(&outcome.made, missing) + &list(&outcome.removed, extra) + &list(&outcome.stale, stale) + &summary
}

/// What was made, in a sentence.
fn made(outcome: &Outcome, lang: Lang) -> String {
    let [made, kept, removed] = [&outcome.made, &outcome.kept, &outcome.removed].map(Vec::len);
    match lang {
        Lang::Zh if made + removed == 0 => format!("{kept} 个文件都是最新的，没有重做"),
        Lang::Zh => format!("生成 {made} 个文件，保留 {kept} 个，删除 {removed} 个"),
        Lang::En if made + removed == 0 => format!("all {kept} files are current, none was made again"),
        Lang::En => format!("made {made} files, kept {kept}, removed {removed}"),
    }
}
