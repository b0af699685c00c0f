//! A comparison for the terminal: colour, and marks that are read without it.

use crate::{hanzi::characters::is_unprintable, model::message::Lang};

use super::{
    changes::Diff,
    entry::{Entry, Kind},
    letters::{LetterChange, Verdict},
    wording::{Change, Span, Wording},
    words,
};

const BOLD: &str = "\u{1b}[1m";
const REMOVED: &str = "\u{1b}[31;9m";
const ADDED: &str = "\u{1b}[32;4m";
const END: &str = "\u{1b}[0m";

/// What changed, whose letter changes; clauses that were kept are only counted.
pub fn text(diff: &Diff, lang: Lang) -> String {
    let mut text = head(diff, lang);
    if diff.is_empty() {
        return text;
    }
    let changed: Vec<&Entry> = diff.entries.iter().filter(|entry| entry.kinds != [Kind::Kept]).collect();
    if !diff.texts.is_empty() {
        text += &heading(lang, "标题、引言和各级标题", "Title, preamble, headings");
        text.extend(
            diff.texts.iter().map(|change| format!("  {}  {}\n", safe(&change.name), wording(&change.wording))),
        );
    }
    if !changed.is_empty() {
        text += &heading(lang, "条文", "Clauses");
        text.extend(changed.into_iter().map(|changed| entry(changed, lang)));
    }
    if !diff.renamed.is_empty() {
        text += &heading(lang, "单位更名", "Units renamed");
        text.extend(diff.renamed.iter().map(|one| format!("  {} → {}\n", safe(&one.old), safe(&one.new))));
    }
    text += &heading(lang, "谁的函要改", "Whose letter changes");
    text.extend(diff.letters.iter().filter(|one| one.verdict != Verdict::Same).map(|one| letter(one, lang)));
    text + &unchanged(diff, lang)
}

fn head(diff: &Diff, lang: Lang) -> String {
    let counts = Kind::ALL.into_iter().map(|kind| (kind, diff.count(kind))).filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts.map(|(kind, count)| format!("{} {count}", words::kind(kind, lang))).collect();
    let (old, new) = (&diff.old, &diff.new);
    let counts = counts.join(if lang == Lang::Zh { "，" } else { ", " });
    let first = match lang {
        Lang::Zh => {
            format!("{BOLD}{} 年 {} 条 → {} 年 {} 条{END}：{counts}\n", old.year, old.clauses, new.year, new.clauses)
        }
        Lang::En => format!(
            "{BOLD}{}, {} clauses → {}, {} clauses{END}: {counts}\n",
            old.year, old.clauses, new.year, new.clauses
        ),
    };
    let key = match (diff.is_empty(), lang) {
        (true, Lang::Zh) => "两年的方案没有不同\n".to_owned(),
        (true, Lang::En) => "the two plans say the same\n".to_owned(),
        (false, Lang::Zh) => {
            format!("{}　{}\n", marked(Change::Removed, "删去的字"), marked(Change::Added, "新加的字"))
        }
        (false, Lang::En) => format!("{}  {}\n", marked(Change::Removed, "taken out"), marked(Change::Added, "put in")),
    };
    first + &key
}

fn heading(lang: Lang, zh: &str, en: &str) -> String {
    format!("\n{BOLD}{}{END}\n", if lang == Lang::Zh { zh } else { en })
}

fn entry(entry: &Entry, lang: Lang) -> String {
    let sign = match (&entry.old, &entry.new) {
        (None, _) => '＋',
        (_, None) => '－',
        _ => '～',
    };
    let kinds: Vec<&str> = entry.kinds.iter().map(|kind| words::kind(*kind, lang)).collect();
    let kinds = kinds.join(if lang == Lang::Zh { "、" } else { ", " });
    let mut text = format!("{sign} {BOLD}{}{END}  {kinds}\n", safe(&name(entry)));
    let mut line = |zh: &str, en: &str, what: &str| {
        text += &format!("    {}  {what}\n", if lang == Lang::Zh { zh } else { en });
    };
    if !entry.wording.is_same() {
        line("文字", "text", &wording(&entry.wording));
    }
    for change in words::units(&entry.units, lang) {
        line("责任", "units", &safe(&change));
    }
    if let (Some(old), Some(new)) = (&entry.old, &entry.new) {
        if entry.kinds.contains(&Kind::Moved) {
            let from_to = format!("{}{} → {}{}", old.position, old.item, new.position, new.item);
            line("位置", "place", &safe(&from_to));
        }
        if entry.units.bracket_only {
            line("括注", "printed", &safe(&format!("{} → {}", old.bracket, new.bracket)));
        }
        if old.deadline != new.deadline {
            line("时限", "deadline", &safe(&format!("{} → {}", or_none(&old.deadline), or_none(&new.deadline))));
        }
    }
    for target in &entry.targets {
        line("指标", "target", &safe(&words::target(target, lang)));
    }
    text
}

/// 2.1 农业投入品; where they differ, both.
fn name(entry: &Entry) -> String {
    let side = |side: &super::Side| format!("{} {}", side.number, side.id).trim().to_owned();
    match (&entry.old, &entry.new) {
        (Some(old), Some(new)) if side(old) != side(new) => format!("{} → {}", side(old), side(new)),
        (_, Some(one)) | (Some(one), None) => side(one),
        (None, None) => String::new(),
    }
}

fn letter(letter: &LetterChange, lang: Lang) -> String {
    let former = match (letter.former.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("（原{}）", letter.former.join("、")),
        (false, Lang::En) => format!(" (formerly {})", letter.former.join(", ")),
    };
    let mut text =
        format!("  {BOLD}{}{END}{}  {}\n", safe(&letter.unit), safe(&former), words::verdict(letter.verdict, lang));
    let duty = |duty: &super::DutyName| match lang {
        Lang::Zh => format!("{}（{}）", words::duty(duty), words::role(duty.role, lang)),
        Lang::En => format!("{} ({})", words::duty(duty), words::role(duty.role, lang)),
    };
    let gained = letter.gained.iter().map(|one| format!("＋ {}", duty(one)));
    let lost = letter.lost.iter().map(|one| format!("－ {}", duty(one)));
    let changed = letter.changed.iter().filter(|one| one.aspects != [super::Aspect::Number]).map(|one| {
        let aspects: Vec<&str> = one.aspects.iter().map(|aspect| words::aspect(*aspect, lang)).collect();
        format!("～ {}: {}", duty(&one.duty), aspects.join(if lang == Lang::Zh { "、" } else { ", " }))
    });
    text.extend(gained.chain(lost).chain(changed).map(|line| format!("    {}\n", safe(&line))));
    text
}

fn unchanged(diff: &Diff, lang: Lang) -> String {
    let same = diff.letters.iter().filter(|one| one.verdict == Verdict::Same).map(|one| safe(&one.unit));
    let same: Vec<String> = same.collect();
    match (same.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("  不变：{}\n", same.join("、")),
        (false, Lang::En) => format!("  unchanged: {}\n", same.join(", ")),
    }
}

fn wording(wording: &Wording) -> String {
    let between = if wording.whole { "\n          " } else { "" };
    let spans = wording.spans.iter().map(|Span { change, text }| marked(*change, &safe(text)));
    spans.collect::<Vec<_>>().join(between)
}

fn marked(change: Change, text: &str) -> String {
    match change {
        Change::Same => text.to_owned(),
        Change::Removed => format!("[-{REMOVED}{text}{END}-]"),
        Change::Added => format!("[+{ADDED}{text}{END}+]"),
    }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "—" } else { text }
}

/// A plan's text for a terminal: what would act on the terminal, or turn the direction of reading, is written out.
fn safe(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\n' => "\n          ".to_owned(),
            _ if is_unprintable(character) => format!("<U+{:04X}>", u32::from(character)),
            _ => character.to_string(),
        })
        .collect()
}
