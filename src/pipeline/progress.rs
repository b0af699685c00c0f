//! Who follows a build.

/// Follows a build: how many files are to be made, and each one as it is done.
#[derive(Clone, Copy)]
pub struct Progress<'a> {
    /// Called once.
    pub begin: &'a (dyn Fn(usize) + Sync),
    /// Called with the path of each finished file.
    pub done: &'a (dyn Fn(&str) + Sync),
}
