//! Paragraphs → sections, items and clauses, by the numbers at their beginning.

use crate::model::plan::Register;

use super::{
    bracket::{self, Manner},
    clause::{self, Alone},
    division,
    draft::{Clause, Draft, Issued, Item, Line, Section},
    head,
    heading::{self, heading, level},
    levels::{Chapters, chapters, top},
    line, names, numbers,
    open::{attach, deadline, place, replace, unread},
    parts,
    passed::passed,
    tail,
};

/// Takes a notice apart.
pub(super) fn outline(lines: &[Line], register: Option<&Register>) -> Draft {
    let mut draft = Draft::default();
    let rest = head::take(lines, &mut draft);
    let (rest, issued) = match parts::split(rest) {
        Some(layers) => layered(layers, &mut draft),
        None => (tail::take(rest, &mut draft), Vec::new()),
    };
    parts::kinds(lines, &mut draft);
    let whole: String = lines.iter().map(|line| line.text.as_str()).collect();
    let manner = Manner { first_leads: bracket::first_leads(&whole), ..Manner::default() };
    let dated = lines.iter().find_map(|line| line::date(&line.text));
    let mut writer = Writer { draft, manner, held: Vec::new(), dated, layer: None, first: 0, top: 1, chapters: None };
    writer.lines(rest);
    for (index, text) in issued.into_iter().enumerate() {
        let start = writer.draft.sections.len();
        (writer.layer, writer.first) = (Some(index), start);
        writer.draft.issued[index].start = start;
        writer.lines(text);
    }
    writer.finish(register)
}

/// The notice's own lines, and those of each plan that it issues, without titles and ends.
fn layered<'l>(layers: parts::Layers<'l>, draft: &mut Draft) -> (&'l [Line], Vec<&'l [Line]>) {
    let mut texts: Vec<&[Line]> = layers.issued.iter().map(|layer| layer.text).collect();
    for layer in &layers.issued {
        let title: Vec<String> = layer.title.iter().map(|line| line.text.clone()).collect();
        draft.doubt(
            layer.title[0].number,
            format!("“{}”是随通知印发的方案，另起一页，请核对标题和它从哪里起", title.concat()),
            format!("`{}` is a plan that the notice issues: check its title and where it begins", title.concat()),
        );
        let label = layer.label.map(|line| line.text.clone());
        draft.issued.push(Issued { label, title, ..Issued::default() });
    }
    if let Some(last) = texts.last_mut() {
        *last = tail::behind(last, draft);
    }
    let own = tail::take(layers.notice, draft);
    let unlisted: Vec<String> =
        draft.issued.iter().filter(|one| one.label.is_some() && !one.listed).map(|one| one.title.concat()).collect();
    for title in unlisted {
        draft.doubt(
            0,
            format!("“{title}”标作附件，正文后面却没有附件说明，成稿会按标准印上"),
            format!("`{title}` is an attachment that is not listed below the text; the notice will list it"),
        );
    }
    (own, texts)
}

struct Writer {
    draft: Draft,
    manner: Manner,
    /// The issued plan that is being read, if it is not the notice itself.
    layer: Option<usize>,
    /// How many sections stand before it.
    first: usize,
    /// The highest level of number that it has: where there is no 一、, 1. begins a section.
    top: usize,
    /// Whether its sections are chapters: 第一章, with 第一节 below it or without.
    chapters: Option<Chapters>,
    /// 牵头领导：张三, which stands above the line that names the unit.
    held: Vec<Line>,
    /// The first date on a line of its own, which may be that of a notice in front of the plan.
    dated: Option<String>,
}

impl Writer {
    fn lines(&mut self, lines: &[Line]) {
        self.top = top(lines);
        self.chapters = chapters(lines);
        for (index, line) in lines.iter().enumerate() {
            self.line(line, lines.get(index + 1).map(|next| next.text.as_str()));
        }
    }

    fn line(&mut self, line: &Line, next: Option<&str>) {
        let is_before = self.draft.sections.len() == self.first;
        let numbered = self.level(&line.text);
        self.tell_chapter(line);
        match numbered.filter(|(level, _)| *level == 1 || !is_before) {
            Some((level, end)) => {
                let (number, text) = line.text.split_at(end);
                let (title, rest) = heading(text, level == 1, next);
                let run_in = rest.is_some();
                let clauses = rest.map_or_else(Vec::new, |rest| clause::clauses(rest, line.number, &mut self.manner));
                // Between 第一章 and its title a blank is printed.
                let blank = if self.chapters.is_some() && number.starts_with('第') { "\u{3000}" } else { "" };
                let number = Some(format!("{}{blank}", number.trim()));
                if level == 1 {
                    self.draft.sections.push(Section {
                        number,
                        title,
                        run_in,
                        as_table: false,
                        clauses,
                        items: Vec::new(),
                    });
                } else {
                    self.item(Item { level, number, own_line: !run_in, title, clauses, items: Vec::new() });
                }
            }
            None if is_before => match self.layer {
                Some(layer) => self.draft.issued[layer].preamble.push(line.text.clone()),
                None => self.draft.preamble.push(line.text.clone()),
            },
            None => self.paragraph(line, next),
        }
    }

    /// The level of a numbered line among those of its text.
    fn level(&self, text: &str) -> Option<(usize, usize)> {
        let numbered = level(text).map(|(level, end)| (level + 1 - self.top.min(level), end));
        match self.chapters {
            Some(chapters) => heading::chapter(text)
                .or(level(text).map(|(level, end)| (level + usize::from(chapters == Chapters::Parted), end))),
            None => numbered,
        }
    }

    /// A level above 一、, which a plan does not have.
    fn tell_chapter(&mut self, line: &Line) {
        if self.chapters.is_none() && heading::chapter(&line.text).is_some() {
            let text = &line.text;
            self.draft.doubt(
                line.number,
                format!("“{text}”是“一、”之上的一层标题，方案没有这一层，照录成正文，请核对"),
                format!("`{text}` is a heading above 一、, which a plan does not have: it is kept as text"),
            );
        }
    }

    fn item(&mut self, item: Item) {
        let section = self.draft.sections.last_mut().expect("an item stands in a section");
        place(&mut section.items, item.level).push(item);
    }

    /// A paragraph without a number belongs to what is open.
    fn paragraph(&mut self, line: &Line, next: Option<&str>) {
        let is_done = self.open().last().is_some_and(|clause| clause.duty.is_some());
        if !is_done && bracket::waits(&line.text) && next.is_some_and(bracket::is_labelled) {
            return self.held.push(line.clone());
        }
        let held = std::mem::take(&mut self.held);
        let above: Vec<&str> = held.iter().map(|line| line.text.as_str()).collect();
        let above = above.join("\n");
        let manner = self.manner.clone();
        let reads = |above: &str| matches!(clause::alone(&line.text, above, &mut manner.clone()), Alone::Duty(_));
        if !held.is_empty() && !reads(&above) {
            held.iter().for_each(|line| self.text(line, ""));
            return self.text(line, "");
        }
        if self.open().is_empty() && reads(&above) {
            self.adopt(line.number);
        }
        self.text(line, &above);
    }

    /// A paragraph, below label lines that it may go on with.
    fn text(&mut self, line: &Line, held: &str) {
        let mut manner = self.manner.clone();
        let open = self.open();
        let above =
            open.last().and_then(|clause| clause.duty.as_ref()).map_or("", |duty| duty.lines.as_str()).to_owned();
        let has_duty = open.last().is_none_or(|clause| clause.duty.is_some());
        let goes_on = !above.is_empty();
        match clause::alone(&line.text, if goes_on { &above } else { held }, &mut manner) {
            Alone::Duty(duty) if goes_on => replace(open, duty),
            // Below a line that is not understood it would be nobody knows whose.
            Alone::Duty(_) if open.last().is_some_and(|clause| clause.unread) => open.push(unread(line)),
            Alone::Duty(duty) if !has_duty => attach(open, duty),
            Alone::Unread => open.push(unread(line)),
            _ if bracket::labelled_deadline(&line.text).is_some() => deadline(open, line),
            _ => {
                let mut clauses = clause::clauses(&line.text, line.number, &mut manner);
                if let Some(first) = clauses.first_mut() {
                    first.new_paragraph = true;
                }
                open.extend(clauses);
            }
        }
        self.manner = manner;
    }

    /// 1.建立台账 with 责任单位：甲局 below it is no heading but the task itself.
    fn adopt(&mut self, line: usize) {
        let section = self.draft.sections.last_mut().expect("there is a section");
        let mut items = &mut section.items;
        let (mut title, mut clauses, mut own_line) = (&mut section.title, &mut section.clauses, None);
        let run_in = &mut section.run_in;
        while let Some(item) = items.last_mut() {
            (items, title, clauses, own_line) =
                (&mut item.items, &mut item.title, &mut item.clauses, Some(&mut item.own_line));
        }
        if title.is_empty() {
            return;
        }
        clauses.push(Clause { text: vec![std::mem::take(title)], line, ..Clause::default() });
        match own_line {
            Some(own_line) => *own_line = false,
            None => *run_in = true,
        }
    }

    /// The clauses of the innermost part that is open.
    fn open(&mut self) -> &mut Vec<Clause> {
        let section = self.draft.sections.last_mut().expect("there is a section");
        let mut items = &mut section.items;
        let mut clauses = &mut section.clauses;
        while let Some(item) = items.last_mut() {
            (items, clauses) = (&mut item.items, &mut item.clauses);
        }
        clauses
    }

    fn finish(mut self, register: Option<&Register>) -> Draft {
        self.closing();
        let draft = &mut self.draft;
        division::read(draft);
        passed(draft);
        numbers::settle(draft);
        if draft.year.is_none() {
            let date = self.dated.and_then(|date| date.get(..4)?.parse().ok());
            draft.year = date;
        }
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
        names::give(draft);
        names::doubts(draft, register);
        self.draft
    }

    /// 特此通知 and what else ends a notice stands after the last item, without a responsibility.
    fn closing(&mut self) {
        const CLOSES: [&str; 13] = [
            "特此通知",
            "特此函告",
            "特此函复",
            "特此报告",
            "特此通报",
            "特此批复",
            "请认真贯彻",
            "以上，请",
            "以上请示",
            "以上报告",
            "妥否，请",
            "当否，请",
            "现予印发",
        ];
        // The notice itself ends before its signature.
        if self.draft.sections.is_empty() || !self.draft.issued.is_empty() {
            return;
        }
        let open = self.open();
        let closes = open.last().is_some_and(|clause| {
            let text = clause.text.concat();
            clause.duty.is_none() && clause.new_paragraph && CLOSES.iter().any(|start| text.starts_with(start))
        });
        if let Some(clause) = open.pop_if(|_| closes) {
            self.draft.closing.insert(0, clause.text.concat());
        }
    }
}
