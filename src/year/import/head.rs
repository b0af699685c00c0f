//! What stands before the text: banner, number, title, recipients.

use regex::Regex;

use super::{
    draft::{Draft, Line},
    heading, line,
    pattern::{Pattern, pattern},
};

static NUMBER: Pattern = Pattern::new(|| {
    pattern(
        "^[（(]?(?P<number>\\p{Han}{1,16}\\s?[〔\\[（(【［](?P<year>(?:19|20)[0-9]{2})[〕\\]）)】］]\\s*第?([0-9]+)\\s?号)[）)]?$",
    )
});
static YEAR: Pattern = Pattern::new(|| pattern("((?:19|20)[0-9]{2})年"));
static AUTHORITY: Pattern = Pattern::new(|| {
    pattern(
        "^(?P<name>[^《〈“，。：\\s]{2,24}?(?:局|委|委员会|部|办|办公厅|办公室|厅|院|政府|署|会|中心|指挥部|国务院))(?:关于|印发|转发|批转)",
    )
});

/// Kinds of documents that a title ends with.
const KINDS: [&str; 20] = [
    "报告", "批复", "通知", "意见", "方案", "决定", "通报", "函", "要点", "安排", "计划", "公告", "办法", "规定",
    "措施", "规划", "细则", "清单", "请示", "纲要",
];

/// Takes what comes before the text; returns the rest.
pub(super) fn take<'l>(lines: &'l [Line], draft: &mut Draft) -> &'l [Line] {
    let end = lines.iter().position(|line| is_recipients(&line.text)).filter(|end| *end < 25);
    let start_of_text = lines.iter().position(|line| heading::is_section(&line.text)).unwrap_or(lines.len());
    let end = end.filter(|end| *end < start_of_text);
    let head = end.unwrap_or_else(|| title_end(lines).min(start_of_text));
    let mut rest = head;
    for (index, line) in lines[..head].iter().enumerate() {
        before_text(line, &lines[index + 1..head], draft);
    }
    if let Some(line) = end.map(|end| &lines[end]) {
        recipients(&line.text, draft);
        rest += 1;
    }
    let title = draft.title.concat();
    let of = |text: &str, pattern: &Regex| pattern.captures(text).and_then(|found| found.get(1)?.as_str().parse().ok());
    let number = draft.number.as_deref().and_then(|number| NUMBER.captures(number)?["year"].parse().ok());
    draft.year = number.or_else(|| of(&title, &YEAR)).or_else(|| of(&title, &PERIOD));
    if draft.authority.is_none() {
        draft.authority = AUTHORITY.captures(&title).map(|found| found["name"].to_owned());
    }
    &lines[rest..]
}

static PERIOD: Pattern = Pattern::new(|| pattern("((?:19|20)[0-9]{2})[—–－-]"));

/// Without recipients the title ends with its kind.
fn title_end(lines: &[Line]) -> usize {
    let ends = |line: &Line| is_kind(&line.text) && line.text.chars().count() <= 60;
    let end = lines.iter().take(12).position(ends).map_or(0, |at| at + 1);
    // The number, or the years in brackets, may follow the title.
    let follows = |line: &&Line| {
        NUMBER.is_match(&line.text) || line.text.starts_with(['（', '(']) && line.text.ends_with(['）', ')'])
    };
    end + lines[end..].iter().take(2).take_while(follows).count() * usize::from(end > 0)
}

pub(super) fn is_kind(text: &str) -> bool {
    let text = text.trim_end_matches(['）', ')']);
    let bare = text.rsplit_once(['（', '(']).map_or(text, |(before, _)| before);
    KINDS.iter().any(|kind| text.ends_with(kind) || bare.ends_with(kind))
}

fn is_recipients(text: &str) -> bool {
    text.ends_with(['：', ':'])
        && text.chars().count() >= 3
        && !text.contains(['。', '；'])
        && !["如下：", "通知：", "附件：", "方案：", "意见：", "报告："].iter().any(|end| text.ends_with(end))
        && !text.starts_with("附件")
}

fn before_text(line: &Line, later: &[Line], draft: &mut Draft) {
    let text = line.text.as_str();
    let first = first(text);
    if let Some(found) = NUMBER.captures(text).filter(|_| draft.number.is_none()) {
        draft.number = Some(found["number"].to_owned());
        text.clone_into(&mut draft.number_line);
    } else if NUMBER.is_match(first) && draft.number.is_none() {
        draft.number = Some(first.to_owned());
        first.clone_into(&mut draft.number_line);
        // Beside the number of a document to a higher authority (7.2.6).
        let beside = text[first.len()..].trim();
        match beside.strip_prefix("签发人：").or_else(|| beside.strip_prefix("签发人:")) {
            Some(name) if !name.trim().is_empty() => {
                draft.issuer = Some(name.trim().to_owned());
                beside.clone_into(&mut draft.issuer_line);
            }
            _ => draft.unplaced(line.number, beside),
        }
    } else if ["特急", "加急"].contains(&text) {
        draft.urgency = Some(text.to_owned());
    } else if draft.title.is_empty() && (is_banner(text, later) || is_letter_head(text, later)) {
        draft.authority = Some(text.trim_end_matches("文件").to_owned());
        text.clone_into(&mut draft.banner);
    } else if is_title(text, later, draft) {
        draft.title.push(text.to_owned());
    } else {
        draft.unplaced(line.number, text);
    }
}

/// 某某市人民政府文件, above everything else; a title that breaks after 规范性文件 goes on in the next line.
fn is_banner(text: &str, later: &[Line]) -> bool {
    let title_follows = later.iter().any(|line| line.text.contains("关于") || is_kind(&line.text));
    text.ends_with("文件")
        && !text.contains("关于")
        && text.chars().count() <= if text.contains('、') { 120 } else { 30 }
        && title_follows
}

/// 某某市人民政府办公室 alone above the number, as in the form of a letter (10.1): the title begins with it too.
fn is_letter_head(text: &str, later: &[Line]) -> bool {
    let is_numbered = later.first().is_some_and(|line| NUMBER.is_match(&line.text));
    is_numbered && later[1..].iter().any(|line| line.text.len() > text.len() && line.text.starts_with(text))
}

/// A line of the title: no sentence, no label, and the title is not at its end yet.
fn is_title(text: &str, later: &[Line], draft: &Draft) -> bool {
    let starts = text.contains("关于") || later.iter().any(|line| is_kind(&line.text)) || is_kind(text);
    let label = text.contains(['：', ':']) && !text.contains(['《', '“', '—']);
    let bare_number = text.chars().all(|sign| sign.is_ascii_digit());
    if draft.title.is_empty() {
        // A web page's own lines stand above the title, which names what it is about.
        let later_about = later.iter().any(|line| line.text.contains("关于"));
        // 某某市教育局 某某市财政局 above 关于…的通知 are the first line of the title (GB/T 9704-2012 7.3.1).
        let above = later.first().is_some_and(|next| {
            ["关于", "印发", "转发", "批转"].iter().any(|word| next.text.starts_with(word)) && is_kind(&joined(later))
        });
        if above && line::organs(text).is_some() {
            return true;
        }
        let begins = !later_about
            || text.contains("关于")
            || text.contains("转发")
            || text.contains("印发")
            || draft.number.is_some();
        return starts && begins && !label && !bare_number && !text.contains('。') && text != "附件";
    }
    !text.contains('。') && !label
}

/// What stands before the first blank.
fn first(text: &str) -> &str {
    text.split([' ', '\u{3000}', '\t']).next().unwrap_or(text)
}

/// The lines of a title as one, without the number that may follow.
fn joined(lines: &[Line]) -> String {
    let title = lines.iter().take_while(|line| !NUMBER.is_match(first(&line.text)));
    title.map(|line| line.text.as_str()).collect()
}

fn recipients(text: &str, draft: &mut Draft) {
    text.clone_into(&mut draft.recipients_line);
    draft.recipients = names(text.trim_end_matches(['：', ':']));
}

/// The names of recipients. Groups are parted by commas, which a list of names could not print again.
pub(super) fn names(list: &str) -> Vec<String> {
    if list.contains(['，', ',', '；']) { vec![list.to_owned()] } else { outside_brackets(list) }
}

/// Names between 、, those in brackets left together.
fn outside_brackets(names: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0_i32;
    for sign in names.chars() {
        match sign {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            '、' if depth <= 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().expect("there is one").push(sign);
    }
    parts
}
