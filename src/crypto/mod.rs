//! Keys, vaults, codes and sealed ballots.
