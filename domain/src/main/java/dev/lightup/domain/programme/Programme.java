package dev.lightup.domain.programme;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One version of the operator's configuration. Readings take it as an argument; the fold never sees it.
///
/// @param name what the programme is called
/// @param distributors one profile a tenant
/// @param offers what is sold, and by which SKUs
/// @param clocks when a wait becomes late, by cause; the first that fits counts
/// @param templates milestone templates
public record Programme(
        String name,
        List<Distributor> distributors,
        List<Offer> offers,
        List<StuckClock> clocks,
        List<MilestoneTemplate> templates) {
    public Programme {
        distributors = List.copyOf(distributors);
        offers = List.copyOf(offers);
        clocks = List.copyOf(clocks);
        templates = List.copyOf(templates);
    }

    /// The profile of a tenant; a plain one when it is not configured.
    public Distributor distributor(String tenant) {
        return distributors.stream()
                .filter(d -> d.tenant().equals(tenant))
                .findFirst()
                .orElseGet(() -> Distributor.plain(tenant));
    }

    /// The same with another profile of a distributor, in the place of the one that there is or behind the others.
    public Programme with(Distributor other) {
        boolean known = distributors.stream().anyMatch(one -> one.tenant().equals(other.tenant()));
        List<Distributor> next = known
                ? distributors.stream().map(one -> one.tenant().equals(other.tenant()) ? other : one).toList()
                : Stream.concat(distributors.stream(), Stream.of(other)).toList();
        return new Programme(name, next, offers, clocks, templates);
    }

    /// The same without the profile of a distributor.
    public Programme without(String tenant) {
        return new Programme(name, distributors.stream().filter(one -> !one.tenant().equals(tenant)).toList(), offers,
                clocks, templates);
    }

    /// The offer that a SKU belongs to.
    public Optional<Offer> offerOf(String sku) {
        return offers.stream().filter(o -> o.skus().contains(sku)).findFirst();
    }

    /// The template of an offer, in its newest version.
    public Optional<MilestoneTemplate> templateOf(Offer offer) {
        return offer.template()
                .flatMap(id -> templates.stream()
                        .filter(t -> t.id().equals(id))
                        .reduce((a, b) -> a.version() >= b.version() ? a : b));
    }
}
