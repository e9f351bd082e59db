//! Keys, vaults, codes and sealed ballots.
//!
//! This floor assembles primitives and owns none: Argon2id, XChaCha20-Poly1305,
//! HPKE (RFC 9180) and SHA-256 come from their crates. It knows bytes, keys
//! and words typed by people; it knows no table, no screen and no meeting.
//! `docs/crypto.md` says what each part promises and what it does not.
//!
//! | module | what it answers |
//! | --- | --- |
//! | [`key`] | where random bytes come from, how a secret is held |
//! | [`passphrase`], [`kdf`] | how what a person types becomes a key |
//! | [`wrap`], [`recovery`] | how a key is kept in a file, and got back |
//! | [`column`](mod@column) | how a text is kept so that only its author reads it |
//! | [`mailbox`], [`office`], [`person`] | how one hands in what only another can read |
//! | [`ballot`] | how a vote is sealed, and opened |
//! | [`code`](mod@code) | what is printed on a voting slip, and typed back |
//! | [`share`] | how two people hold one key |
//! | [`receipt`] | how a voter finds the own ballot in the list |
//! | [`merkle`] | what is written into the minutes when the box is closed |
//! | [`digest`] | what a set-up is bound by |
//! | [`shuffle`] | how order is forgotten |
//! | [`hygiene`] | how the process keeps its memory to itself |

mod aead;
pub mod ballot;
pub mod code;
pub mod column;
mod crockford;
pub mod digest;
#[cfg(test)]
mod format_tests;
#[cfg(test)]
mod hex;
pub mod hygiene;
pub mod kdf;
pub mod key;
pub mod mailbox;
pub mod merkle;
pub mod office;
mod padding;
pub mod passphrase;
pub mod person;
pub mod receipt;
pub mod recovery;
pub mod share;
pub mod shuffle;
mod typed;
pub mod wrap;

pub use crockford::BadSymbol;
