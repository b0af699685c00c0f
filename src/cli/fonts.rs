//! `anpai fonts`: which fonts there are for which part of a document; `anpai fonts install` takes more.

use std::path::{Path, PathBuf};

use super::{place, say, status::Status};
use crate::{
    model::{
        error::Error,
        message::{Lang, Message},
    },
    pipeline::{
        typeset::{Fonts, coverage, fonts},
        write,
    },
};

/// Arguments of `fonts`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: Option<What>,
    /// 另找字体的文件夹；可重复
    #[arg(long, value_name = "DIR")]
    fonts: Vec<PathBuf>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// 从文件夹、.zip 或字体文件里取字体，放进自己的字体文件夹
    Install(Install),
}

#[derive(Debug, clap::Args)]
struct Install {
    /// 文件夹、.zip，或字体文件（.otf、.ttf、.ttc）
    from: PathBuf,
}

/// Runs the command: 1 if a part of a document has no font.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    if let Some(What::Install(install)) = &args.what {
        self::install(&install.from, lang)?;
    }
    let (text, complete) = list(&place::fonts(&args.fonts)?, lang)?;
    say::out(&text);
    Ok(u8::from(!complete))
}

fn install(from: &Path, lang: Lang) -> Result<(), Error> {
    let folder = place::user_fonts().ok_or_else(nowhere)?;
    let found = coverage::fonts_in(from)?;
    for (name, bytes) in &found {
        write::put(&folder.join(name), bytes, false)?;
    }
    let (count, folder) = (found.len(), folder.display());
    say::err(&match lang {
        Lang::Zh => format!("{folder}：放进 {count} 个字体文件\n"),
        Lang::En => format!("{folder}: {count} fonts\n"),
    });
    Ok(())
}

/// Each part with its font, what it has of the characters of documents, and where it lies; whether none lacks one.
pub(super) fn list(folders: &[PathBuf], lang: Lang) -> Result<(String, bool), Error> {
    let (chosen, characters) = (Fonts::survey(folders, true), coverage::gb2312());
    let mut text = String::new();
    for (role, chosen) in &chosen {
        let part = part(role.name, lang);
        let Some(chosen) = chosen else {
            let wanted = fonts::candidates(role);
            text.push_str(&match lang {
                Lang::Zh => format!("{part}：没有。可用：{wanted}\n"),
                Lang::En => format!("{part}: none; any of these will do: {wanted}\n"),
            });
            continue;
        };
        let coverage::Coverage { has, of } = coverage::of(&chosen.path, chosen.index, &characters)?;
        let (family, path) = (&chosen.family, chosen.path.display());
        text.push_str(&match lang {
            Lang::Zh => format!("{part}：{family}，国标汉字 {has}/{of}，{path}\n"),
            Lang::En => format!("{part}: {family}, {has} of {of} characters of GB 2312, {path}\n"),
        });
    }
    let complete = chosen.iter().all(|(_, chosen)| chosen.is_some());
    if !complete {
        text.push_str(&advice(lang));
    }
    Ok((text, complete))
}

/// What a class of type is for (GB/T 9704-2012 5.2.2, 7.2, 7.3).
fn part(role: &str, lang: Lang) -> &'static str {
    match (role, lang) {
        ("fangsong", Lang::Zh) => "仿宋（正文）",
        ("xiaobiaosong", Lang::Zh) => "小标宋（标题、版头）",
        ("kaiti", Lang::Zh) => "楷体（二级标题）",
        ("heiti", Lang::Zh) => "黑体（一级标题）",
        (_, Lang::Zh) => "宋体（页码）",
        ("fangsong", Lang::En) => "fangsong (text)",
        ("xiaobiaosong", Lang::En) => "xiaobiaosong (title)",
        ("kaiti", Lang::En) => "kaiti (second headings)",
        ("heiti", Lang::En) => "heiti (first headings)",
        (_, Lang::En) => "songti (page numbers)",
    }
}

fn advice(lang: Lang) -> String {
    let folders = place::usual_fonts().iter().map(|folder| folder.display().to_string()).collect::<Vec<_>>();
    match lang {
        Lang::Zh => format!(
            "缺的字体，装到系统里，或放进下列任一文件夹：{}；\n也可以：anpai fonts install 文件夹（或 .zip）。自由字体 Fandol 在 CTAN 的 fandol.zip 里\n",
            folders.join("、")
        ),
        Lang::En => format!(
            "Install what is missing, or put it into one of: {};\nor: anpai fonts install FOLDER (or a .zip). The free fonts Fandol are CTAN's fandol.zip\n",
            folders.join(", ")
        ),
    }
}

fn nowhere() -> Error {
    Error::Other(Message::new(
        "不知道自己的文件夹在哪里（环境变量 HOME、LOCALAPPDATA 都没有）；请把字体放进程序旁边的 fonts 文件夹",
        "there is no home folder (HOME, LOCALAPPDATA); put the fonts into `fonts` beside the program",
    ))
}
