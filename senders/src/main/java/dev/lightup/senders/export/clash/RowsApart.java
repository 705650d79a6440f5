package dev.lightup.senders.export.clash;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rows of a file that do not count for what other rows of it say, wherever these stand.
///
/// @param contradicting rows that say of their subscription what others do not, for each kind of contradiction: left out
/// @param untold steps from line to line of the rows that count, and yet do not tell their subscription: another row of it was left out
public record RowsApart(List<Lines> contradicting, String untold) {
    /// No row is apart.
    public static final RowsApart NONE = new RowsApart(List.of(), "");

    public RowsApart {
        contradicting = List.copyOf(contradicting);
    }

    /// Rows of one kind.
    ///
    /// @param why what the sender is told of each
    /// @param steps from line to line
    public record Lines(String why, String steps) {
        private static final String NEXT = ",";

        /// What is written of lines: how far each is from the one before, which packs well however many they are.
        public static String steps(int[] lines) {
            var text = new StringBuilder();
            int before = 0;
            for (int line : lines) {
                text.append(text.isEmpty() ? "" : NEXT).append(line - before);
                before = line;
            }
            return text.toString();
        }

        /// The lines that are written so.
        public static Set<Long> lines(String steps) {
            Set<Long> lines = new HashSet<>();
            long line = 0;
            for (String step : steps.isEmpty() ? new String[0] : steps.split(NEXT)) {
                line += Long.parseLong(step);
                lines.add(line);
            }
            return lines;
        }
    }

    /// What is told of the lines that are left out.
    public Map<Long, String> leftOut() {
        Map<Long, String> why = new HashMap<>();
        contradicting.forEach(kind -> Lines.lines(kind.steps()).forEach(line -> why.put(line, kind.why())));
        return why;
    }

    /// The lines that do not tell their subscription.
    public Set<Long> silent() {
        return Lines.lines(untold);
    }
}
