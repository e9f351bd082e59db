//! The same work on many things, on as many threads as the machine has.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::{Error, Progress};

/// Works on every item and returns what came of each, in the order of the
/// items. The thread that the caller waits on takes a share, reports progress
/// and asks whether anybody still wants it.
///
/// # Errors
/// [`Error::Cancelled`], or the first error of the work itself.
pub(super) fn each<T: Sync, R: Send>(
    items: &[T],
    progress: &dyn Progress,
    work: impl Fn(&T) -> Result<R, Error> + Sync,
) -> Result<Vec<R>, Error> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = items.len().div_ceil(threads).max(1);
    let (done, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let do_share = |share: &[T], report: Option<&dyn Progress>| {
        let mut results = Vec::with_capacity(share.len());
        for item in share {
            if stop.load(Ordering::Relaxed) {
                return Err(Error::Cancelled);
            }
            results.push(work(item).inspect_err(|_| stop.store(true, Ordering::Relaxed))?);
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if let Some(progress) = report {
                progress.step(done, items.len());
                if progress.cancelled() {
                    stop.store(true, Ordering::Relaxed);
                }
            }
        }
        Ok(results)
    };
    std::thread::scope(|scope| {
        let mut shares = items.chunks(share);
        let own = shares.next().unwrap_or_default();
        let others: Vec<_> = shares
            .map(|share| scope.spawn(|| do_share(share, None)))
            .collect();
        let mut all = vec![do_share(own, Some(progress))];
        for other in others {
            all.push(other.join().unwrap_or(Err(Error::Cancelled)));
        }
        // Whoever was stopped by another's error says only that it was stopped.
        let cause = |result: &Result<Vec<R>, Error>| matches!(result, Err(error) if !matches!(error, Error::Cancelled));
        if let Some(place) = all.iter().position(cause) {
            all.swap(0, place);
        }
        let mut results = Vec::with_capacity(items.len());
        for result in all {
            results.extend(result?);
        }
        Ok(results)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::usecase::Silent;

    struct Impatient;

    impl Progress for Impatient {
        fn step(&self, _: usize, _: usize) {}

        fn cancelled(&self) -> bool {
            true
        }
    }

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        for count in [0, 1, 2, 3, 1_000] {
            let items: Vec<usize> = (0..count).collect();
            let doubled = each(&items, &Silent, |item| Ok(item * 2)).unwrap();
            assert_eq!(doubled, (0..count).map(|n| n * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_error_on_any_thread_is_the_one_that_is_told() {
        for bad in [0, 499, 999] {
            let items: Vec<usize> = (0..1_000).collect();
            let failed = each(&items, &Silent, |item| {
                if *item == bad {
                    Err(Error::OtherBox)
                } else {
                    Ok(())
                }
            });
            assert!(matches!(failed, Err(Error::OtherBox)), "{bad}");
        }
    }

    #[test]
    fn who_gives_up_gets_nothing() {
        let items: Vec<usize> = (0..1_000).collect();
        let given_up = each(&items, &Impatient, |_| Ok(()));
        assert!(matches!(given_up, Err(Error::Cancelled)));
    }
}
