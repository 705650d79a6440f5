package dev.lightup.site.words;

import java.util.Optional;

/// A customer (or an account) as a page names it, with the way to its page when it has one.
public record NamedLink(String name, Optional<String> href) {
    public NamedLink {
        name = EnglishText.clean(name);
    }
}
