//! The unit's data file and the ballot box file.
