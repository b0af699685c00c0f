//! The next year's draft: of the shipped plan, and of plans written in every way that YAML has.

mod cases;
mod draft;
mod random;
mod shipped;
