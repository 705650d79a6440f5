package dev.lightup.bench.counts;

import dev.lightup.bench.BenchFigure;
import dev.lightup.functions.cookie.CookieJar;
import dev.lightup.functions.cookie.CookieSigner;
import dev.lightup.functions.cookie.CookieVerifier;
import dev.lightup.functions.cookie.PagePath;
import dev.lightup.functions.cookie.SiteKey;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What it takes to sign the cookies of one folder (RSA 2048 over SHA-256, as CloudFront checks them), and to check them, which on AWS CloudFront does.
/// Medians of a process that is warm: a machine's own, so they are held to nothing.
final class CookieTimes {
    private static final int TIMES = 400;
    private static final String SITE = "https://pages.example";
    private static final String FOLDER = "/d/aaaaaaaaaaaaaaaa/a/bbbbbbbbbbbbbbbb/";

    private CookieTimes() {}

    static List<BenchFigure> figures() {
        var key = new SiteKey("BENCH", made());
        var signer = new CookieSigner(SITE, key);
        var verifier = new CookieVerifier(SITE, key);
        Instant now = Instant.parse("2026-03-10T09:15:00Z");
        Map<String, String> cookies = signer.cookies(FOLDER, now);
        CookieJar sent = CookieJar.of(Optional.of(cookies.entrySet()
                .stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "))));
        var page = new PagePath(FOLDER + "index.html");
        if (!verifier.opens(sent, page, now)) {
            throw new IllegalStateException("what is signed does not open");
        }
        return List.of(
                BenchFigure.plain("a folder's cookies signed, median of " + TIMES,
                        time(() -> signer.cookies(FOLDER, now).size() == 4)),
                BenchFigure.plain("the same checked", time(() -> verifier.opens(sent, page, now))));
    }

    private static RSAPrivateCrtKey made() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            if (keys.generateKeyPair().getPrivate() instanceof RSAPrivateCrtKey key) {
                return key;
            }
            throw new IllegalStateException("this platform's RSA keys do not say their public half");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private interface Task {
        boolean isDone();
    }

    private static String time(Task task) {
        var nanos = new long[TIMES];
        for (int round = 0; round < 2 * TIMES; round++) {
            long from = System.nanoTime();
            if (!task.isDone()) {
                throw new IllegalStateException("what is timed went wrong");
            }
            nanos[round % TIMES] = System.nanoTime() - from;
        }
        Arrays.sort(nanos);
        return String.format(Locale.ROOT, "%.2f ms", nanos[TIMES / 2] / 1e6);
    }
}
