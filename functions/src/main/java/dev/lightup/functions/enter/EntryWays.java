package dev.lightup.functions.enter;

import dev.lightup.functions.form.EntryMarkup;
import dev.lightup.ledger.key.Unit;
import java.util.ArrayList;
import java.util.List;

/// What the entry page leads to beside what a session reads.
final class EntryWays {
    private EntryWays() {}

    /// @param together whether some of it can be shown together, or apart
    static EntryMarkup of(SessionDesk.Present present, boolean together) {
        boolean distributors = present.grants().stream().anyMatch(grant -> grant.unit() instanceof Unit.Distributor);
        boolean accounts = present.grants().stream().anyMatch(grant -> grant.unit() instanceof Unit.Account);
        List<EntryMarkup> ways = new ArrayList<>();
        if (distributors) {
            ways.add(way(EntryRoute.UPLOAD, "Upload a file"));
            ways.add(way(EntryRoute.OPEN, "Open accounts"));
            ways.add(way(EntryRoute.INVITE, "Invite readers"));
        }
        if (distributors || accounts) {
            ways.add(way(EntryRoute.READERS, "Who reads"));
        }
        if (!distributors && together) {
            ways.add(way(EntryRoute.TOGETHER, "Show accounts together, or apart"));
        }
        return ways.isEmpty()
                ? new EntryMarkup("")
                : EntryMarkup.of("<p class=\"files\">%s</p>\n", EntryMarkup.joined(" · ", ways));
    }

    private static EntryMarkup way(String path, String text) {
        return EntryMarkup.of("<a href=\"%s\">%s</a>", new EntryMarkup(path), EntryMarkup.text(text));
    }
}
