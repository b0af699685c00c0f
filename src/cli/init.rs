//! `anpai init`: a small plan to begin with.

use std::path::PathBuf;

use super::{say, status::Status};
use crate::{
    model::{message::Lang, schema},
    pipeline::write,
    year::example,
};

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 放在哪个文件夹；不给则为现在的文件夹
    folder: Option<PathBuf>,
    /// 方案的年份，如 2025；不给则为 2024
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1949..=9999), default_value_t = example::YEAR)]
    year: u16,
}

/// Runs the command; refuses where a plan of the year is already.
pub(super) fn run(args: &Args, lang: Lang) -> Status {
    let root = args.folder.clone().unwrap_or_default();
    let (above, year) = (root.join("plan"), args.year.to_string());
    let folder = above.join(&year);
    write::new_folder(&folder, &example::plan(args.year))?;
    // The register and what an editor completes from are shared by all years.
    write::new_file_if_none(&above.join("departments.yaml"), example::REGISTER.as_bytes())?;
    for file in schema::File::ALL {
        write::new_file_if_none(&above.join(file.name()), schema::schema(file, None).as_bytes())?;
    }
    let (folder, here) =
        (folder.display(), args.folder.as_deref().map(|folder| format!("cd {}\n  ", folder.display())));
    let here = here.unwrap_or_default();
    say::out(&match lang {
        Lang::Zh => format!(
            "{folder}：一份小样本，照着改就成自己的方案\n接着：\n  {here}anpai check    检查\n  anpai build    生成通知、函和报表，在 output/{year}/index.html 里看\n  anpai desk     在浏览器里改\n"
        ),
        Lang::En => format!(
            "{folder}: a small sample, to be written over\nNext:\n  {here}anpai check    look for faults\n  anpai build    make notice, letters and forms: output/{year}/index.html\n  anpai desk     edit it in the browser\n"
        ),
    });
    Ok(0)
}
