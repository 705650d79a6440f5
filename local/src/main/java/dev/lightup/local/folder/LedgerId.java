package dev.lightup.local.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// Which ledger a stack works on: made once by chance, kept beside the table, and left in the folder of pages that are made of it.
///
/// @param id 32 hex digits
/// @param kept whether the ledger can come back once its stack is gone; one in memory cannot
public record LedgerId(String id, boolean kept) {
    private static final int BYTES = 16;
    private static final String KEPT = " kept";
    private static final String MEMORY = " in memory";

    /// The id of a data folder's ledger, made where there is none.
    ///
    /// @param file where it is kept; its folder goes with a ledger in memory
    public static LedgerId of(Path file, boolean kept, SecureRandom random) {
        return read(file).orElseGet(() -> {
            byte[] id = new byte[BYTES];
            random.nextBytes(id);
            var made = new LedgerId(HexFormat.of().formatHex(id), kept);
            made.write(file);
            return made;
        });
    }

    /// What a file says; empty when it is not there or says something else.
    static Optional<LedgerId> read(Path file) {
        try {
            String text = Files.exists(file) ? Files.readString(file).strip() : "";
            return text.matches("[0-9a-f]{32}(" + KEPT + "|" + MEMORY + ")")
                    ? Optional.of(new LedgerId(text.substring(0, 2 * BYTES), text.endsWith(KEPT)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void write(Path file) {
        PrivateFiles.write(file, id + (kept ? KEPT : MEMORY) + "\n");
    }
}
