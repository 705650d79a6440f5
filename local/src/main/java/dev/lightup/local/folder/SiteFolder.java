package dev.lightup.local.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder that a stack publishes into. One stack at a time publishes there, and what lies there is of one ledger: beside the objects
/// the folder holds which.
public final class SiteFolder implements AutoCloseable {
    private static final String ASIDE = ".objects";

    /// What is to be done with what lies there.
    public enum Content {
        /// It is of this ledger.
        OWN,
        /// Nobody comes back to it: it goes.
        LEFT_BEHIND,
        /// It was another ledger's and is given up for this one: everything is published anew.
        ADOPTED
    }

    private final FolderLock lock;
    private final Content content;

    private SiteFolder(FolderLock lock, Content content) {
        this.lock = lock;
        this.content = content;
    }

    /// Takes the folder for a stack.
    ///
    /// @param out made when it is missing
    /// @param ledger the stack's ledger
    /// @param empty whether that ledger has no table yet, so that nothing that lies there can be of it
    /// @param adopt whether another ledger's pages may go
    /// @throws IllegalStateException when another stack publishes there, or the pages are another ledger's, in one sentence
    public static SiteFolder take(Path out, LedgerId ledger, boolean empty, boolean adopt) {
        Path aside = aside(out);
        FolderLock lock = FolderLock.take(aside.resolve("lock"))
                .orElseThrow(() -> new IllegalStateException(
                        "another stack publishes into " + out + "; name another folder with --out"));
        try {
            Content content = content(aside.resolve("ledger"), out, ledger, empty, adopt);
            if (content != Content.OWN) {
                StaleOutput.clear(out);
            }
            ledger.write(aside.resolve("ledger"));
            return new SiteFolder(lock, content);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Content content(Path claim, Path out, LedgerId ledger, boolean empty, boolean adopt) {
        boolean others = LedgerId.read(claim).filter(there -> !there.id().equals(ledger.id())).isPresent();
        boolean claimed = others && LedgerId.read(claim).filter(LedgerId::kept).isPresent();
        if (others && ledger.kept() && (claimed || !empty)) {
            if (!adopt) {
                throw new IllegalStateException("the pages in " + out + " are another ledger's; name another folder "
                        + "with --out, or let this ledger have it with --adopt");
            }
            return Content.ADOPTED;
        }
        return empty ? Content.LEFT_BEHIND : Content.OWN;
    }

    private static Path aside(Path out) {
        try {
            return Files.createDirectories(Files.createDirectories(out).resolve(ASIDE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + out, e);
        }
    }

    public Content content() {
        return content;
    }

    @Override
    public void close() {
        lock.close();
    }
}
