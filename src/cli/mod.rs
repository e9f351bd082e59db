//! Subcommands over the use cases.
