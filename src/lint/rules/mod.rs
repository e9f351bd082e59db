//! The rules, one file each.

pub(in crate::lint) mod claims;
pub(in crate::lint) mod copied;
pub(in crate::lint) mod unmentioned;
