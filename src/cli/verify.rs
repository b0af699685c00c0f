//! `anpai verify`: measures PDFs against GB/T 9704-2012, ours or another program's.

use std::path::{Path, PathBuf};

use gbt9704::{Options, Report};

use crate::model::{
    error::Error,
    message::{Lang, Message},
};

use super::{say, status::Status};

/// Arguments of `verify`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 要测量的 PDF
    #[arg(required = true, value_name = "PDF")]
    files: Vec<PathBuf>,
    /// 报告的形式：text（只列不合格项）、table（列全部条款）或 json
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// Forms of the report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// What fails, a line each.
    #[default]
    Text,
    /// Every clause with what was measured.
    Table,
    /// For programs.
    Json,
}

/// Runs the command: 2 if any page could not be measured, else 1 if any fails a clause.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let mut reports = Vec::new();
    for file in &args.files {
        reports.push((file.as_path(), measure(file)?));
    }
    say::out(&match args.format {
        Format::Text => reports.iter().map(|(file, report)| failures(file, report, lang)).collect(),
        Format::Table => reports.iter().map(|(file, report)| table(file, report, lang)).collect(),
        Format::Json => json(&reports),
    });
    if reports.iter().any(|(_, report)| !report.is_whole()) {
        return Ok(2);
    }
    Ok(u8::from(reports.iter().any(|(_, report)| !report.passes())))
}

fn measure(file: &Path) -> Result<Report, Error> {
    gbt9704::verify_file(file, Options::default()).map_err(|error| match error {
        gbt9704::Error::Io(source) => Error::io(file)(source),
        error => {
            let path = file.display();
            Error::Other(Message::new(
                format!("{path}：{}", error.message(Lang::Zh.into())),
                format!("{path}: {}", error.message(Lang::En.into())),
            ))
        }
    })
}

fn failures(file: &Path, report: &Report, lang: Lang) -> String {
    let failing = Report { findings: report.failures().cloned().collect(), ..report.clone() };
    let path = file.display();
    match (failing.findings.len(), lang) {
        (0, Lang::Zh) if !report.is_whole() => format!("{path}：未能测量\n{}", report.not_measured(lang.into())),
        (0, Lang::En) if !report.is_whole() => format!("{path}: not measured\n{}", report.not_measured(lang.into())),
        (0, Lang::Zh) => format!("{path}：{} 页，各项合格\n", report.pages),
        (0, Lang::En) => format!("{path}: {} pages, nothing fails\n", report.pages),
        _ => table(file, &failing, lang),
    }
}

fn table(file: &Path, report: &Report, lang: Lang) -> String {
    format!("{}\n{}\n", file.display(), report.table(lang.into()))
}

fn json(reports: &[(&Path, Report)]) -> String {
    let one =
        |(file, report): &(&Path, Report)| serde_json::json!({ "path": file.to_string_lossy(), "report": report });
    let all: Vec<_> = reports.iter().map(one).collect();
    serde_json::to_string_pretty(&all).expect("reports are strings and numbers") + "\n"
}
