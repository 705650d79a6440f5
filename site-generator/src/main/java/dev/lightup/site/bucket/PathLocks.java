package dev.lightup.site.bucket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/// One holder of a path at a time: among threads by a lock in memory (a file lock belongs to the whole process), among processes
/// by a lock on one of {@value #SHARDS} files. The system frees it when a process dies.
final class PathLocks {
    private static final int SHARDS = 64;
    private static final long AGAIN_NANOS = 100_000;

    private final Path folder;
    private final List<ReentrantLock> locks = IntStream.range(0, SHARDS).mapToObj(_ -> new ReentrantLock()).toList();

    PathLocks(Path folder) {
        this.folder = folder;
    }

    /// Work on the files of a path.
    interface Work<T> {
        T run() throws IOException;
    }

    <T> T under(String path, Work<T> work) {
        int shard = Math.floorMod(path.hashCode(), SHARDS);
        ReentrantLock lock = locks.get(shard);
        lock.lock();
        try (FileChannel channel = FileChannel.open(folder.resolve(Integer.toString(shard)), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock held = lock(channel)) {
            if (!held.isValid()) {
                throw new IOException("lost the lock of shard " + shard);
            }
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException("at " + path, e);
        } finally {
            lock.unlock();
        }
    }

    /// Waits also for another bucket of this process over the same folder, which the system reports instead of waiting.
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException _) {
                LockSupport.parkNanos(AGAIN_NANOS);
            }
        }
    }
}
