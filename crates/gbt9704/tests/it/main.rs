//! The gate on PDFs that the tests write themselves: no typesetter, no fonts.

#![allow(clippy::disallowed_methods, reason = "tests make and spoil files")]

mod headings;
mod hostile;
mod paper;
mod unmeasured;
