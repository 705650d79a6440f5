package dev.lightup.senders.export.csv;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// The lines of a text by their number, of which only those are held that somebody may still look at. Used by one thread.
public final class LineWindow {
    /// So many are let go of at a time: each time moves those that stay.
    private static final int TOGETHER = 64;

    private final Iterator<String> rest;
    private final List<String> held = new ArrayList<>();
    private int first;

    /// @param lines the lines in their order, read as they are looked at
    public LineWindow(Iterator<String> lines) {
        this.rest = lines;
    }

    /// The lines of a text that is there as a whole.
    public static LineWindow of(String text) {
        return new LineWindow(text.lines().iterator());
    }

    /// Whether there is a line of that number, from 0.
    public boolean has(int at) {
        while (first + held.size() <= at && rest.hasNext()) {
            held.add(rest.next());
        }
        return at < first + held.size();
    }

    /// The line of that number.
    ///
    /// @throws IndexOutOfBoundsException when there is none, or it was let go of
    public String line(int at) {
        if (!has(at)) {
            throw new IndexOutOfBoundsException("no line " + at);
        }
        return held.get(at - first);
    }

    /// The lines from one to another, both included, as one text.
    public String text(int from, int to) {
        List<String> lines = new ArrayList<>();
        for (int at = from; at <= to; at++) {
            lines.add(line(at));
        }
        return String.join("\n", lines);
    }

    /// Nobody looks at lines before this one any more.
    public void forget(int before) {
        if (before - first >= TOGETHER) {
            held.subList(0, before - first).clear();
            first = before;
        }
    }
}
