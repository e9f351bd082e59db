//! The formulas, each with its source. Counts are per grade, best grade first.

/// The 97.5 % point of the standard normal distribution, for 95 % intervals.
const Z_95: f64 = 1.959_963_984_540_054;

/// Mean of the scores over the answers; `None` without answers.
#[must_use]
pub fn mean(counts: &[u32], scores: &[f64]) -> Option<f64> {
    let n: u32 = counts.iter().sum();
    let sum: f64 = counts
        .iter()
        .zip(scores)
        .map(|(count, score)| f64::from(*count) * score)
        .sum();
    (n > 0).then(|| sum / f64::from(n))
}

/// Sample variance (n − 1) of the scores; `None` below two answers.
#[must_use]
pub fn variance(counts: &[u32], scores: &[f64]) -> Option<f64> {
    let n: u32 = counts.iter().sum();
    if n < 2 {
        return None;
    }
    let mean = mean(counts, scores)?;
    let squares: f64 = counts
        .iter()
        .zip(scores)
        .map(|(count, score)| f64::from(*count) * (score - mean).powi(2))
        .sum();
    Some(squares / f64::from(n - 1))
}

/// Standard deviation (n − 1) of the scores; `None` below two answers.
#[must_use]
pub fn deviation(counts: &[u32], scores: &[f64]) -> Option<f64> {
    variance(counts, scores).map(f64::sqrt)
}

/// Wilson's 95 % score interval of a rate of `hits` in `n`, within [0, 1];
/// `None` for n = 0.
///
/// Wilson, E. B. (1927): Probable inference, the law of succession, and
/// statistical inference. JASA 22, 209–212.
#[must_use]
pub fn wilson(hits: u32, n: u32) -> Option<(f64, f64)> {
    if n == 0 || hits > n {
        return None;
    }
    let count = f64::from(n);
    let rate = f64::from(hits) / count;
    let z2 = Z_95 * Z_95;
    let centre = rate + z2 / (2.0 * count);
    let spread = Z_95 * (rate * (1.0 - rate) / count + z2 / (4.0 * count * count)).sqrt();
    let scale = 1.0 + z2 / count;
    // The exact bounds lie within [0, 1]; rounding may not.
    let low = if hits == 0 {
        0.0
    } else {
        ((centre - spread) / scale).max(0.0)
    };
    let high = if hits == n {
        1.0
    } else {
        ((centre + spread) / scale).min(1.0)
    };
    Some((low, high))
}

/// Within-group agreement `r_wg` on a scale of A = `counts.len()` grades:
/// `1 − s²/σ²_EU` with `σ²_EU = (A² − 1)/12`, the variance if answers were spread
/// evenly, and s² (n − 1) over the places 1…A; not below 0. `None` below two
/// answers or two grades.
///
/// James, L. R., Demaree, R. G., Wolf, G. (1984): Estimating within-group
/// interrater reliability with and without response bias. Journal of Applied
/// Psychology 69, 85–98.
#[must_use]
pub fn agreement(counts: &[u32]) -> Option<f64> {
    let grades = counts.len();
    if grades < 2 {
        return None;
    }
    let places: Vec<f64> = (1..=grades).map(|place| place as f64).collect();
    let expected = ((grades * grades) as f64 - 1.0) / 12.0;
    Some((1.0 - variance(counts, &places)? / expected).max(0.0))
}

/// Agreement in words; the number alone would be jargon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Consensus {
    /// 意见集中
    Concentrated,
    /// 有分歧
    Divided,
    /// 两极: answers are spread at least as widely as by chance.
    Poles,
}

impl Consensus {
    /// The word for an [`agreement`]: 0.70 is the customary bound from which a
    /// group is said to agree (`LeBreton` & Senter 2008, Organizational
    /// Research Methods 11, 815–852).
    #[must_use]
    pub fn of(agreement: f64) -> Self {
        if agreement >= 0.7 {
            Self::Concentrated
        } else if agreement > 0.0 {
            Self::Divided
        } else {
            Self::Poles
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64, within: f64) {
        assert!((left - right).abs() < within, "{left} is not {right}");
    }

    #[test]
    fn wilson_meets_the_published_intervals() {
        for (hits, n, low, high, within) in [
            (18, 20, 0.698_966_354_8, 0.972_133_518_8, 1e-9),
            (4, 20, 0.080_657_662_6, 0.416_017_432_3, 1e-9),
            (1, 30, 0.005_908_59, 0.166_703_91, 1e-8),
            (0, 30, 0.0, 0.113_513_39, 1e-8),
        ] {
            let (a, b) = wilson(hits, n).unwrap();
            close(a, low, within);
            close(b, high, within);
        }
    }

    #[test]
    fn wilson_stays_between_nothing_and_all() {
        assert_eq!(wilson(38, 38).unwrap().1.to_bits(), 1.0_f64.to_bits());
        assert_eq!(wilson(0, 77).unwrap().0.to_bits(), 0.0_f64.to_bits());
        for n in 1..200 {
            for hits in 0..=n {
                let (low, high) = wilson(hits, n).unwrap();
                let rate = f64::from(hits) / f64::from(n);
                assert!(
                    0.0 <= low && low <= rate && rate <= high && high <= 1.0,
                    "{hits}/{n}"
                );
            }
        }
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(2, 1), None);
    }

    #[test]
    fn agreement_meets_the_reference_value() {
        // 4 4 5 4 3 5 4 4 on five grades
        let counts = [0, 0, 1, 5, 2];
        close(
            variance(&counts, &[1.0, 2.0, 3.0, 4.0, 5.0]).unwrap(),
            0.410_714_285_7,
            1e-9,
        );
        close(agreement(&counts).unwrap(), 0.794_642_857_1, 1e-9);
    }

    #[test]
    fn agreement_is_one_when_all_say_the_same_and_nothing_at_two_poles() {
        close(agreement(&[0, 7, 0, 0]).unwrap(), 1.0, 1e-12);
        close(agreement(&[4, 0, 0, 4]).unwrap(), 0.0, 1e-12);
        assert_eq!(agreement(&[1, 0, 0, 0]), None);
        assert_eq!(Consensus::of(1.0), Consensus::Concentrated);
        assert_eq!(Consensus::of(0.4), Consensus::Divided);
        assert_eq!(Consensus::of(0.0), Consensus::Poles);
    }

    #[test]
    fn mean_and_deviation_follow_the_score_table() {
        // 100 100 80 40: mean 80, squares 400 + 400 + 0 + 1600 over 3
        let (counts, scores) = ([2, 1, 0, 1], [100.0, 80.0, 60.0, 40.0]);
        close(mean(&counts, &scores).unwrap(), 80.0, 1e-12);
        close(
            deviation(&counts, &scores).unwrap(),
            800.0_f64.sqrt(),
            1e-12,
        );
        assert_eq!(mean(&[0, 0], &[1.0, 2.0]), None);
        assert_eq!(deviation(&[0, 1], &[1.0, 2.0]), None);
    }
}
