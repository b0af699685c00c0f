//! Turns an annual work plan into the official documents that carry it out.
//!
//! ```text
//! plan/2023/*.yaml ─load→ Plan ─check→ CheckedPlan ─assign→ [Document] ─render→ [Source] ─typeset→ [Artifact] ─write→ output/2023/
//! ```
//!
//! One module per arrow, in `pipeline`. A stage knows the type it is given and the type it makes, and no other stage.
//! What the arrows carry is in `model`, what is known of Chinese text in `hanzi`; `year` is what people do around a
//! build, `report` how findings are told, `cli` the commands.

pub mod pipeline;

pub mod model;

pub mod hanzi;

pub mod year;

pub mod report;

#[cfg(feature = "desk")]
pub mod desk;

pub mod cli;
