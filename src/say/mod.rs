//! One place that turns an error into a sentence.
