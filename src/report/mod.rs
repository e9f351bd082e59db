//! Documents and tables as neutral blocks, and their writers.
