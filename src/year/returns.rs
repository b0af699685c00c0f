//! What came of it: files that came back → what each unit reports → the ledger, and what is written from it.
//!
//! ```text
//! returns/2023/上半年/* ─read→ [Filled] ─compare→ [Judged] ─decide→ Ledger ─print→ 台账.xlsx ledger.json index.html 催报函 …
//! ```
//!
//! Four rooms: `read` knows files and cells and nothing of what is right; `compare` says of each cell whether it is
//! taken, asked back or set aside; `decide` says which file counts and whose figure stands; `print` writes it down.
//! The law that holds through all of them: cells read = accepted + asked back + set aside, for each file and in all.

pub mod cell;
pub mod collect;
pub mod compare;
pub mod decide;
pub mod print;
pub mod read;
pub mod tally;
