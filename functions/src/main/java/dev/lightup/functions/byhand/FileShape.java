package dev.lightup.functions.byhand;

import dev.lightup.senders.http.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What a file is by its first bytes, as far as somebody who uploads the wrong one is to be told.
enum FileShape {
    /// Text, as far as its beginning says.
    TEXT,
    /// No byte.
    EMPTY,
    /// A workbook.
    WORKBOOK,
    /// Text of two bytes a letter.
    WIDE_TEXT,
    /// A picture, a document, an archive.
    NO_TABLE;

    private record Mark(int at, String bytes, FileShape shape) {}

    /// The first bytes of formats, a byte a character.
    private static final List<Mark> MARKS = List.of(new Mark(0, "PK\u0003\u0004", WORKBOOK),
            new Mark(0, "\u00d0\u00cf\u0011\u00e0", WORKBOOK), new Mark(0, "\u00ff\u00fe", WIDE_TEXT),
            new Mark(0, "\u00fe\u00ff", WIDE_TEXT), new Mark(0, "\u00ff\u00d8\u00ff", NO_TABLE),
            new Mark(0, "\u0089PNG", NO_TABLE), new Mark(0, "GIF8", NO_TABLE), new Mark(0, "%PDF", NO_TABLE),
            new Mark(4, "ftyp", NO_TABLE), new Mark(0, "RIFF", NO_TABLE), new Mark(0, "\u001f\u008b", NO_TABLE));

    static FileShape of(ByteString file) {
        byte[] bytes = file.array();
        if (bytes.length == 0) {
            return EMPTY;
        }
        return MARKS.stream()
                .filter(mark -> is(bytes, mark))
                .map(Mark::shape)
                .findFirst()
                // no text has a byte of zeros, but one whose letters have two bytes
                .orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\0') < 0 ? TEXT : WIDE_TEXT);
    }

    private static boolean is(byte[] bytes, Mark mark) {
        byte[] word = mark.bytes().getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= mark.at() + word.length
                && Arrays.equals(bytes, mark.at(), mark.at() + word.length, word, 0, word.length);
    }
}
