//! Content packs: data files to domain types.
