package dev.lightup.senders.format;

import dev.lightup.senders.http.ByteString;
import java.nio.charset.StandardCharsets;

/// What a text that is not UTF-8 seems to be, and how it becomes UTF-8: for whoever has the file. Nothing is read by that. Pure.
public final class TextEncoding {
    private static final String SAVE = "Save it as UTF-8 in the program that has the table: Excel, Save As, \"CSV UTF-8 (Comma delimited)\"; "
            + "LibreOffice, Save As, Edit filter settings, character set Unicode (UTF-8); Windows PowerShell 5, "
            + "Export-Csv -Encoding UTF8";

    private TextEncoding() {}

    /// The answer for bytes that are not UTF-8.
    public static String advice(ByteString file) {
        return seems(file.array()) + ". " + SAVE;
    }

    private static String seems(byte[] bytes) {
        if (isWide(bytes)) {
            return "the file is not UTF-8: it seems to be UTF-16, which some programs call Unicode";
        }
        return isPrinted(bytes)
                ? "the file is not UTF-8: it seems to be of one byte a letter, such as Windows-1252 (ANSI), or of another country's"
                : "the file is not UTF-8, and seems to be no text";
    }

    /// Whether it begins as UTF-16 does, or has the zeros of letters of two bytes.
    public static boolean isWide(ByteString file) {
        return isWide(file.array());
    }

    private static boolean isWide(byte[] bytes) {
        boolean marked = bytes.length >= 2
                && ((bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)
                        || (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff));
        return marked || new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\0') >= 0;
    }

    /// Whether no byte is a control character but those between lines and cells.
    private static boolean isPrinted(byte[] bytes) {
        for (byte one : bytes) {
            int value = Byte.toUnsignedInt(one);
            if (value < ' ' && value != '\t' && value != '\n' && value != '\r') {
                return false;
            }
        }
        return true;
    }
}
