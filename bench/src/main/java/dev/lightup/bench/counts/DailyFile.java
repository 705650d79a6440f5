package dev.lightup.bench.counts;

import dev.lightup.bench.BenchFigure;
import dev.lightup.bench.stepped.KeptDirectory;
import dev.lightup.bench.stepped.SteppedStack;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// A file that comes every day and says mostly what it said the day before: what it writes, counted at some size and told for the largest one.
/// Pages are not in it.
final class DailyFile {
    private static final int ROWS = 2_000;
    private static final int LARGEST = 200_000;
    /// One row of so many says something else than the day before.
    private static final int CHANGED = 50;
    private static final double BUDGET = 1_000_000;

    private DailyFile() {}

    static List<BenchFigure> figures(Path site) {
        List<BenchFigure> figures = new ArrayList<>();
        for (boolean subscriptions : new boolean[]{false, true}) {
            var units = new CapacityUnits();
            try (var stack = new SteppedStack(site, Instant.parse("2026-03-10T09:15:00Z"), units::between)) {
                upload(stack, subscriptions, 0);
                stack.pass(Duration.ofDays(1));
                double before = units.written();
                upload(stack, subscriptions, 1);
                double all = (units.written() - before) * LARGEST / ROWS;
                figures.add(new BenchFigure(
                        "a day's file of 200,000 rows, 2 % of them changed, "
                                + (subscriptions ? "each with a" : "without a")
                                + " subscription: write units (counted at 2,000 rows)",
                        String.format(Locale.ROOT, "%,.0f", all), "<= 1,000,000", all <= BUDGET));
            }
        }
        return figures;
    }

    private static void upload(SteppedStack stack, boolean subscriptions, int day) {
        byte[] file = file(stack.now(), subscriptions, day).getBytes(StandardCharsets.UTF_8);
        stack.upload(KeptDirectory.FILES, sha256(file), file.length, () -> new ByteArrayInputStream(file));
        stack.apply();
        stack.readIn(KeptDirectory.NORDVIK, () -> true);
    }

    private static String file(Instant now, boolean subscriptions, int day) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var text = new StringBuilder("Report date,Reseller no,Reseller,Customer ID,Customer,Subscription,Article,Seats,"
                + "Assigned,In use,Status,Term end\n");
        for (int row = 0; row < ROWS; row++) {
            int seats = 10 + (row % CHANGED == 0 ? day : 0);
            text.append(
                    "%s,P-%d,Partner %d,C-%d,Customer %d,%s,A-%d,%d,8,5,active,2027-02-28\n".formatted(today, row % 40,
                            row % 40, row / 2, row / 2, subscriptions ? "S-" + row : "", row % 2, seats));
        }
        return text.toString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
