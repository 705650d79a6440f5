package dev.lightup.functions.cookie;

import java.util.Base64;
import java.util.Optional;

/// The cookies of CloudFront's custom policy, by what each carries.
enum PageCookie {
    POLICY("CloudFront-Policy"),
    SIGNATURE("CloudFront-Signature"),
    KEY("CloudFront-Key-Pair-Id"),
    /// CloudFront takes the signature for one over SHA-1 where this is missing.
    HASH("CloudFront-Hash-Algorithm");

    static final String SHA256 = "SHA256";

    private final String cookie;

    PageCookie(String cookie) {
        this.cookie = cookie;
    }

    String cookie() {
        return cookie;
    }

    /// Base64 as CloudFront has it in cookies, in which `+`, `=` and `/` have no place.
    static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes).replace('+', '-').replace('=', '_').replace('/', '~');
    }

    static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '=').replace('~', '/')));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
