//! Paragraphs → sections, items and clauses, by the numbers at their beginning.

use std::{collections::HashMap, sync::LazyLock};

use regex::Regex;

use crate::{
    hanzi::numbering,
    model::plan::{Phrase, Register},
};

use super::{
    Line, bracket, clause,
    draft::{Clause, Draft, Item, Section},
    head, yaml,
};

/// Longest heading that runs in before its text, in characters.
const LONGEST_RUN_IN: usize = 26;

static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("^(?:(?P<one>[一二三四五六七八九十百〇]{1,5}、)|(?P<two>[（(][一二三四五六七八九十百〇]{1,5}[）)])|(?P<three>[0-9０-９]{1,3}[.．、])|(?P<four>[（(][0-9０-９]{1,3}[）)]|[①-⑳]))[\\s　]*")
        .expect("the pattern is ours")
});

/// Takes a notice apart.
pub(super) fn outline(lines: &[Line], register: Option<&Register>) -> Draft {
    let mut draft = Draft::default();
    let rest = head::take(lines, &mut draft);
    let rest = head::take_end(rest, &mut draft);
    let whole: String = lines.iter().map(|line| line.text.as_str()).collect();
    let mut writer = Writer { draft, first_leads: bracket::first_leads(&whole), items: 0 };
    rest.iter().for_each(|line| writer.line(line));
    writer.finish(register)
}

/// Whether a line begins a section.
pub(super) fn is_section(text: &str) -> bool {
    level(text).is_some_and(|(level, _)| level == 1)
}

/// The level of a numbered line and the length of its number with the blank after it.
fn level(text: &str) -> Option<(usize, usize)> {
    let found = NUMBERED.captures(text)?;
    let names = ["one", "two", "three", "four"];
    let level = names.iter().position(|name| found.name(name).is_some())? + 1;
    let end = found.get(0)?.end();
    // 1.5万 and 2023.3 are numbers of the text; 一、二级 is a list.
    let goes_on = level == 3 && text[end..].starts_with(|next: char| next.is_ascii_digit());
    let list = level == 1
        && text[end..].starts_with(|next: char| "一二三四五六七八九十".contains(next))
        && text[end..].chars().nth(1).is_some_and(|second| "级类等、".contains(second));
    (!goes_on && !list).then_some((level, end))
}

struct Writer {
    draft: Draft,
    first_leads: bool,
    /// Items of level 2 so far.
    items: usize,
}

impl Writer {
    fn line(&mut self, line: &Line) {
        if let Some((level, end)) = level(&line.text)
            && (level == 1 || !self.draft.sections.is_empty())
        {
            let (number, text) = line.text.split_at(end);
            if level == 1 {
                self.section(number.trim(), text, line);
            } else {
                self.item(level, number.trim(), text, line);
            }
        } else if self.draft.sections.is_empty() {
            self.draft.preamble.push(line.text.clone());
        } else {
            self.paragraph(line);
        }
    }

    fn section(&mut self, number: &str, text: &str, line: &Line) {
        let expected = numbering::heading(1, self.draft.sections.len() + 1);
        let number = (number != expected).then(|| number.to_owned());
        let (title, rest) = heading(text, true);
        let clauses = rest.map_or_else(Vec::new, |rest| clause::clauses(rest, line.number, self.first_leads));
        self.draft.sections.push(Section { number, title, run_in: rest.is_some(), clauses, items: Vec::new() });
    }

    fn item(&mut self, level: usize, number: &str, text: &str, line: &Line) {
        let (title, rest) = heading(text, false);
        let clauses = rest.map_or_else(Vec::new, |rest| clause::clauses(rest, line.number, self.first_leads));
        let mut item = Item { level, own_line: rest.is_none(), title, clauses, ..Item::default() };
        let section = self.draft.sections.last_mut().expect("an item stands in a section");
        let (siblings, depth) = place(&mut section.items, level);
        self.items += usize::from(depth == 2);
        let index = if depth == 2 { self.items } else { siblings.len() + 1 };
        item.number = (number != numbering::heading(depth, index)).then(|| number.to_owned());
        siblings.push(item);
    }

    /// A paragraph without a number belongs to what is open.
    fn paragraph(&mut self, line: &Line) {
        let alone = clause::alone(&line.text, self.first_leads);
        let first_leads = self.first_leads;
        let open = self.open();
        if let Some(duty) = alone.filter(|_| open.last().is_some_and(|clause| clause.duty.is_none())) {
            return attach(open, duty);
        }
        if let Some(duty) = open.last_mut().and_then(|clause| clause.duty.as_mut())
            && let Some(helpers) = clause::helpers(&line.text)
            && duty.form.starts_with('\n')
            && duty.with.is_empty()
        {
            return join(duty, helpers, &line.text);
        }
        let mut clauses = clause::clauses(&line.text, line.number, first_leads);
        if let Some(first) = clauses.first_mut() {
            first.new_paragraph = true;
        }
        open.extend(clauses);
    }

    /// The clauses of the innermost part that is open.
    fn open(&mut self) -> &mut Vec<Clause> {
        let section = self.draft.sections.last_mut().expect("there is a section");
        if section.items.is_empty() {
            return &mut section.clauses;
        }
        let mut item = section.items.last_mut().expect("it is not empty");
        while !item.items.is_empty() {
            item = item.items.last_mut().expect("it is not empty");
        }
        &mut item.clauses
    }

    fn finish(mut self, register: Option<&Register>) -> Draft {
        self.closing();
        let draft = &mut self.draft;
        if draft.sections.is_empty() {
            draft.doubt(
                1,
                "没有找到“一、”“二、”，正文都放进了引言",
                "no 一、 or 二、 was found: all the text is in the preamble",
            );
        }
        if draft.year.is_none() {
            draft.doubt(
                1,
                "看不出是哪一年的，请在 plan.yaml 里写明 year",
                "the year cannot be told: give it in plan.yaml",
            );
        }
        name(draft);
        doubts(draft, register);
        self.draft
    }

    /// 特此通知 and what else ends a notice stands after the last item, without a responsibility.
    fn closing(&mut self) {
        const CLOSES: [&str; 6] = ["特此通知", "特此函告", "特此函复", "请认真贯彻", "以上，请", "现予印发"];
        if self.draft.sections.is_empty() {
            return;
        }
        let open = self.open();
        let closes = open.last().is_some_and(|clause| {
            let text = clause.text.concat();
            clause.duty.is_none() && clause.new_paragraph && CLOSES.iter().any(|start| text.starts_with(start))
        });
        if let Some(clause) = open.pop_if(|_| closes) {
            self.draft.closing.push(clause.text.concat());
        }
    }
}

/// Where an item of a level belongs: below the last one of a higher level, and its depth in the plan.
fn place(items: &mut Vec<Item>, level: usize) -> (&mut Vec<Item>, usize) {
    fn deepen(items: &mut Vec<Item>, level: usize, depth: usize) -> (&mut Vec<Item>, usize) {
        if items.last().is_some_and(|last| last.level < level) && depth < 4 {
            let last = items.last_mut().expect("it is there");
            return deepen(&mut last.items, level, depth + 1);
        }
        (items, depth)
    }
    deepen(items, level, 2)
}

/// A heading, and the text that follows it in its line.
fn heading(text: &str, section: bool) -> (String, Option<&str>) {
    let stop = text.find('。');
    match stop {
        None if text.chars().count() <= 60 && !ends_in_bracket(text) => (text.to_owned(), None),
        None => (String::new(), Some(text)),
        Some(at) => {
            let (title, rest) = (&text[..at], &text[at + '。'.len_utf8()..]);
            let short = (1..=LONGEST_RUN_IN).contains(&title.chars().count());
            let is_heading = short
                && !rest.is_empty()
                && !title.contains(['，', '〔', '（', '：', '；', '%'])
                && !title.ends_with(['！', '？']);
            match (is_heading, rest.is_empty() && section) {
                (true, _) => (title.to_owned(), Some(rest)),
                (false, _) => (String::new(), Some(text)),
            }
        }
    }
}

fn ends_in_bracket(text: &str) -> bool {
    !clause::clauses(text, 0, false).iter().all(|clause| clause.duty.is_none())
}

/// A responsibility on its own line is that of all the paragraphs above it that have none.
fn attach(open: &mut Vec<Clause>, duty: super::draft::Duty) {
    let first = open.iter().rposition(|clause| clause.duty.is_some()).map_or(0, |at| at + 1);
    let mut parts = open.drain(first..);
    let Some(mut whole) = parts.next() else { return };
    for part in parts {
        if part.new_paragraph {
            whole.text.extend(part.text);
        } else if let Some(last) = whole.text.last_mut() {
            last.push_str(&part.text.concat());
        }
        whole.marks.extend(part.marks);
    }
    let text = whole.text.concat();
    whole.targets = super::target::targets(&text);
    whole.deadline = super::target::deadline(&text);
    whole.duty = Some(duty);
    open.push(whole);
}

/// 牵头单位：甲局 on one line and 参加单位：乙局 on the next are one responsibility.
fn join(duty: &mut super::draft::Duty, helpers: Vec<String>, line: &str) {
    let label = line.find(['：', ':']).map_or(line, |at| &line[..at]);
    let colon = if line.contains('：') { '：' } else { ':' };
    let stop: String = line.chars().rev().take_while(|sign| "。；;".contains(*sign)).collect();
    duty.form.push_str(&format!("\n{label}{colon}{{with}}{stop}"));
    if duty.lead.is_empty() {
        duty.lead = std::mem::take(&mut duty.responsible);
        duty.form = duty.form.replace("{responsible}", "{lead}");
    }
    duty.with = helpers;
}

/// Gives every clause a word that stays: the title above it, with a number where there are several.
fn name(draft: &mut Draft) {
    let mut taken: HashMap<String, usize> = HashMap::new();
    draft.each_mut(&mut |title, clause| {
        let word = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).take(12).collect::<String>();
        let base = Some(word(title)).filter(|base| !base.is_empty()).unwrap_or_else(|| word(&clause.text.concat()));
        let base = if base.is_empty() { "任务".to_owned() } else { base };
        // Words of a title hold no dash, so that a number behind one makes no other clause's word.
        let count = taken.entry(base.clone()).and_modify(|count| *count += 1).or_insert(1);
        clause.id = if *count == 1 { base } else { format!("{base}-{count}") };
    });
}

/// Names of which one holds the other: two units, or two spellings of one.
fn twins(names: &[String]) -> Vec<(usize, String, String)> {
    let holds = |long: &String, short: &String| long != short && long.contains(short.as_str());
    let pairs = names
        .iter()
        .flat_map(|long| names.iter().filter(move |short| holds(long, short)).map(move |short| (long, short)));
    pairs
        .filter(|(long, short)| Phrase::of(long).is_none() && Phrase::of(short).is_none())
        .map(|(long, short)| {
            (
                0,
                format!(
                    "`{short}` 和 `{long}` 像是同一单位的两种写法：是的话，在名录里留一个 name，另一个写进 aliases"
                ),
                format!("`{short}` and `{long}` may be one unit: if so, make one the `name` and the other an alias"),
            )
        })
        .collect()
}

/// What is not sure in a clause, and names that the register does not have.
fn doubts(draft: &mut Draft, register: Option<&Register>) {
    let mut found: Vec<(usize, String, String)> = Vec::new();
    draft.each(&mut |clause| {
        found.extend(clause.marks.iter().map(|mark| (clause.line, mark.clone(), format!("not understood: {mark}"))));
        if clause.duty.is_none() && clause.marks.is_empty() {
            let start: String = clause.text.concat().chars().take(12).collect();
            found.push((clause.line, format!("“{start}…”没有写由谁负责"), format!("nobody is named for `{start}…`")));
        }
    });
    if let Some(register) = register {
        for name in yaml::units(draft) {
            if Phrase::of(&name).is_none() && register.resolve(&name).is_none() {
                found.push((0, format!("名录里没有 `{name}`"), format!("`{name}` is not in the register")));
            }
        }
    } else {
        found.extend(twins(&yaml::units(draft)));
    }
    found.into_iter().for_each(|(line, zh, en)| draft.doubt(line, zh, en));
    draft.doubts.sort_by_key(|doubt| doubt.line);
}
