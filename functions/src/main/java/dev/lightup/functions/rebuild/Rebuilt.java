package dev.lightup.functions.rebuild;

import java.util.List;

/// What a rebuild found.
///
/// @param events raw events that were read
/// @param subjects subjects that they speak of
/// @param differences what differed, sorted, the first {@link #MOST}
/// @param more how many more there were
/// @param rewritten whether what differed was made good
/// @param whole whether everything was looked at in the time there was
public record Rebuilt(long events, long subjects, List<Difference> differences, long more, boolean rewritten,
        boolean whole) {
    /// How many differences are told one by one.
    public static final int MOST = 1_000;

    public Rebuilt {
        differences = List.copyOf(differences);
    }
}
