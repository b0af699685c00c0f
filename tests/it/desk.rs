//! The desk: what a change does to a file, who is answered, what survives.

mod journal;
mod server;
mod splice;
