//! Finals: issued once and kept for good. The same plan, fonts and version give the same bytes again; anything else is
//! refused with what differs, or becomes the next version.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use crate::{
    model::{
        document::{Body, Document},
        error::Error,
        message::Message,
        source::Artifact,
    },
    pipeline::{
        check::Mode,
        hash::sha256,
        write::{
            self, Manifest, finals,
            manifest::{Issued, Numbered},
        },
    },
};

use super::options::Options;

/// The folder that a build writes, and for a final what the manifest says of it.
pub(super) fn place(options: &Options, documents: &[Document]) -> Result<(PathBuf, Option<Issued>), Error> {
    if options.mode == Mode::Draft {
        return Ok((options.output.clone(), None));
    }
    let latest = finals::latest(&options.output)?;
    let version = match (latest, &options.reissue) {
        (0, Some(_)) => return Err(nothing_issued(&options.output)),
        (latest, Some(_)) => latest + 1,
        (latest, None) => latest.max(1),
    };
    let reason = match &options.reissue {
        None if latest > 0 => write::look(&finals::folder(&options.output, latest))?.manifest().reason(),
        reason => reason.clone(),
    };
    let issued = Issued { version, reason, documents: numbered(documents) };
    Ok((finals::folder(&options.output, version), Some(issued)))
}

/// What each document was issued as: the notice and the letters have numbers and dates.
fn numbered(documents: &[Document]) -> Vec<Numbered> {
    let one = |document: &Document| {
        let (number, date) = match &document.body {
            Body::Notice(notice) => (&notice.document_number, &notice.date_of_issue),
            Body::Letter(letter) => (&letter.document_number, &letter.date_of_issue),
            _ => return None,
        };
        Some(Numbered {
            document: document.kind.name().to_owned(),
            unit: document.unit.clone().unwrap_or_default(),
            number: number.text.clone(),
            date: date.text.clone(),
        })
    };
    documents.iter().filter_map(one).collect()
}

/// Refuses a draft where a final stands, and a final where a draft stands.
pub(super) fn refuse_other_kind(folder: &Path, old: &Manifest, mode: Mode) -> Result<(), Error> {
    let shown = folder.display();
    if old.files.is_empty() || old.draft == (mode == Mode::Draft) {
        return Ok(());
    }
    Err(Error::Other(match mode {
        Mode::Draft => Message::new(
            format!("{shown}：里面是正式件，不会被草稿代替。请用 -o 另给一个文件夹，或先把它移走、改名"),
            format!("{shown}: holds finals, whose place no draft takes; give another folder with -o, or move it away"),
        ),
        Mode::Final => Message::new(
            format!("{shown}：这是正式件的位置，里面却是草稿，没有动它。请把它移走或改名，再试"),
            format!(
                "{shown}: is the place of finals, but holds drafts, and was not touched; move it away and try again"
            ),
        ),
    }))
}

/// Refuses to make anything that was issued differently from how it was issued: `wanted` is what each file would be
/// made from now.
pub(super) fn refuse_differing(
    folder: &Path,
    old: &Manifest,
    new: &Manifest,
    wanted: &BTreeMap<&str, &str>,
) -> Result<(), Error> {
    let differing = differing(old, wanted);
    if differing.is_empty() {
        return Ok(());
    }
    let (shown, count, why) = (folder.display(), differing.len(), why(old, new));
    let first = differing.into_iter().take(TOLD).collect::<Vec<_>>();
    let (zh, en) = (first.join("、"), first.join(", "));
    Err(Error::Other(Message::new(
        format!(
            "{shown}：已经签发锁定，现在做出来会有 {count} 个文件不同（{zh}{}），所以没有动它。\n不同在：{}\n要按新的内容重新印发，另成一版：anpai build --final --reissue 理由；原来的一版仍保留",
            if count > TOLD { "……" } else { "" },
            why.zh
        ),
        format!(
            "{shown}: is issued and locked; {count} files would be different now ({en}{}), so nothing was touched.\nWhat differs: {}\nTo issue it anew as the next version: `anpai build --final --reissue REASON`; the last one is kept",
            if count > TOLD { ", …" } else { "" },
            why.en
        ),
    )))
}

/// Files that are named when a final differs.
const TOLD: usize = 5;

/// Issued files that would be made from something else now, or not at all. The index is remade when a file is added.
fn differing<'m>(old: &'m Manifest, wanted: &BTreeMap<&str, &str>) -> Vec<&'m str> {
    let is_same = |path: &str, made_from: &str| wanted.get(path).is_some_and(|now| *now == made_from);
    let issued = old.files.iter().filter(|entry| entry.document != "index");
    issued.filter(|entry| !is_same(&entry.path, &entry.made_from)).map(|entry| entry.path.as_str()).collect()
}

/// Refuses a further version that would be the last one again.
pub(super) fn refuse_repeated(options: &Options, wanted: &BTreeMap<&str, &str>) -> Result<(), Error> {
    if options.reissue.is_none() {
        return Ok(());
    }
    let latest = finals::latest(&options.output)?;
    let output = write::look(&finals::folder(&options.output, latest))?;
    let old = output.manifest();
    if !differing(old, wanted).is_empty() {
        return Ok(());
    }
    let shown = finals::folder(&options.output, latest).display().to_string();
    Err(Error::Other(Message::new(
        format!("现在做出来与 {shown} 完全一样，不需要再发一版"),
        format!("what would be made is {shown} again; there is nothing to issue anew"),
    )))
}

/// Refuses bytes that are not those that were issued, though they are made from the same.
pub(super) fn prove_bytes(old: &Manifest, made: &[Artifact]) -> Result<(), Error> {
    let issued: BTreeMap<&str, &str> =
        old.files.iter().filter(|e| e.document != "index").map(|e| (e.path.as_str(), e.sha256.as_str())).collect();
    let other = made.iter().find(|one| issued.get(one.path.as_str()).is_some_and(|hash| *hash != sha256(&one.bytes)));
    other.map_or(Ok(()), |artifact| {
        let path = &artifact.path;
        Err(Error::Other(Message::new(
            format!("{path}：与签发的那一份逐字节对不上，没有动它。请核对程序和字体是否与签发时相同（manifest.json 有记载）"),
            format!("{path}: is not byte for byte what was issued, and was not touched; compare program and fonts with manifest.json"),
        )))
    })
}

/// What differs between two builds, as the manifests tell.
fn why(old: &Manifest, new: &Manifest) -> Message {
    let mut told: Vec<Message> = Vec::new();
    let mut say = |zh: String, en: String| told.push(Message::new(zh, en));
    let files = |manifest: &Manifest| -> BTreeSet<(String, String)> {
        manifest.plan.iter().map(|file| (file.path.clone(), file.sha256.clone())).collect()
    };
    let changed: BTreeSet<String> =
        files(old).symmetric_difference(&files(new)).map(|(path, _)| path.clone()).collect();
    if !changed.is_empty() {
        let names: Vec<String> = changed.into_iter().collect();
        say(format!("方案的 {}", names.join("、")), format!("the plan's {}", names.join(", ")));
    }
    if old.anpai != new.anpai {
        let (from, to) = (&old.anpai, &new.anpai);
        say(format!("程序的版本（{from} → {to}）"), format!("the program's version ({from} → {to})"));
    }
    if old.engine != new.engine {
        let (from, to) = (&old.engine, &new.engine);
        say(format!("排版引擎（{from} → {to}）"), format!("the typesetter ({from} → {to})"));
    }
    if old.fonts != new.fonts {
        let families = |manifest: &Manifest| manifest.fonts.iter().map(|font| font.family.clone()).collect::<Vec<_>>();
        let (from, to) = (families(old).join("、"), families(new).join("、"));
        say(format!("字体（{from} → {to}）"), format!("the fonts ({from} → {to})"));
    }
    if told.is_empty() {
        return Message::new("模板、印色或选项", "templates, colour or options");
    }
    let join = |one: fn(&Message) -> &str, mark: &str| told.iter().map(one).collect::<Vec<_>>().join(mark);
    Message::new(join(|part| &part.zh, "；"), join(|part| &part.en, "; "))
}

fn nothing_issued(output: &Path) -> Error {
    let output = output.display();
    Error::Other(Message::new(
        format!("{output}：还没有签发过正式件，不用 --reissue；直接 anpai build --final"),
        format!("{output}: nothing was issued yet; leave out --reissue: `anpai build --final`"),
    ))
}
