package dev.lightup.ledger.publication;

import java.util.List;

/// What the manifest of a unit says.
///
/// @param pages what was last written of each page
/// @param unread paths of pages whose lines this release cannot read: only the objects tell what was written
public record PageManifest(List<PageItem> pages, List<String> unread) {
    public PageManifest {
        pages = List.copyOf(pages);
        unread = List.copyOf(unread);
    }
}
