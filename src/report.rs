//! How findings are told: to people, to other programs, and in the manual.

pub mod machine;
pub mod manual;
pub mod text;
