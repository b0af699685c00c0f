//! `anpai import`: a notice → the draft of a plan.

use std::path::{Path, PathBuf};

use crate::{
    model::{
        error::Error,
        message::{Lang, Message},
        plan::Register,
    },
    pipeline::load,
    year::{
        fix,
        import::{self, Imported},
    },
};

use super::{check, say, status::Status};

/// Arguments of `import`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 通知：.docx，或粘贴成的 .txt
    file: PathBuf,
    /// 新方案的文件夹，不得已有；不给则为 plan/年份
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// 部门名录；不给则用新文件夹上一层的 departments.yaml，没有就由通知得出一份
    #[arg(long, value_name = "FILE")]
    departments: Option<PathBuf>,
    /// 已有的方案文件夹：把改过的通知并回去，逐条说改了什么，文字的改动写进方案（id 不变）
    #[arg(long, value_name = "PLAN", conflicts_with_all = ["output", "departments"])]
    update: Option<PathBuf>,
}

/// Runs the command: 1 if the draft would not print the source.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let size = std::fs::metadata(&args.file).map_err(Error::io(&args.file))?.len();
    if size > import::LARGEST as u64 {
        let path = args.file.display();
        return Err(Error::Other(Message::new(format!("{path}：超过 32 MB"), format!("{path}: is larger than 32 MB"))));
    }
    let bytes = std::fs::read(&args.file).map_err(Error::io(&args.file))?;
    let name = args.file.display().to_string();
    if let Some(plan) = &args.update {
        return update(plan, &name, &bytes, lang);
    }
    let beside = args.output.as_deref().map(|folder| above(folder).join("departments.yaml"));
    let path = args.departments.clone().or(beside).unwrap_or_else(|| PathBuf::from("plan/departments.yaml"));
    // One that is named must be there: a slip of its name must not make a second register.
    let register = if args.departments.is_some() || path.exists() { Some(register(&path)?) } else { None };
    let imported = import::import(&name, &bytes, register.as_ref())?;
    let folder = args.output.clone().map_or_else(|| folder(&imported), Ok)?;
    let above = above(&folder);
    let is_elsewhere = path.exists() && path != above.join("departments.yaml");
    let own = is_elsewhere.then(|| std::fs::read_to_string(&path).map_err(Error::io(&path))).transpose()?;
    imported.put(&folder, &above, own)?;
    say::out(&report(&imported, &folder, lang));
    Ok(u8::from(imported.differs.is_some() || imported.unread > 0 || imported.tables[1] > 0))
}

/// Brings a changed notice back into its plan: 1 if something stays for a person.
fn update(folder: &Path, name: &str, bytes: &[u8], lang: Lang) -> Status {
    let loaded = load::load(folder)?;
    if let Some(finding) = loaded.findings.first() {
        let path = folder.display();
        return Err(Error::Other(Message::new(
            format!("{path}：先改好方案再并回：{}", finding.message.zh),
            format!("{path}: mend the plan first: {}", finding.message.en),
        )));
    }
    let updated = import::update::update(name, bytes, &loaded.plan)?;
    let before = &loaded.plan.sources;
    if !updated.files.is_empty() {
        check::put(folder, &updated.files, before)?;
        say::out(&fix::list(&updated.files, before, lang));
    }
    let (spliced, left) = (updated.spliced, updated.told.len());
    let mut text: String = updated.told.iter().map(|message| format!("  {}\n", message.get(lang))).collect();
    text.push_str(&match lang {
        Lang::Zh => format!("文字改动 {spliced} 条已写进方案；其余 {left} 处请看上面，自己改\n"),
        Lang::En => format!("{spliced} wordings written into the plan; {left} other changes are listed above\n"),
    });
    say::out(&text);
    Ok(u8::from(left > 0))
}

fn above(folder: &Path) -> PathBuf {
    folder.parent().filter(|parent| !parent.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), Path::to_owned)
}

fn register(path: &Path) -> Result<Register, Error> {
    let text = std::fs::read_to_string(path).map_err(Error::io(path))?;
    let loaded = load::load_texts(vec![(PathBuf::from("departments.yaml"), text)]);
    match loaded.findings.first() {
        None => Ok(loaded.plan.register),
        Some(finding) => {
            let path = path.display();
            Err(Error::Other(Message::new(
                format!("{path}：{}", finding.message.zh),
                format!("{path}: {}", finding.message.en),
            )))
        }
    }
}

/// What was seen of responsibilities and what of it was read, beside the proof of the text.
fn figures(imported: &Imported, lang: Lang) -> String {
    let (read, unread) = (imported.counts[2], imported.unread);
    let seen = read + unread;
    let parts = imported.parts;
    match lang {
        Lang::Zh => {
            let more = if parts > 0 {
                format!("；随通知印发的方案 {parts} 份，各另起一页")
            } else {
                String::new()
            };
            let tables = match imported.tables {
                [0, 0] => String::new(),
                [tasks, others] => format!("；表格 {} 个，读成任务 {tasks} 个", tasks + others),
            };
            format!("责任：原文 {seen} 处，读出 {read} 处，没有读出 {unread} 处{tables}{more}\n")
        }
        Lang::En => {
            let more =
                if parts > 0 { format!("; {parts} issued plans, each on pages of its own") } else { String::new() };
            let tables = match imported.tables {
                [0, 0] => String::new(),
                [tasks, others] => format!("; {} tables, {tasks} read as tasks", tasks + others),
            };
            format!("responsibilities: {seen} seen, {read} read, {unread} not read{tables}{more}\n")
        }
    }
}

/// plan/ and the year that the notice tells.
fn folder(imported: &Imported) -> Result<PathBuf, Error> {
    imported.year.map(|year| Path::new("plan").join(year.to_string())).ok_or_else(|| {
        Error::Other(Message::new(
            "看不出是哪一年的通知：请用 -o 写明文件夹，如 -o plan/2024",
            "the year cannot be told: name the folder with -o, such as -o plan/2024",
        ))
    })
}

fn report(imported: &Imported, folder: &Path, lang: Lang) -> String {
    let [sections, items, duties] = imported.counts;
    let folder = folder.display();
    let mut text = match lang {
        Lang::Zh => format!("{folder}：{sections} 节，{items} 项，{duties} 条有责任单位\n"),
        Lang::En => format!("{folder}: {sections} sections, {items} items, {duties} clauses with units\n"),
    };
    for doubt in &imported.doubts {
        let message = doubt.message.get(lang);
        text.push_str(&match (lang, doubt.line) {
            (_, 0) => format!("  {message}\n"),
            (Lang::Zh, line) => format!("  第{line}行：{message}\n"),
            (Lang::En, line) => format!("  line {line}: {message}\n"),
        });
    }
    text.push_str(&figures(imported, lang));
    text.push_str(&match (&imported.differs, lang) {
        (None, Lang::Zh) => "照草稿印出来，与原文一字不差\n".to_owned(),
        (None, Lang::En) => "the draft prints the source, character by character\n".to_owned(),
        (Some(place), Lang::Zh) => format!("照草稿印出来与原文不一样，请核对：{}\n", place.zh),
        (Some(place), Lang::En) => format!("the draft does not print the source; look here: {}\n", place.en),
    });
    text
}
