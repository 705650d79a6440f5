package dev.lightup.senders.export.clash;

import dev.lightup.ledger.key.KeyIds;
import dev.lightup.senders.export.clash.SubscriptionClaim.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Finds the subscriptions of which a file's rows contradict each other, wherever these stand: rows of one subscription may be about several
/// customers and SKUs, and so in several pieces. Whatever a file holds, of a row hashes are kept and its line. Used by one thread.
public final class SubscriptionClaims {
    private static final List<Point> POINTS = List.of(Point.values());
    private static final int HASH = 14;
    private static final int HEX = 16;

    /// What the rows of one subscription and moment say.
    private static final class Said {
        private final long id;
        /// Of each point what the first row says that says anything; 0 where none does.
        private final long[] first = new long[POINTS.size()];
        private final Set<Point> differ = EnumSet.noneOf(Point.class);
        private int[] lines = new int[1];
        private int count;

        Said(long id) {
            this.id = id;
        }

        void see(SubscriptionClaim claim) {
            for (int at = 0; at < POINTS.size(); at++) {
                Point point = POINTS.get(at);
                Optional<Long> said = claim.said(point).map(SubscriptionClaims::hash);
                if (said.isPresent() && first[at] == 0) {
                    first[at] = said.get();
                } else if (said.isPresent() && first[at] != said.get()) {
                    differ.add(point);
                }
            }
        }

        void line(int line) {
            if (count == lines.length) {
                lines = Arrays.copyOf(lines, 2 * count);
            }
            lines[count++] = line;
        }
    }

    private final Map<Long, Said> subscriptions = new HashMap<>();
    private final Set<Long> unread = new HashSet<>();

    /// Takes in a row that can be read.
    public void see(long line, SubscriptionClaim claim) {
        said(claim).line(Math.toIntExact(line));
    }

    /// Takes in a row that is left out, of which the subscription can be read.
    public void seeUnread(SubscriptionClaim claim) {
        unread.add(said(claim).id);
    }

    private Said said(SubscriptionClaim claim) {
        long id = hash(claim.id());
        Said said = subscriptions.computeIfAbsent(hash(claim.asOf() + " " + claim.id()), _ -> new Said(id));
        said.see(claim);
        return said;
    }

    private static long hash(String text) {
        return Math.max(1, Long.parseLong(KeyIds.hash(HASH, KeyIds.utf8(text)), HEX));
    }

    /// The rows that contradict each other, and those of subscriptions that are not told.
    public RowsApart apart() {
        Map<String, List<Said>> contradicting = new TreeMap<>();
        List<Said> untold = new ArrayList<>();
        for (Said said : subscriptions.values()) {
            if (said.count > 0 && !said.differ.isEmpty()) {
                contradicting.computeIfAbsent(why(said.differ), _ -> new ArrayList<>()).add(said);
            } else if (said.count > 0 && unread.contains(said.id)) {
                untold.add(said);
            }
        }
        return new RowsApart(contradicting.entrySet()
                .stream()
                .map(one -> new RowsApart.Lines(one.getKey(), RowsApart.Lines.steps(lines(one.getValue()))))
                .toList(), RowsApart.Lines.steps(lines(untold)));
    }

    private static String why(Set<Point> differ) {
        return "another row of this `subscription` has another "
                + differ.stream().map(point -> "`" + point.word() + "`").collect(Collectors.joining(" and "));
    }

    private static int[] lines(List<Said> some) {
        return some.stream().flatMapToInt(said -> Arrays.stream(said.lines, 0, said.count)).sorted().toArray();
    }
}
