//! The `zhaojing` binary.

fn main() {}
