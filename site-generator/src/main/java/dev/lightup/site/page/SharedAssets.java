package dev.lightup.site.page;

import dev.lightup.site.parts.PageFrame;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The files that all pages share. Their names carry their hashes, so they may be kept for ever. Thread-safe.
public final class SharedAssets {
    private static final int SHORT = 8;
    private final Page css;
    private final Page icon;
    private final PageFrame.Assets links;

    public SharedAssets() {
        css = named("look", "css", Page.CSS);
        icon = named("icon", "svg", "image/svg+xml");
        links = new PageFrame.Assets(css.path(),
                "sha384-" + Base64.getEncoder().encodeToString(hash("SHA-384", css.bytes())), icon.path());
    }

    /// How pages refer to them.
    public PageFrame.Assets links() {
        return links;
    }

    /// The files themselves.
    List<Page> pages() {
        return List.of(icon, css);
    }

    /// The stylesheet of Enter's pages, which another function makes: the look and what forms add to it, under a name that stays. It is
    /// asked for again each time, as a page is.
    static Page entry() {
        byte[] look = resource("/dev/lightup/site/look.css");
        byte[] forms = resource("/dev/lightup/site/entry.css");
        byte[] both = Arrays.copyOf(look, look.length + forms.length);
        System.arraycopy(forms, 0, both, look.length, forms.length);
        return new Page("about/entry.css", Page.CSS, both);
    }

    private static Page named(String name, String extension, String contentType) {
        byte[] bytes = resource("/dev/lightup/site/" + name + "." + extension);
        String hash = HexFormat.of().formatHex(hash("SHA-256", bytes), 0, SHORT);
        return new Page("assets/" + name + "." + hash + "." + extension, contentType, bytes);
    }

    static byte[] resource(String path) {
        try (InputStream in = SharedAssets.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
