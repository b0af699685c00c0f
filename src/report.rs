//! How findings are told: to people, to other programs, and in the manual. One catalogue knows all codes.

pub mod catalogue;
pub mod github;
pub mod json;
pub mod manual;
mod region;
pub mod sarif;
pub mod text;
