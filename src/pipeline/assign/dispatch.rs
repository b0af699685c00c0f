//! The numbers of the letters, and the register of what is sent (发文登记簿).
//!
//! One document has one number (《党政机关公文处理工作条例》第九条): the plan gives the first, the next ones count up in
//! the order of the register, and leave out what the plan gives to a unit of its own.

use crate::model::{
    checked::CheckedPlan,
    document::{Dispatch, Document, Letter, dispatch::DispatchRow},
};

/// Hands out the numbers, one a letter.
#[derive(Debug)]
pub(super) struct Numbers<'a> {
    plan: &'a CheckedPlan,
    next: u32,
}

impl<'a> Numbers<'a> {
    /// None is handed out yet.
    pub(super) fn of(plan: &'a CheckedPlan) -> Self {
        Self { plan, next: 0 }
    }

    /// The number of the next letter, which goes to `unit`; `None` if the plan gives none.
    pub(super) fn take(&mut self, unit: usize) -> Option<String> {
        let letters = &self.plan.letters;
        if let Some((_, own)) = letters.own_numbers.iter().find(|(owner, _)| *owner == unit) {
            return Some(own.clone());
        }
        let first = letters.document_number.as_deref()?;
        let is_taken = |number: &String| letters.own_numbers.iter().any(|(_, own)| own == number);
        // One more try than numbers are taken: one that does not count up must end too.
        let mut free = (self.next..).zip(0..=letters.own_numbers.len());
        let (at, number) =
            free.by_ref().map(|(at, _)| (at, counted(first, at))).find(|(_, number)| !is_taken(number))?;
        self.next = at + 1;
        Some(number)
    }
}

/// 友食安办函〔2023〕3号 and `more`: the number before 号 counts up.
pub(crate) fn counted(first: &str, more: u32) -> String {
    let Some(head) = first.strip_suffix('号') else { return first.to_owned() };
    let stem = head.trim_end_matches(|character: char| character.is_ascii_digit());
    match head[stem.len()..].parse::<u32>() {
        Ok(number) => format!("{stem}{}号", number.saturating_add(more)),
        Err(_) => first.to_owned(),
    }
}

/// The register of the letters among `documents`; none if there are none.
pub(super) fn register(plan: &CheckedPlan, documents: &[Document], draft: bool) -> Option<Dispatch> {
    let letters: Vec<&Letter> = documents.iter().filter_map(Document::letter).collect();
    let first = letters.first()?;
    let row = |(sequence, letter): (usize, &&Letter)| DispatchRow {
        sequence,
        document_number: letter.document_number.clone(),
        title: letter.title.concat(),
        unit: letter.unit.clone(),
        duties: letter.duty_count,
        received: received(plan, &letter.unit).unwrap_or_default(),
    };
    Some(Dispatch {
        year: plan.year,
        draft,
        title: vec![format!("{}年任务文件发文登记簿", plan.year)],
        sender: first.signature.clone(),
        date_of_issue: first.date_of_issue.clone(),
        rows: (1..).zip(&letters).map(row).collect(),
    })
}

/// The day on which a unit received its letter, as printed.
fn received(plan: &CheckedPlan, name: &str) -> Option<String> {
    let unit = plan.units.iter().position(|unit| unit.name == name)?;
    plan.letters.received.iter().find(|(owner, _)| *owner == unit).map(|(_, day)| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn numbers_count_up_and_what_is_no_number_stays() {
        assert_eq!(counted("友食安办函〔2023〕9号", 0), "友食安办函〔2023〕9号");
        assert_eq!(counted("友食安办函〔2023〕9号", 2), "友食安办函〔2023〕11号");
        assert_eq!(counted("友食安办函〔2023〕号", 2), "友食安办函〔2023〕号");
        assert_eq!(counted("第3期", 1), "第3期");
    }
}
