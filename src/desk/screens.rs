//! The screens: what each shows, as plain values for its template.

pub(super) mod build;
pub(super) mod changes;
pub(super) mod compare;
pub(super) mod head;
pub(super) mod home;
pub(super) mod opinions;
pub(super) mod returns;
pub(super) mod text;
pub(super) mod units;
mod view;
