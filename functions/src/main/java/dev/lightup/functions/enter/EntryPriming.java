package dev.lightup.functions.enter;

import dev.lightup.functions.cookie.CookieSigner;
import dev.lightup.functions.cookie.SiteKey;
import dev.lightup.ledger.Ledger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Instant;
import java.time.InstantSource;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.core.exception.SdkException;

/// Makes the first call after a restore as fast as the second: before the snapshot cookies are signed with a key that is thrown away, and the
/// table is asked for somebody who is not there. No settings are read: a snapshot holds no key of ours.
final class EntryPriming implements Resource {
    private static final int BITS = 2_048;

    private final Ledger ledger;
    private final SettingsSource settings;
    private final InstantSource clock;

    EntryPriming(Ledger ledger, SettingsSource settings, InstantSource clock) {
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    void register() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws GeneralSecurityException {
        KeyPairGenerator made = KeyPairGenerator.getInstance("RSA");
        made.initialize(BITS);
        if (made.generateKeyPair().getPrivate() instanceof RSAPrivateCrtKey key) {
            new CookieSigner("https://prime.example", new SiteKey("prime", key)).cookies("/prime/", Instant.EPOCH);
        }
        try {
            ledger.grants().of("prime", clock.instant());
        } catch (SdkException e) {
            // a colder start, not a wrong one
            System.getLogger(EntryPriming.class.getName())
                    .log(Level.WARNING, () -> "priming did not reach the table: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        settings.forget();
    }
}
