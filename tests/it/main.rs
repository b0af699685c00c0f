//! Every test that looks at anpai from outside, in one binary: its modules mirror `src/`. See tests/README.md.

#![allow(clippy::disallowed_methods, reason = "tests make and spoil files")]

mod check;
#[cfg(feature = "desk")]
mod desk;
mod diff;
mod documents;
mod fix;
mod import;
mod keys;
mod layers;
mod load;
mod manuals;
mod messages;
mod next_year;
mod outline;
mod plausible;
mod random;
mod report;
mod returns;
mod robust;
mod rules;
mod schema;
mod support;
mod verify;
mod write;
