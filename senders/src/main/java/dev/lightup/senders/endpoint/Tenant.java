package dev.lightup.senders.endpoint;

import dev.lightup.senders.http.ByteString;

/// One distributor (or the operator), with the key that its tokens and opaque ids are made with.
///
/// @param id a lower-case word; the head of every table key
/// @param key 32 bytes; never leaves this module
public record Tenant(String id, ByteString key) {
    /// How long its key is.
    public static final int KEY_BYTES = 32;

    /// The operator's own tenant.
    public static final String OPERATOR = "operator";

    public Tenant {
        if (!isValidId(id)) {
            throw new IllegalArgumentException(
                    "a tenant is a lower-case word: a letter, then letters, digits and hyphens");
        }
        if (key.length() != KEY_BYTES) {
            throw new IllegalArgumentException("the key of tenant " + id + " has 32 bytes");
        }
    }

    /// Whether a word can be a tenant.
    public static boolean isValidId(String id) {
        return id.matches("[a-z][a-z0-9-]{0,39}");
    }
}
