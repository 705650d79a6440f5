package dev.lightup.local.stack;

import dev.lightup.functions.cookie.SiteKey;
import dev.lightup.functions.enter.EntrySettings;
import dev.lightup.functions.enter.SettingsSource;
import dev.lightup.local.folder.DataFolder;
import dev.lightup.local.folder.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// What Enter is set up with on one machine: a signing key of the data folder's own, made once, and the address of this start. Thread-safe.
final class EntryFiles implements SettingsSource {
    private static final String KEY = "LOCALKEY";
    private static final String FROM = "Lightup <pages@lightup.example>";
    private static final int BITS = 2_048;

    private final DataFolder data;
    private final SecureRandom random;
    private final AtomicReference<Optional<String>> address = new AtomicReference<>(Optional.empty());
    private Optional<EntrySettings> made = Optional.empty();

    /// What an earlier start left says another address, and goes.
    EntryFiles(DataFolder data, SecureRandom random) {
        this.data = data;
        this.random = random;
        try {
            Files.deleteIfExists(data.entry());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + data.entry(), e);
        }
    }

    /// Says where the site is, from now on.
    void begin(String site) {
        address.set(Optional.of(site));
    }

    /// Made when they are first asked for: a key takes its time, and most stacks have no reader.
    @Override
    public synchronized Optional<EntrySettings> current() {
        if (made.isEmpty()) {
            made = address.get().map(site -> new EntrySettings(site, key(), FROM));
            made.ifPresent(set -> PrivateFiles.write(data.entry(), new String(set.write(), StandardCharsets.UTF_8)));
        }
        return made;
    }

    private SiteKey key() {
        try {
            if (Files.exists(data.signingKey())) {
                return SiteKey.parse(KEY, Files.readString(data.signingKey()));
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            if (!(generator.generateKeyPair().getPrivate() instanceof RSAPrivateCrtKey made)) {
                throw new IllegalStateException("this platform's RSA keys do not say their public half");
            }
            var key = new SiteKey(KEY, made);
            PrivateFiles.write(data.signingKey(), key.pem());
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + data.signingKey(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
