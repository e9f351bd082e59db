//! Forgetting order: Fisher–Yates with the random source of the operating system.

use zeroize::Zeroize;

use super::key::{self, RandomError};

/// Brings `items` into a random order, every order being equally likely.
///
/// After an error the items are all there, but their order must not be used.
pub fn shuffle<T>(items: &mut [T]) -> Result<(), RandomError> {
    let mut source = Words::new();
    shuffle_with(items, |bound| below(bound, || source.next()))
}

/// Fisher–Yates; `pick(n)` gives an index below `n`.
fn shuffle_with<T, E>(
    items: &mut [T],
    mut pick: impl FnMut(u64) -> Result<u64, E>,
) -> Result<(), E> {
    for last in (1..items.len()).rev() {
        let chosen = pick(last as u64 + 1)?;
        items.swap(last, chosen as usize);
    }
    Ok(())
}

/// A number below `bound`, all equally likely: words from the incomplete last
/// run of `bound` numbers are thrown away, since taking the remainder would
/// make small numbers likelier. `bound` is not zero.
fn below<E>(bound: u64, mut word: impl FnMut() -> Result<u64, E>) -> Result<u64, E> {
    let incomplete = (u64::MAX % bound + 1) % bound;
    loop {
        let drawn = word()?;
        if drawn <= u64::MAX - incomplete {
            return Ok(drawn % bound);
        }
    }
}

/// Random words, drawn many at a time and wiped afterwards: they are the order.
struct Words {
    drawn: [u64; 64],
    left: usize,
}

impl Words {
    fn new() -> Self {
        Self {
            drawn: [0; 64],
            left: 0,
        }
    }

    fn next(&mut self) -> Result<u64, RandomError> {
        if self.left == 0 {
            for word in &mut self.drawn {
                *word = u64::from_ne_bytes(key::random()?);
            }
            self.left = self.drawn.len();
        }
        self.left -= 1;
        self.drawn.get(self.left).copied().ok_or(RandomError)
    }
}

impl Drop for Words {
    fn drop(&mut self) {
        self.drawn.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};
    use std::convert::Infallible;

    use super::*;

    #[test]
    fn nothing_is_lost_and_nothing_doubled() {
        for len in [0, 1, 2, 100, 1_000] {
            let mut items: Vec<u32> = (0..len).collect();
            shuffle(&mut items).unwrap();
            items.sort_unstable();
            assert_eq!(items, (0..len).collect::<Vec<_>>());
        }
    }

    /// With every choice equally likely, every order is: the 5·4·3·2 possible
    /// choices lead to 120 different orders.
    #[test]
    fn every_choice_leads_to_an_order_of_its_own() {
        let mut orders = HashSet::new();
        for choice in 0..120_u64 {
            let mut rest = choice;
            let mut items = [0, 1, 2, 3, 4];
            let picked: Result<(), Infallible> = shuffle_with(&mut items, |bound| {
                let chosen = rest % bound;
                rest /= bound;
                Ok(chosen)
            });
            assert_eq!(picked, Ok(()));
            orders.insert(items);
        }
        assert_eq!(orders.len(), 120);
    }

    #[test]
    fn words_of_the_incomplete_run_are_thrown_away() {
        // 2^64 = 3 · 6148914691236517205 + 1: exactly the last word is unfair.
        let mut words = [u64::MAX, u64::MAX, u64::MAX - 1].into_iter();
        assert_eq!(below(3, || words.next().ok_or(())), Ok((u64::MAX - 1) % 3));
        // A power of two divides evenly: nothing is thrown away.
        assert_eq!(below(8, || Ok::<_, Infallible>(u64::MAX)), Ok(7));
        assert_eq!(below(1, || Ok::<_, Infallible>(u64::MAX)), Ok(0));
        // Just above half the range almost half of all words are thrown away.
        let bound = (1 << 63) + 1;
        let mut words = [bound, bound - 1].into_iter();
        assert_eq!(below(bound, || words.next().ok_or(())), Ok(bound - 1));
    }

    #[test]
    fn a_failing_source_is_an_error() {
        assert_eq!(
            shuffle_with(&mut [1, 2], |_| Err(RandomError)),
            Err(RandomError)
        );
    }

    /// χ² over the 24 orders of four items: 23 degrees of freedom, and beyond
    /// 90 with a probability below 10⁻⁹.
    #[test]
    fn the_orders_of_four_are_equally_frequent() {
        let mut seen: HashMap<[u8; 4], f64> = HashMap::new();
        for _ in 0..24_000 {
            let mut items = [0, 1, 2, 3];
            shuffle(&mut items).unwrap();
            *seen.entry(items).or_default() += 1.0;
        }
        let chi2: f64 = seen.values().map(|n| (n - 1_000.0).powi(2) / 1_000.0).sum();
        assert_eq!(seen.len(), 24);
        assert!(chi2 < 90.0, "χ² = {chi2}");
    }
}
