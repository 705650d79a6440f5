package dev.lightup.senders.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// What is told by line: how much, and the first lines of it. Used by one thread.
final class LineNotes {
    private final int most;
    private final List<ExportRows.Told> notes = new ArrayList<>();
    private long count;

    /// @param most so many lines are named
    LineNotes(int most) {
        this.most = most;
    }

    void add(ExportRows.Told note) {
        count++;
        notes.add(note);
        if (notes.size() / 2 > most) {
            cut();
        }
    }

    void addAll(Collection<ExportRows.Told> some) {
        some.forEach(this::add);
    }

    /// How many lines are told, those too that are not named.
    long count() {
        return count;
    }

    /// The first of them, by line.
    List<ExportRows.Told> first() {
        cut();
        return List.copyOf(notes);
    }

    private void cut() {
        notes.sort(Comparator.comparingLong(ExportRows.Told::line));
        if (notes.size() > most) {
            notes.subList(most, notes.size()).clear();
        }
    }
}
