//! Turns an annual work plan into the official documents that carry it out.
//!
//! ```text
//! plan/2023/*.yaml ─load→ Plan ─check→ CheckedPlan ─assign→ [Document] ─render→ [Source] ─typeset→ [Artifact] ─write→ output/2023/
//! ```
//!
//! One module per arrow. A stage knows the type it is given and the type it makes, and no other stage.
//!
//! Beside the pipeline: `import` makes a plan from a notice, `roll` from last year's plan, `fix` mends one, `diff` compares
//! two; `verify` measures pages, `docx` writes a draft for review, `watch` builds on every save.

pub mod assign;
pub mod build;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod diff;
pub mod document;
pub mod docx;
pub mod error;
pub mod fix;
pub mod hash;
pub mod import;
pub mod inline;
pub mod lang;
pub mod load;
pub mod place;
pub mod plan;
pub mod render;
pub mod roll;
pub mod rules;
pub mod schema;
pub mod timing;
pub mod typeset;
pub mod verify;
pub mod watch;
pub mod write;
