//! Pieces → roles and form.

use crate::{
    model::plan::Phrase,
    year::import::duty::{Duty, Role},
};

use super::{
    list::{self, Group},
    manner::Manner,
    pieces::{Piece, pieces},
    said::{Said, Token},
    words::{self, Label, is_phrase},
};

#[derive(Default)]
struct Reader {
    said: Said,
    /// Names that wait for the verb that follows them, with the signs between.
    waiting: Vec<Group>,
    /// What the last label said.
    label: Option<Label>,
    /// Whether anything but a mere list was read.
    says: bool,
    /// Whether a mere list was taken for who is responsible, because a deadline follows it: nobody else is named then.
    taken: bool,
}

/// A responsibility, if every piece of the text is understood.
pub(super) fn read(inner: &str, manner: &Manner) -> Option<Duty> {
    let mut reader = Reader::default();
    for piece in pieces(inner) {
        reader.piece(piece)?;
        reader.sign(piece.sign);
    }
    reader.finish(manner)
}

impl Reader {
    fn piece(&mut self, piece: Piece<'_>) -> Option<()> {
        let text = piece.text;
        if text.is_empty() {
            return Some(());
        }
        if let Some((label, end, _)) = words::label(text) {
            return self.labelled(label, &text[..end], &text[end..]);
        }
        if let Some(Label::Deadline | Label::Column) = self.label {
            self.more_text(text);
            return Some(());
        }
        if let Some(deadline) = words::deadline(text).filter(|_| self.said.duty.deadline.is_none()) {
            self.take_list();
            self.said.tokens.push(Token::Deadline);
            self.said.text(&text[deadline.len()..]);
            self.said.duty.deadline = Some(deadline.to_owned());
            self.label = None;
            return self.waiting.is_empty().then_some(());
        }
        if words::is_aside(text) {
            return self.aside(text);
        }
        self.says_who(text)
    }

    /// A sign between pieces: printed as it stands, before the names that wait if there are any.
    fn sign(&mut self, sign: &str) {
        match self.waiting.last_mut() {
            Some(_) if sign.is_empty() => {}
            Some(_) => self.waiting.push(Group { sign: sign.to_owned(), names: Vec::new() }),
            None => self.said.text(sign),
        }
    }

    fn labelled(&mut self, label: Label, words: &str, value: &str) -> Option<()> {
        if !matches!(label, Label::Role(_)) {
            self.take_list();
        } else if label == Label::Role(Role::With) {
            // 市应急局；配合：市住建局: they help those who stand before them.
            self.take_list();
            self.taken = false;
        }
        // 市工信局 before a label is nobody's.
        (self.waiting.is_empty() && !(self.taken && matches!(label, Label::Role(_)))).then_some(())?;
        self.said.text(words);
        self.label = Some(label);
        let value = value.trim();
        match label {
            Label::Role(_) if ["", "无", "/", "—", "——", "-"].contains(&value) => self.said.text(value),
            Label::Role(role) => match list::groups(value) {
                Some(groups) => {
                    self.says = true;
                    self.said.names(role, groups);
                }
                None => self.does_as_labelled(role, value)?,
            },
            Label::Deadline if self.said.duty.deadline.is_none() && !value.is_empty() => {
                self.said.duty.deadline = Some(value.to_owned());
                self.said.tokens.push(Token::Deadline);
            }
            _ => {
                self.said.duty.columns.push(format!("{words}{value}"));
                self.said.text(value);
            }
        }
        Some(())
    }

    /// 市商务局、市财政局 before 2025年12月 or 完成时限：…: offices without a verb, which nothing else follows.
    fn take_list(&mut self) {
        let last = self.waiting.pop_if(|last| last.names.is_empty());
        let mut names = self.waiting.iter().flat_map(|group| &group.names);
        if !self.says && !self.waiting.is_empty() && names.all(|name| is_phrase(name) || words::is_office(name)) {
            let groups = std::mem::take(&mut self.waiting);
            self.said.names(Role::Responsible, groups);
            self.said.text(&last.map_or_else(String::new, |last| last.sign));
            self.taken = true;
        } else {
            self.waiting.extend(last);
        }
    }

    /// A label with a verb behind its list: 责任单位：甲局牵头，乙局配合. The verb says more than 责任.
    fn does_as_labelled(&mut self, role: Role, value: &str) -> Option<()> {
        let (start, said) = words::verb(value)?;
        let (names, verb) = value.split_at(start);
        self.label = None;
        self.does(if role == Role::Responsible { said } else { role }, names, verb)
    }

    /// What goes on behind 完成时限 or 适用范围.
    fn more_text(&mut self, text: &str) {
        if let (Some(Label::Deadline), Some(Token::Text(sign))) = (self.label, self.said.tokens.last().cloned())
            && self.said.tokens.len() > 1
            && self.said.tokens[self.said.tokens.len() - 2] == Token::Deadline
            && let Some(deadline) = &mut self.said.duty.deadline
        {
            deadline.push_str(&format!("{sign}{text}"));
            self.said.tokens.pop();
            return;
        }
        self.said.text(text);
    }

    /// 下同, 不再列出; and who does all that follows.
    fn aside(&mut self, text: &str) -> Option<()> {
        if let Some(who) = words::standing(text) {
            self.said.duty.standing = list::groups(who)?.into_iter().flat_map(|group| group.names).collect();
        }
        self.label = None;
        self.said.duty.first_leads |= words::says_first_leads(text) || text.contains("首位") || text.contains("第一");
        self.said.text(text);
        self.waiting.is_empty().then_some(())
    }

    /// 甲局牵头, 甲局会同乙局负责, 由甲局承办, or a mere list.
    fn says_who(&mut self, text: &str) -> Option<()> {
        let Some((start, role)) = words::verb(text) else { return self.list(text) };
        let (mut names, verb) = text.split_at(start);
        self.label = None;
        for by in ["由", "会同"] {
            if let Some(rest) = names.strip_prefix(by).filter(|_| self.waiting.is_empty()) {
                self.said.text(by);
                names = rest;
                if by != "由" {
                    return self.does(Role::With, names, verb);
                }
            }
        }
        if let Some((first, second)) = names.split_once("会同") {
            let (first, lead) = first.strip_suffix("牵头").map_or((first, ""), |first| (first, "牵头"));
            self.does(Role::Lead, first, &format!("{lead}会同"))?;
            if is_vague(second) {
                self.said.duty.open.push(second.to_owned());
                self.said.text(&format!("{second}{verb}"));
                return Some(());
            }
            return self.does(Role::With, second, verb);
        }
        self.does(role, names, verb)
    }

    fn does(&mut self, role: Role, names: &str, verb: &str) -> Option<()> {
        (!self.taken).then_some(())?;
        let mut groups = std::mem::take(&mut self.waiting);
        let mut own = list::groups(names)?;
        // What stands before a comma must be units, not another sentence; of the others most must look like units.
        let looks = |name: &&String| is_phrase(name) || words::is_unit(name) || words::is_group(name);
        groups.iter().flat_map(|group| &group.names).all(|name| looks(&name)).then_some(())?;
        let names: Vec<&String> = own.iter().flat_map(|group| &group.names).collect();
        (names.iter().filter(|name| looks(name)).count() * 2 >= names.len()).then_some(())?;
        // 甲部、乙部，丙局牵头: whether the first ones lead too is not said.
        let parted = groups.iter().any(|group| !group.sign.is_empty() && group.sign != "、");
        (role != Role::Lead || !parted).then_some(())?;
        if let (Some(open), Some(first)) = (groups.last_mut().filter(|last| last.names.is_empty()), own.first_mut()) {
            open.names = std::mem::take(&mut first.names);
            own.remove(0);
        }
        groups.extend(own);
        self.says = true;
        // 甲办统筹，乙局牵头: which of them leads is not said.
        let leads = role == Role::Lead && !self.said.duty.lead.is_empty();
        (!leads || !(self.said.total || words::is_total(verb))).then_some(())?;
        self.said.total |= words::is_total(verb);
        self.said.names(role, groups);
        self.said.text(verb);
        Some(())
    }

    /// Names without a verb: they go on with the label before them, or wait for the verb behind them.
    fn list(&mut self, text: &str) -> Option<()> {
        let groups = list::groups(text)?;
        if let Some(Label::Role(role)) = self.label {
            self.said.names(role, groups);
            return Some(());
        }
        let mut groups = groups.into_iter();
        if let (Some(open), Some(first)) = (self.waiting.last_mut().filter(|last| last.names.is_empty()), groups.next())
        {
            open.names = first.names;
        }
        let rest: Vec<Group> = if self.waiting.is_empty() { list::groups(text)? } else { groups.collect() };
        self.waiting.extend(rest);
        Some(())
    }

    fn finish(mut self, manner: &Manner) -> Option<Duty> {
        if !self.waiting.is_empty() {
            if self.says || !is_bare(&self.waiting, manner) {
                return None;
            }
            let groups = std::mem::take(&mut self.waiting);
            self.said.names(Role::Responsible, groups);
        }
        self.said.finish(manner)
    }
}

/// 有关部门 after 会同: somebody, but nobody that a letter could be sent to.
fn is_vague(name: &str) -> bool {
    let name = name.strip_prefix('各').unwrap_or(name);
    ["有关", "相关"].iter().any(|word| {
        name.strip_prefix(word)
            .is_some_and(|rest| ["部门", "单位", "部门和单位", "方面", "部门单位", "部委", "地方"].contains(&rest))
    })
}

/// A list without a verb: 〔区农业农村局〕.
fn is_bare(groups: &[Group], manner: &Manner) -> bool {
    let names: Vec<&String> = groups.iter().flat_map(|group| &group.names).collect();
    let looks = |name: &&&String| is_phrase(name) || words::is_unit(name);
    let most_are_units = manner.square && names.iter().filter(looks).count() * 2 >= names.len();
    // （市） and （县） are explanations, not organs.
    let long_enough = names.iter().all(|name| is_phrase(name) || name.chars().count() >= 3);
    // （养老机构、托幼机构等） gives examples.
    let open = names.iter().any(|name| Phrase::of(name) == Some(Phrase::Open));
    let long_enough = long_enough && (!open || words::is_office(names[0]));
    !manner.after_unit && ((names.iter().all(|name| looks(&name)) && long_enough) || most_are_units)
}
