package dev.lightup.demo.channel;

import java.util.List;
import java.util.SplittableRandom;

/// Seeded chance. Not thread-safe.
public final class SeededRandom {
    private final SplittableRandom random;

    SeededRandom(long seed) {
        random = new SplittableRandom(seed);
    }

    /// Chance for one thing among many: the same whatever else is told.
    public static SeededRandom of(long seed, String what, long which) {
        return new SeededRandom(mix(mix(mix(seed) ^ what.hashCode()) ^ which));
    }

    /// The finaliser of SplitMix64: spreads neighbouring numbers over all 64 bits.
    static long mix(long z) {
        long a = (z + 0x9e3779b97f4a7c15L);
        a = (a ^ (a >>> 30)) * 0xbf58476d1ce4e5b9L;
        a = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return a ^ (a >>> 31);
    }

    /// A whole number from `least` to `most`, both included.
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /// A number from `least` up to `most`.
    public double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    /// True that many times in a hundred.
    public boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    public long bits() {
        return random.nextLong();
    }
}
