package dev.lightup.functions.enter;

import dev.lightup.functions.cookie.SiteKey;
import dev.lightup.json.codec.Codec;

/// What Enter must know of its deployment, and nobody else: where the site is, the key that cookies are signed with, who its mail is from.
/// It is believed before anything that a request says of where it came to: links that are mailed begin with it.
///
/// @param site the site's address, `https://` and a host, without a slash at its end
/// @param from whose mail links are, as a mail program shows it
public record EntrySettings(String site, SiteKey key, String from) {
    public EntrySettings {
        if (!site.matches("https?://[a-z0-9.-]+(:[0-9]{1,5})?")) {
            throw new IllegalArgumentException("`site` is an address without a path: https://pages.example.org");
        }
        if (from.isBlank() || from.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("`from` is one line: Lightup <pages@example.org>");
        }
    }

    /// Whether the site is read over TLS, as everywhere but on one machine.
    public boolean isSecure() {
        return site.startsWith("https:");
    }

    /// As they are written.
    private record Document(String site, String keyId, String privateKey, String from) {}

    /// Reads them.
    ///
    /// @throws RuntimeException when they are not understood
    public static EntrySettings parse(byte[] json) {
        Document read = Codec.read(Document.class, json);
        return new EntrySettings(read.site(), SiteKey.parse(read.keyId(), read.privateKey()), read.from());
    }

    /// As they are read.
    public byte[] write() {
        return Codec.write(new Document(site, key.id(), key.pem(), from));
    }
}
