//! What several tests need: a folder to build in, and readers that we did not write.

pub(crate) mod fuzz;
pub(crate) mod manual;
pub(crate) mod plausible;
pub(crate) mod workplace;
pub(crate) mod xml;
