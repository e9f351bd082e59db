//! The word lists of the rules, ready to be looked for.

/// The word lists of the rules, ready to be looked for. Made once: making it
/// takes longer than reading a page with it.
#[derive(Clone)]
pub struct Words(());
