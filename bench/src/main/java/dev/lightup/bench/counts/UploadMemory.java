package dev.lightup.bench.counts;

import dev.lightup.bench.BenchFigure;
import dev.lightup.bench.stepped.KeptDirectory;
import dev.lightup.bench.stepped.SteppedStack;
import dev.lightup.ledger.imports.ImportTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// What a process holds while it keeps the largest file: measured each time when rows are written, after everything that nobody holds is gone.
final class UploadMemory {
    private static final int ROWS = 200_000;
    private static final int TOGETHER = 1_000;
    private static final long MEGABYTE = 1024L * 1024;
    private static final int COLLECTIONS = 2;
    private static final long BUDGET = 64;

    private UploadMemory() {}

    static List<BenchFigure> figures(Path site) throws IOException {
        try (var stack = new SteppedStack(site, Instant.parse("2026-03-10T09:15:00Z"))) {
            MessageDigest digest = sha256();
            long size;
            try (var file = new DigestInputStream(file(), digest)) {
                size = file.transferTo(OutputStream.nullOutputStream());
            }
            stack.upload(KeptDirectory.FILES, HexFormat.of().formatHex(digest.digest()), size, UploadMemory::file);
            long idle = live();
            var most = new AtomicLong();
            var kept = new AtomicBoolean();
            long begin = System.nanoTime();
            stack.readIn(KeptDirectory.NORDVIK, () -> {
                // asked before rows or labels are written, and before the first piece is read in, which is not measured
                kept.set(stack.ledger()
                        .imports()
                        .of(KeptDirectory.NORDVIK)
                        .stream()
                        .anyMatch(task -> task.stage() == ImportTask.Stage.READING));
                if (!kept.get()) {
                    most.accumulateAndGet(live(), Math::max);
                }
                return !kept.get();
            });
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (!kept.get()) {
                throw new IllegalStateException("the file is not kept");
            }
            // what a process holds for other reasons may go meanwhile
            long above = (most.get() - Math.min(idle, live())) / MEGABYTE;
            return List.of(
                    new BenchFigure("a file of 200,000 rows while it is kept: most memory above idle", above + " MB",
                            "<= 64 MB", above <= BUDGET),
                    BenchFigure.plain("the same, on the embedded table, with the measuring",
                            String.format(Locale.ROOT, "%.0f s", seconds)));
        }
    }

    private static long live() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// Some 25 MB: 20,000 customers of 40 partners, made while it is read.
    private static InputStream file() {
        return new InputStream() {
            private InputStream part = new ByteArrayInputStream(
                    ("Report date,Reseller no,Reseller,Customer ID,Customer,"
                            + "Subscription,Article,Seats,Assigned,In use,Status,Term end\n")
                            .getBytes(StandardCharsets.UTF_8));
            private int rows;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0];
            }

            @Override
            public int read(byte[] to, int from, int length) throws IOException {
                int read = part.read(to, from, length);
                while (read < 0 && rows < ROWS) {
                    part = new ByteArrayInputStream(UploadMemory.rows(rows));
                    rows += TOGETHER;
                    read = part.read(to, from, length);
                }
                return read;
            }
        };
    }

    private static byte[] rows(int from) {
        var text = new StringBuilder();
        for (int row = from; row < from + TOGETHER; row++) {
            text.append("2026-03-09,P-%d,Partner %d,C-%d,Customer number %d,S-%d,A-%d,10,8,5,active,2027-02-28\n"
                    .formatted(row % 40, row % 40, row / 10, row / 10, row, row % 10));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
