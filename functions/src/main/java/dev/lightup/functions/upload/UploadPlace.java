package dev.lightup.functions.upload;

import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/// Where announced files are uploaded to. What lies there is as it was sent, and is gone as soon as it was read in, within a day in any case.
/// Implementations are thread-safe.
public interface UploadPlace {
    /// A place for a process to which nobody announces a file.
    UploadPlace NONE = new UploadPlace() {
        @Override
        public UploadAddress address(RawEvent.FileApart file, Instant now) {
            throw new IllegalStateException("this process has no place for uploads");
        }

        @Override
        public Optional<InputStream> open(RawEvent.FileApart file) {
            throw new IllegalStateException("this process has no place for uploads");
        }

        @Override
        public void delete(RawEvent.FileApart file) {
            throw new IllegalStateException("this process has no place for uploads");
        }

        @Override
        public void forget(String tenant) {
            throw new IllegalStateException("this process has no place for uploads");
        }
    };

    /// An address at which exactly that file may be put, for a while.
    UploadAddress address(RawEvent.FileApart file, Instant now);

    /// What was put there; empty while nothing was. The caller closes it.
    Optional<InputStream> open(RawEvent.FileApart file);

    /// Takes out what was put there, if anything was.
    void delete(RawEvent.FileApart file);

    /// Takes out what else there is of a tenant that has left, whose files were taken out one by one.
    void forget(String tenant);

    /// Where the file of an event lies: below one folder, which alone is cleaned up.
    static String path(RawKey key) {
        return "uploads/" + key.tenant() + "/" + key.hash();
    }
}
