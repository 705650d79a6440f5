package dev.lightup.functions.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Mail of one machine: a letter a file, `.eml`, which mail programs open; readable by its owner only. Thread-safe.
public final class MailFolder implements MailPost {
    private final Path folder;
    private final InstantSource clock;

    /// @param folder is there
    public MailFolder(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public void send(String from, MailLetter letter) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        String text = """
                From: %s
                To: %s
                Subject: %s
                Date: %s
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s""".formatted(from, letter.to().text(), letter.subject(),
                DateTimeFormatter.RFC_1123_DATE_TIME.format(now), letter.text());
        try {
            // a temporary file has mode 0600 from its first moment on
            Path fresh = Files.createTempFile(folder, ".letter", null);
            Files.writeString(fresh, text.replace("\n", "\r\n"));
            String name = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS").format(now) + "-"
                    + letter.to().reader().substring(0, 8);
            Path file = folder.resolve(name + ".eml");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("a letter cannot be written", e);
        }
    }
}
