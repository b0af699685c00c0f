//! What was read of a responsibility: roles, and the form that prints them again.

use crate::{
    model::plan::Phrase,
    year::import::duty::{Duty, Role},
};

use super::{
    list::Group,
    manner::Manner,
    short,
    words::{self, is_phrase},
};

/// A part of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Printed as it stands.
    Text(String),
    /// So many names of a role.
    Names(Role, usize),
    /// The deadline.
    Deadline,
}

/// Who does it, and the form so far.
#[derive(Default)]
pub(super) struct Said {
    pub(super) duty: Duty,
    pub(super) tokens: Vec<Token>,
    /// 统筹: who holds together what others do for themselves.
    pub(super) total: bool,
}

impl Said {
    /// Text that is printed as it stands.
    pub(super) fn text(&mut self, text: &str) {
        match self.tokens.last_mut() {
            _ if text.is_empty() => {}
            Some(Token::Text(last)) => last.push_str(text),
            _ => self.tokens.push(Token::Text(text.to_owned())),
        }
    }

    /// Names of a role, with the signs between them.
    pub(super) fn names(&mut self, role: Role, groups: Vec<Group>) {
        for group in groups {
            self.text(&group.sign);
            // Whether a name stands behind one that says its own role: then 、 does not join them.
            let mut parted = false;
            for name in group.names {
                let (name, own, suffix) = words::with_role(&name).unwrap_or((&name, role, ""));
                match self.tokens.last_mut() {
                    Some(Token::Names(last, count)) if *last == own && !parted => *count += 1,
                    last => {
                        let joined = Phrase::of(name) != Some(Phrase::Open);
                        let follows = parted || matches!(last, Some(Token::Names(..)));
                        self.text(if follows && joined { "、" } else { "" });
                        self.tokens.push(Token::Names(own, 1));
                    }
                }
                self.duty.of_mut(own).push(name.to_owned());
                self.text(suffix);
                parted = !suffix.is_empty();
            }
        }
    }

    /// The responsibility, with its form, if roles can be settled.
    pub(super) fn finish(mut self, manner: &Manner) -> Option<Duty> {
        if self.duty.is_empty() {
            return None;
        }
        self.first_leads(manner);
        self.stand(manner);
        self.settle()?;
        self.duty.short = short::elided(&self.duty);
        self.duty.form = self.form();
        Some(self.duty)
    }

    /// The first of a list leads where the notice says so.
    fn first_leads(&mut self, manner: &Manner) {
        let duty = &mut self.duty;
        let alone = duty.lead.is_empty() && duty.with.is_empty() && duty.guide.is_empty();
        if !(alone && (manner.first_leads || duty.first_leads))
            || duty.responsible.len() < 2
            || is_phrase(&duty.responsible[0])
        {
            return;
        }
        duty.with = duty.responsible.split_off(1);
        duty.lead = std::mem::take(&mut duty.responsible);
        let Some(at) = self.tokens.iter().position(|token| matches!(token, Token::Names(..))) else { return };
        for token in &mut self.tokens {
            if let Token::Names(role, _) = token {
                *role = Role::With;
            }
        }
        let Token::Names(_, count) = self.tokens[at] else { return };
        let open = Phrase::of(&self.duty.with[0]) == Some(Phrase::Open);
        let mut parts = vec![Token::Names(Role::Lead, 1)];
        if count > 1 {
            parts.extend((!open).then(|| Token::Text("、".to_owned())));
            parts.push(Token::Names(Role::With, count - 1));
        }
        self.tokens.splice(at..=at, parts);
    }

    /// Who does everything does this too, where nobody else is said to.
    fn stand(&mut self, manner: &Manner) {
        if self.duty.responsible.is_empty() && !manner.standing.is_empty() {
            self.duty.responsible.clone_from(&manner.standing);
            self.duty.unprinted = true;
        }
    }

    /// Roles as a plan has them: who is responsible beside helpers leads; who is responsible below a lead has a part, but
    /// answers for it below one that only holds it together (统筹).
    fn settle(&mut self) -> Option<()> {
        let duty = &self.duty;
        let [lead, responsible, with] = [&duty.lead, &duty.responsible, &duty.with].map(|names| !names.is_empty());
        match (lead, responsible, with) {
            (false, true, true) if self.can_lead() => self.rename(Role::Responsible, Role::Lead),
            (true, true, false) if !duty.unprinted && !self.total => self.rename(Role::Responsible, Role::With),
            // 各有关部门配合: everybody has a part; other helpers without anybody to help are nobody's duty.
            (false, false, true) if is_phrase(&duty.with[0]) && duty.with.len() == 1 => {
                self.rename(Role::With, Role::Responsible);
            }
            (false, false, true) => return None,
            _ => {}
        }
        Some(())
    }

    fn can_lead(&self) -> bool {
        let mut names = self.duty.responsible.iter();
        !self.duty.unprinted && names.all(|name| !is_phrase(name) && !words::is_group(name))
    }

    fn rename(&mut self, from: Role, to: Role) {
        let names = std::mem::take(self.duty.of_mut(from));
        self.duty.of_mut(to).extend(names);
        for token in &mut self.tokens {
            if let Token::Names(role, _) = token
                && *role == from
            {
                *role = to;
            }
        }
    }

    /// `{with}` prints all names of a role that are left, `{with.2}` the next two.
    fn form(&self) -> String {
        let last =
            |role: Role| self.tokens.iter().rposition(|token| matches!(token, Token::Names(own, _) if *own == role));
        let mut form = String::new();
        for (at, token) in self.tokens.iter().enumerate() {
            match token {
                Token::Text(text) => form.push_str(text),
                Token::Deadline => form.push_str("{deadline}"),
                Token::Names(role, _) if last(*role) == Some(at) => form.push_str(&format!("{{{}}}", role.key())),
                Token::Names(role, count) => form.push_str(&format!("{{{}.{count}}}", role.key())),
            }
        }
        if self.duty.unprinted {
            form.push_str("{!responsible}");
        }
        form
    }
}
