package dev.lightup.site.parts;

import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.reading.DisputedValue;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.NamedLink;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.TextLink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where events and an export differ, beside the sum that it concerns: whose it is, with the way to its row.
///
/// @param title how many things are disputed
/// @param more how many differences stand in the file only; absent where all stand here
/// @param csv the way to the table of all
/// @param definition the way to what a dispute is
public record DisputesView(String title, List<Row> rows, Optional<String> more, String csv, String definition) {
    private static final int MOST = 6;

    /// A value on which events and an export differ.
    ///
    /// @param linked whether it has a place of its own
    public record Row(TextLink about, boolean linked, List<NamedLink> customer, String what, DisplayTime since) {}

    /// @param disputes every difference
    /// @param customers whose things they may be
    public static Optional<DisputesView> of(
            List<DisputedValue> disputes,
            List<CustomerReading> customers,
            boolean here,
            AccountNames cast,
            RelativeLinks place) {
        if (disputes.isEmpty()) {
            return Optional.empty();
        }
        Map<Subject, String> owners = new HashMap<>();
        Map<Subject, String> offers = new HashMap<>();
        for (CustomerReading customer : customers) {
            customer.holdings().subscriptions().forEach(s -> {
                owners.put(s.subject(), customer.id());
                s.offer().ifPresent(offer -> offers.put(s.subject(), offer));
            });
            customer.holdings().orders().forEach(o -> owners.put(o.subject(), customer.id()));
        }
        int shown = MovesView.shown(MOST, disputes.size());
        return Optional.of(new DisputesView(EnglishText.number(DisputedValue.things(disputes)) + " disputed",
                disputes.stream().limit(shown).map(d -> row(d, owners, offers, here, cast, place)).toList(),
                disputes.size() > shown
                        ? Optional.of(EnglishText.number(disputes.size() - shown) + " more differences")
                        : Optional.empty(),
                place.home() + "subscriptions.csv", place.definition(Metric.DISPUTED)));
    }

    private static Row row(
            DisputedValue dispute,
            Map<Subject, String> owners,
            Map<Subject, String> offers,
            boolean here,
            AccountNames cast,
            RelativeLinks place) {
        Optional<String> customer = Optional.ofNullable(owners.get(dispute.about()));
        Optional<String> href = cast.place(dispute.about(), customer, place.home());
        String name = Optional.ofNullable(offers.get(dispute.about()))
                .map(offer -> "Subscription of " + EnglishText.name(offer))
                .orElseGet(() -> FootView.name(dispute.about()));
        return new Row(new TextLink(href.orElse(""), name), href.isPresent(),
                customer.filter(_ -> !here).map(c -> cast.person(c, place.home())).stream().toList(),
                dispute.what() + ": events say " + EnglishText.name(dispute.events()) + ", the export says "
                        + EnglishText.name(dispute.snapshot()),
                cast.days().day(dispute.since()));
    }
}
