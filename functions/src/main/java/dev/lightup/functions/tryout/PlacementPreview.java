package dev.lightup.functions.tryout;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.state.Holder;
import dev.lightup.functions.receive.ShownAt;
import dev.lightup.json.Json;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.senders.endpoint.Tenant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the account that an event would come to, and the pages that it would change. Reads only.
final class PlacementPreview {
    private final Ledger ledger;

    PlacementPreview(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Where an event would come to.
    ///
    /// @param how `tenant`, `named`, `held`, `mapped` or `unplaced`
    /// @param account the account's id
    /// @param known whether anything was received of that account before
    /// @param pages the paths of pages that would change
    record Found(String how, Optional<String> account, boolean known, List<String> pages) {
        Json json() {
            Map<String, Json> members = new LinkedHashMap<>();
            members.put("found", new Json.Bool(account.isPresent() || how.equals("tenant")));
            members.put("by", new Json.Str(how));
            account.ifPresent(id -> members.put("id", new Json.Str(id)));
            if (account.isPresent()) {
                members.put("known", new Json.Bool(known));
            }
            return new Json.Obj(members);
        }
    }

    Found find(Tenant tenant, Entry entry) {
        if (entry.subject().kind().heldByTenant()) {
            return found(tenant, entry, "tenant", Optional.empty());
        }
        if (entry.account().isPresent()) {
            return found(tenant, entry, "named", entry.account());
        }
        Optional<String> held = ledger.subjects()
                .state(tenant.id(), entry.subject())
                .flatMap(state -> state.stored().known())
                .map(folded -> folded.current().holder())
                .filter(holder -> holder.kind() == Holder.Kind.ACCOUNT)
                .map(Holder::account);
        if (held.isPresent()) {
            return found(tenant, entry, "held", held);
        }
        Optional<String> mapped = entry.customer().flatMap(customer -> mapped(tenant, customer));
        return found(tenant, entry, mapped.isPresent() ? "mapped" : "unplaced", mapped);
    }

    private Optional<String> mapped(Tenant tenant, String customer) {
        return ledger.customers()
                .maps(tenant.id(), customer)
                .stream()
                .flatMap(found -> found.entry().known().stream())
                .max(Comparator.comparing(Entry::ownTime))
                .flatMap(Entry::account);
    }

    private Found found(Tenant tenant, Entry entry, String how, Optional<String> account) {
        String home = ShownAt.home(tenant);
        List<String> pages = new ArrayList<>();
        account.ifPresent(id -> {
            String base = ShownAt.account(tenant, id);
            pages.add(base + "index.html");
            if (entry.subject().kind() == Subject.Kind.ORDER) {
                pages.add(base + "orders/index.html");
            }
            entry.customer()
                    .ifPresent(customer -> pages
                            .add(base + "c/" + OpaqueId.id(tenant.key().array(), "customer", customer)
                                    + "/index.html"));
        });
        pages.add(home + "index.html");
        boolean known = account.filter(id -> ledger.subjects()
                .state(tenant.id(), new Subject(Subject.Kind.PARTNER, id))
                .isPresent()).isPresent();
        return new Found(how, account, known, List.copyOf(pages));
    }
}
