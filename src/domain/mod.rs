//! The work's own words and rules.
