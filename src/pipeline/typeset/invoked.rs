//! An installed `typst`, invoked once a document over the same sources and fonts.

#![allow(
    clippy::disallowed_methods,
    reason = "typst reads its sources from a folder of our own in the system's temporary place"
)]

use std::{
    path::Path,
    process::{Command, Output, Stdio},
    time::{Duration, Instant},
};

use crate::{
    model::{
        error::Error,
        source::{Artifact, Content, Source},
    },
    pipeline::cores,
};

use super::{
    engine::{Invoked, missing},
    finished,
    setting::Setting,
};

impl Invoked {
    pub(super) fn typeset(
        &self,
        sources: &[&Source],
        setting: &Setting<'_>,
        done: &(dyn Fn(&Artifact) + Sync),
    ) -> Result<Vec<Artifact>, Error> {
        let (printed, others): (Vec<&Source>, Vec<&Source>) =
            sources.iter().copied().partition(|source| matches!(source.content, Content::Typst { .. }));
        let mut artifacts = cores::each(&others, |source| finished::make(source))
            .into_iter()
            .flatten()
            .collect::<Result<Vec<_>, _>>()?;
        artifacts.iter().for_each(done);
        if printed.is_empty() {
            return Ok(artifacts);
        }
        let folder = tempfile::tempdir().map_err(Error::io(std::env::temp_dir()))?;
        lay_out(folder.path(), setting)?;
        for source in printed {
            let artifact = self.compile(source, folder.path(), setting)?;
            done(&artifact);
            artifacts.push(artifact);
        }
        Ok(artifacts)
    }

    fn compile(&self, source: &Source, folder: &Path, setting: &Setting<'_>) -> Result<Artifact, Error> {
        let Content::Typst { main, data, pictures } = &source.content else {
            unreachable!("only Typst sources come here")
        };
        let root = folder.join("root");
        let start = Instant::now();
        let (main_path, pdf) = (root.join("main.typ"), folder.join("out.pdf"));
        std::fs::write(&main_path, main).map_err(Error::io(&main_path))?;
        std::fs::write(root.join("data.json"), data).map_err(Error::io(&root))?;
        for picture in pictures {
            let path = root.join("pictures").join(&picture.name);
            std::fs::create_dir_all(root.join("pictures")).map_err(Error::io(&root))?;
            std::fs::write(&path, &picture.bytes).map_err(Error::io(&path))?;
        }
        let output = self.run(folder, &main_path, &pdf, setting)?;
        if !output.status.success() {
            let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            return Err(Error::Typeset { path: source.path.clone(), message });
        }
        let bytes = std::fs::read(&pdf).map_err(Error::io(&pdf))?;
        Ok(Artifact { path: source.path.clone(), bytes, layout: start.elapsed(), export: Duration::ZERO })
    }

    fn run(&self, folder: &Path, main: &Path, pdf: &Path, setting: &Setting<'_>) -> Result<Output, Error> {
        let mut command = Command::new(&self.program);
        command.args([
            "compile",
            "--ignore-system-fonts",
            "--ignore-embedded-fonts",
            "--pdf-standard",
            setting.colour.standards(),
        ]);
        command.arg("--creation-timestamp").arg(seconds(setting.year).to_string());
        command.arg("--font-path").arg(folder.join("fonts")).arg("--root").arg(folder.join("root"));
        command.arg(main).arg(pdf).stdin(Stdio::null());
        command.output().map_err(|error| missing(&self.program, &error))
    }
}

/// Library and fonts, as the compiler will see them.
fn lay_out(folder: &Path, setting: &Setting<'_>) -> Result<(), Error> {
    for (path, text) in setting.library {
        let path = folder.join("root").join(path);
        let parent = path.parent().expect("a file in a folder");
        std::fs::create_dir_all(parent).map_err(Error::io(parent))?;
        std::fs::write(&path, text.as_bytes()).map_err(Error::io(&path))?;
    }
    let fonts = folder.join("fonts");
    std::fs::create_dir_all(&fonts).map_err(Error::io(&fonts))?;
    for (number, (path, _)) in setting.fonts.files().into_iter().enumerate() {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("otf");
        let copy = fonts.join(format!("{number:02}.{ending}"));
        std::fs::hard_link(path, &copy).or_else(|_| std::fs::copy(path, &copy).map(|_| ())).map_err(Error::io(path))?;
    }
    Ok(())
}

/// Seconds from 1970 to the first day of a year.
fn seconds(year: u16) -> i64 {
    let leap_days = |year: i64| year / 4 - year / 100 + year / 400;
    let before = i64::from(year) - 1;
    ((before - 1969) * 365 + leap_days(before) - leap_days(1969)) * 86_400
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_begins_when_calendars_say() {
        // From `date -u -d 2023-01-01 +%s`.
        assert_eq!(
            [1970, 2000, 2001, 2023, 2024].map(seconds),
            [0, 946_684_800, 978_307_200, 1_672_531_200, 1_704_067_200]
        );
    }
}
