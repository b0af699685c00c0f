//! Where the brackets of a paragraph stand.

pub(super) const OPENING: [char; 6] = ['〔', '（', '【', '［', '[', '('];
pub(super) const CLOSING: [char; 6] = ['〕', '）', '】', '］', ']', ')'];
/// What ends a sentence or a part of one.
pub(super) const STOPS: [char; 6] = ['。', '；', ';', '！', '.', '．'];

/// A pair of brackets.
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) opening: char,
}

impl Found {
    /// How many bytes its closing bracket takes.
    pub(super) fn closing(&self, text: &str) -> usize {
        text[..self.end].chars().next_back().map_or(0, char::len_utf8)
    }

    pub(super) fn inner<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start + self.opening.len_utf8()..self.end - self.closing(text)]
    }
}

/// The next outermost pair from byte `from` on; brackets of any kind may stand inside.
pub(super) fn next_bracket(text: &str, from: usize) -> Option<Found> {
    let mut from = from;
    // One that is never closed: what follows may hold another pair.
    loop {
        let start = from + text[from..].find(OPENING)?;
        let opening = text[start..].chars().next()?;
        let mut depth = 0_usize;
        for (at, sign) in text[start..].char_indices() {
            if OPENING.contains(&sign) {
                depth += 1;
            } else if CLOSING.contains(&sign) {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(Found { start, end: start + at + sign.len_utf8(), opening });
                }
            }
        }
        from = start + opening.len_utf8();
    }
}

/// Where a bracket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Before a stop, after one, or at the end of its paragraph: where responsibilities stand.
    End,
    /// Elsewhere.
    Inside,
}

pub(super) fn place(text: &str, found: &Found) -> Place {
    let (before, after) = (text[..found.start].trim_end(), text[found.end..].trim_start());
    let ends = after.is_empty() || after.starts_with(STOPS) || before.ends_with(STOPS);
    // （0.5分）（甲局负责）: a bracket may stand between the stop and this one.
    let follows =
        before.ends_with(CLOSING) && before.rfind(OPENING).is_some_and(|at| before[..at].trim_end().ends_with(STOPS));
    if ends || follows { Place::End } else { Place::Inside }
}

/// Where the next clause begins: behind the stop that follows the bracket, or the comma that does.
pub(super) fn start_after(text: &str, found: &Found, comma: bool) -> usize {
    let after = &text[found.end..];
    let blank = after.len() - after.trim_start().len();
    let ends = |sign: &char| STOPS.contains(sign) || comma && matches!(sign, '，' | '、' | ',');
    let stop = after[blank..].chars().next().filter(ends);
    found.end + stop.map_or(0, |stop| blank + stop.len_utf8())
}
