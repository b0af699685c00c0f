//! `anpai schema`: the schema of a plan's file, for editors.

use std::path::PathBuf;

use crate::{model::schema, pipeline::load};

use super::{say, status::Status};

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 哪一种文件
    #[arg(value_enum)]
    file: schema::File,
    /// 方案文件夹；给了就把名录里的单位写进补全
    plan: Option<PathBuf>,
}

/// Prints the schema.
pub(super) fn run(args: &Args) -> Status {
    let loaded = args.plan.as_deref().map(load::load).transpose()?;
    let register = loaded.as_ref().map(|loaded| &loaded.plan.register);
    say::out(&schema::schema(args.file, register));
    Ok(0)
}
