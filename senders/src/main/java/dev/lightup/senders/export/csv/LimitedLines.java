package dev.lightup.senders.export.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The lines of a stream of text, ended as spreadsheets and systems end them, without the byte order marks before the first. No line is held that
/// is longer than a whole posted file. Used by one thread.
public final class LimitedLines implements Iterator<String> {
    /// Characters of a line.
    public static final int LONGEST = 256 * 1024;
    private static final int BUFFER = 16 * 1024;
    private static final char MARK = '\ufeff';

    private final Reader in;
    private final char[] buffer = new char[BUFFER];
    private int at;
    private int filled;
    private boolean afterReturn;
    private boolean begun;
    private @Nullable String next;

    public LimitedLines(Reader in) {
        this.in = in;
    }

    /// A line is longer than any that is read.
    public static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super("a line of more than " + LONGEST + " characters");
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String line = next;
        next = null;
        if (line == null) {
            throw new NoSuchElementException();
        }
        return line;
    }

    private @Nullable String read() {
        var line = new StringBuilder();
        boolean any = false;
        while (fill()) {
            char c = buffer[at++];
            if (c == '\n' && afterReturn) {
                // the second half of an end that was told already
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            if (c == MARK && !begun) {
                continue;
            }
            begun = true;
            any = true;
            if (c == '\n' || c == '\r') {
                return line.toString();
            }
            if (line.length() == LONGEST) {
                throw new TooLong();
            }
            line.append(c);
        }
        return any ? line.toString() : null;
    }

    private boolean fill() {
        try {
            if (at == filled) {
                at = 0;
                filled = Math.max(0, in.read(buffer));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return filled > 0;
    }
}
