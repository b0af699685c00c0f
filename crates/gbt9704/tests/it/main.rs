//! The gate on PDFs that the tests write themselves: no typesetter, no fonts.

mod headings;
mod hostile;
mod paper;
mod unmeasured;
