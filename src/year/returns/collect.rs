//! A folder of returns → the ledger.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use crate::{
    model::{
        blank::{Blank, Earlier},
        checked::CheckedPlan,
        error::Error,
        message::Message,
        outline::Outline,
        plan::{Date, Register},
    },
    pipeline::{
        assign, cores,
        load::{self, earlier},
    },
};

use super::{
    cell::{Cell, File, Outcome},
    compare::{self, Judged},
    decide::{self, Decisions, Given, Kind, Ledger, Open, decisions},
    read::{self, Came, Issued},
};

/// What is collected, and from where.
#[derive(Debug)]
pub struct Request<'a> {
    /// The plan.
    pub plan: &'a CheckedPlan,
    /// 上半年.
    pub period: &'a str,
    /// The folder of returns.
    pub returns: &'a Path,
    /// The plan's output folder, for the ledgers of earlier periods.
    pub output: &'a Path,
    /// The day up to which days late are counted.
    pub as_of: Option<Date>,
}

/// The ledger and what else is known.
#[derive(Debug)]
pub struct Collected {
    /// The ledger.
    pub ledger: Ledger,
    /// The period's forms, as the plan asks today.
    pub forms: Vec<Blank>,
    /// The text of `decisions.yaml` with open questions added; `None` if there are no new ones.
    pub decisions: Option<String>,
}

/// Name of the file of decisions in a folder of returns.
pub const DECISIONS: &str = "decisions.yaml";

/// Reads everything that came back for a period.
///
/// # Errors
/// If the plan has no such period, or a file cannot be read from the disk.
pub fn collect(request: &Request<'_>) -> Result<Collected, Error> {
    let all = blanks(request.plan);
    let periods = periods(&all);
    let forms: Vec<Blank> = all.into_iter().filter(|form| form.period == request.period).collect();
    let Some(first) = forms.first() else { return Err(no_period(request.period, &periods)) };
    let path = request.returns.join(DECISIONS);
    let text = load::returns::text(&path)?.unwrap_or_default();
    let decisions = Decisions::read(&text, &path.display().to_string())?;
    let earlier = earlier::earlier(request.output, first.year, &periods, request.period)?;
    let register = &request.plan.written.register;
    let paths = load::returns::returned(request.returns)?;
    let came = read_all(request.returns, &paths, Issued { forms: &forms, register })?;
    let (judged, refused) = judge(came, &forms, register, &earlier);
    let sections = sections(&request.plan.outline);
    let given =
        Given { forms: &forms, sections: &sections, judged, refused, decisions: &decisions, as_of: request.as_of };
    let ledger = decide::ledger(given);
    // Only units that contradict one another must be decided between; the rest a person may settle.
    let new: Vec<&Open> = ledger.open.iter().filter(|open| open.kind == Kind::Conflict).collect();
    let decisions = (!new.is_empty()).then(|| decisions::with_open(&text, new));
    Ok(Collected { ledger, forms, decisions })
}

/// The forms to fill of a plan, of all periods.
pub fn blanks(plan: &CheckedPlan) -> Vec<Blank> {
    assign::assign(plan, true).iter().filter_map(|document| document.form()).map(|form| form.blank.clone()).collect()
}

/// Each clause's id and the heading of its section, in printed order.
fn sections(outline: &Outline) -> Vec<(String, String)> {
    let place = |clause| {
        let section = outline.section(clause);
        (clause.id.clone(), format!("{}{}", section.number, section.title))
    };
    outline.duties().map(place).collect()
}

/// The periods of forms, in their order.
pub fn periods(forms: &[Blank]) -> Vec<String> {
    let mut periods: Vec<String> = Vec::new();
    for form in forms {
        if !periods.contains(&form.period) {
            periods.push(form.period.clone());
        }
    }
    periods
}

fn no_period(period: &str, periods: &[String]) -> Error {
    let known = periods.join("、");
    Error::Other(Message::new(
        format!("方案里没有“{period}”这一期；有：{known}"),
        format!("the plan has no period `{period}`; it has: {known}"),
    ))
}

/// Reads files on all cores; the order is that of the paths.
fn read_all(folder: &Path, paths: &[PathBuf], issued: Issued<'_>) -> Result<Vec<Came>, Error> {
    let read = |path: &PathBuf| -> Result<Vec<Came>, Error> {
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let Some(bytes) = load::returns::bytes(path)? else { return Ok(vec![too_large(name)]) };
        Ok(read::read(&name, &bytes, issued))
    };
    cores::each(paths, read).into_iter().collect::<Result<Vec<_>, _>>().map(|came| came.concat())
}

fn too_large(name: String) -> Came {
    let most = load::returns::LARGEST >> 20;
    let why = Message::new(format!("超过 {most} MB，不像填好的报表，没有读"), format!("more than {most} MB; not read"));
    Came { file: File { name, sha256: String::new() }, form: Err(why) }
}

type Refused = (File, String, Message, Vec<Cell>);

/// Each form judged by the plan's own form of its unit; what is none of this period's is refused, with its cells.
fn judge(
    came: Vec<Came>,
    forms: &[Blank],
    register: &Register,
    earlier: &BTreeMap<String, Earlier>,
) -> (Vec<Judged>, Vec<Refused>) {
    let (mut judged, mut refused) = (Vec::new(), Vec::new());
    for one in came {
        match &one.form {
            Err(why) => {
                refused.push((one.file.clone(), by_name(&one.file.name, forms, register), why.clone(), Vec::new()));
            }
            Ok(filled) => {
                let unit = register.resolve(&filled.blank.unit).map_or("", |unit| unit.name());
                let now = forms.iter().find(|form| form.unit == unit);
                let earlier = earlier.get(unit).cloned().unwrap_or_default();
                match (now, another(&filled.blank, &forms[0])) {
                    (Some(now), None) => judged.push(compare::judge(&one, filled, now, &earlier)),
                    (now, why) => {
                        let why = why.unwrap_or_else(|| no_duties(&filled.blank));
                        let cells = compare::judge(&one, filled, now.unwrap_or(&filled.blank), &earlier).cells;
                        let cells = cells.into_iter().map(|cell| Cell { outcome: Outcome::SetAside, ..cell }).collect();
                        refused.push((one.file.clone(), unit.to_owned(), why, cells));
                    }
                }
            }
        }
    }
    (judged, refused)
}

/// A form of another year or period.
fn another(blank: &Blank, wanted: &Blank) -> Option<Message> {
    let is_other = (blank.year, &blank.period) != (wanted.year, &wanted.period);
    let (own, asked) = (format!("{}年{}", blank.year, blank.period), format!("{}年{}", wanted.year, wanted.period));
    is_other.then(|| Message::new(format!("是{own}的表，不是{asked}的"), format!("a form of {own}, not of {asked}")))
}

fn no_duties(blank: &Blank) -> Message {
    let unit = &blank.unit;
    Message::new(format!("方案里没有给{unit}的报表"), format!("the plan has no form for {unit}"))
}

/// Whose a file that cannot be read seems to be, by its name: the one unit that it names.
fn by_name(name: &str, forms: &[Blank], register: &Register) -> String {
    let names = |form: &&Blank| {
        let aliases =
            register.resolve(&form.unit).into_iter().flat_map(|unit| &unit.aliases).map(|alias| alias.value.as_str());
        std::iter::once(form.unit.as_str()).chain(aliases).any(|own| name.contains(own))
    };
    let mut named = forms.iter().filter(names);
    named.next().filter(|_| named.next().is_none()).map_or_else(String::new, |form| form.unit.clone())
}
