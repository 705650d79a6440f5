package dev.lightup.ledger.item;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A part that is made when it is first asked for; by threads at once more than once, so each must be as good as the other. Thread-safe.
///
/// @param <T> the part
public final class LazyPart<T> implements Supplier<T> {
    private final Supplier<T> make;
    private volatile @Nullable T made;

    public LazyPart(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public T get() {
        T part = made;
        if (part == null) {
            part = make.get();
            made = part;
        }
        return part;
    }
}
