//! The whole way, from a plan's folder to the files: held against the issued text, another PDF reader, the invoked
//! compiler, and the rules of the output folder; and again on every save.

mod annexes;
mod cli;
mod comparison;
mod completeness;
pub(crate) mod docx;
mod engines;
pub(crate) mod final_build;
mod hostile;
mod inputs;
mod issued;
mod judge;
mod output;
mod pages;
mod rich;
mod structure;
mod text;
mod tutorial;
mod watch;
