//! What the notice has said, and where the bracket stands: by that it is read.

/// How a bracket is read.
#[derive(Debug, Clone, Default)]
pub(in crate::year::import) struct Manner {
    /// Whether the notice has said that the first of a list leads.
    pub(in crate::year::import) first_leads: bool,
    /// Whether a mere list of names is a responsibility: in 〔〕 and 【】, but （） must hold units alone.
    pub(in crate::year::import) square: bool,
    /// Whether it follows a unit's name, as （食安办） follows 区政府办: then it is a part of that name.
    pub(in crate::year::import) after_unit: bool,
    /// Who the notice has said does everything: 以下均需试点城市政府落实，不再列出.
    pub(in crate::year::import) standing: Vec<String>,
}
