//! Samples shared out among threads so that the result does not depend on how many there are.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::Sampling;
use crate::analysis::Random;

/// The fewest samples that are worth a part of their own.
const SMALLEST: usize = 1024;
/// The most parts, so that what they counted fits into memory.
const MOST: usize = 256;

/// A part of the samples, always the same for the same settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Which one.
    pub(super) place: usize,
    /// How many samples it holds.
    pub(super) samples: usize,
}

/// What the numbers are drawn for: each has a stream of its own.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stream {
    /// The samples of weights and facts.
    Ranks,
    /// The fresh samples of facts.
    Fresh,
}

impl Part {
    /// All parts of some samples, in order.
    fn all(samples: usize) -> Vec<Self> {
        let size = samples
            .div_ceil(MOST)
            .max(SMALLEST)
            .next_multiple_of(SMALLEST);
        let starts = (0..samples).step_by(size);
        let part = |(place, start): (usize, usize)| Self {
            place,
            samples: size.min(samples - start),
        };
        starts.enumerate().map(part).collect()
    }

    /// The numbers of this part.
    pub(super) fn random(self, seed: u64, stream: Stream) -> Random {
        let apart = match stream {
            Stream::Ranks => 0x5241_4e4b,
            Stream::Fresh => 0x4652_4553,
        };
        let begin = Random::new(seed).bits();
        let begin = Random::new(begin ^ apart).bits();
        Random::new(Random::new(begin ^ self.place as u64).bits())
    }
}

/// Does every part of the work; the results stand in the order of the parts.
pub(super) fn in_parts<T: Send>(sampling: Sampling, work: impl Fn(Part) -> T + Sync) -> Vec<T> {
    let parts = Part::all(sampling.samples);
    let threads = sampling.threads.clamp(1, parts.len().max(1));
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        while let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push((part.place, work(*part)));
        }
        done
    };
    let mut all = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(take)).collect();
        let mut all = take();
        for other in others {
            all.extend(other.join().expect("a thread that samples does not panic"));
        }
        all
    });
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn parts_hold_all_samples_and_are_few() {
        for samples in [1, 1000, 1024, 1025, 16_384, 4_000_000, 100_000_000] {
            let parts = Part::all(samples);
            assert_eq!(
                parts.iter().map(|part| part.samples).sum::<usize>(),
                samples
            );
            assert!(parts.len() <= 256);
        }
    }
}
