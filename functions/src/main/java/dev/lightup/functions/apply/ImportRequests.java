package dev.lightup.functions.apply;

/// Makes the files of a tenant be read in, at once or soon. Asking again while that goes on does no harm.
@FunctionalInterface
public interface ImportRequests {
    /// Asks for one more lane.
    void run(String tenant);
}
