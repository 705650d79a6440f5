package dev.lightup.local.front;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Predicate;

/// Whether somebody has the token of the data folder: what is sent as `Authorization`, compared in constant time.
final class BearerToken implements Predicate<String> {
    private final byte[] wanted;

    BearerToken(String token) {
        wanted = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean test(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted);
    }
}
