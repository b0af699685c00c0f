//! The desk: what a change does to a file, who is answered, what survives.

mod deeds;
mod journal;
pub(super) mod server;
mod splice;
