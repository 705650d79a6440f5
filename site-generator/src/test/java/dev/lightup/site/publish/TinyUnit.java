package dev.lightup.site.publish;

import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.reading.HeldSlice;
import dev.lightup.domain.state.EscalationState;
import dev.lightup.domain.state.Holder;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.Unit;
import dev.lightup.site.page.Page;
import dev.lightup.site.unit.DraftSources;
import dev.lightup.site.unit.RenderedUnit;
import dev.lightup.site.unit.UnitInput;
import dev.lightup.site.unit.UnitScope;
import dev.lightup.site.unit.UnitSite;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Pages small enough to reason about: one for each escalation of the account that is not closed, and a home that lists them.
final class TinyUnit implements UnitSite {
    private final Ledger ledger;
    private final String account;

    TinyUnit(Ledger ledger, String account) {
        this.ledger = ledger;
        this.account = account;
    }

    static String root(Unit unit) {
        return "d/" + World.DISTRIBUTOR + "/" + unit.word() + "/";
    }

    @Override
    public RenderedUnit draft(Unit unit, Programme programme, Instant at) {
        UnitScope scope = new UnitScope(List.of(root(unit)), Set.of(World.DISTRIBUTOR, unit.id()), Set.of(),
                List.of());
        DraftSources sources = DraftSources.of(ledger, unit);
        if (!sources.unread().isEmpty()) {
            return RenderedUnit.waiting(sources);
        }
        UnitInput gathered = UnitInput.of(sources.states(),
                holder -> holder.equals(Holder.account(account)));
        List<Page> pages = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        for (HeldSlice held : gathered.held()) {
            EscalationState state = (EscalationState) held.slice().state();
            if (state.status().isOpen()) {
                String path = "e/" + held.subject().id().replace("-" + account, "") + "/";
                pages.add(page(root(unit) + path + "index.html", state.title()));
                rows.append("<a href=\"").append(path).append("\">").append(state.title()).append("</a>");
            }
        }
        pages.add(page(root(unit) + "index.html", rows.toString()));
        return new RenderedUnit(pages, scope, List.of(), Optional.empty(),
                Optional.of("{\"rows\":" + pages.size() + "}"), 0,
                RenderedUnit.End.WHOLE, sources);
    }

    private static Page page(String path, String text) {
        return new Page(path, Page.HTML,
                ("<!doctype html><title>t</title><header></header>" + text).getBytes(StandardCharsets.UTF_8));
    }
}
