package dev.lightup.site.parts;

import dev.lightup.domain.metric.Metric;
import dev.lightup.domain.seats.CustomerRenewal;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.DisplayDays;
import dev.lightup.site.words.DisplayTime;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.NamedLink;
import dev.lightup.site.words.RelativeLinks;
import dev.lightup.site.words.RenewalWords;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The ends of terms that come next, with the seats that stand idle then if nothing changes.
///
/// @param count how many of how many are shown
/// @param csv the way to all terms
/// @param definition the way to which idle seats come to their end
public record RenewalsView(List<Row> rows, String count, String csv, String definition) {
    private static final int MOST = 6;

    /// A day on which terms of a customer end.
    ///
    /// @param customer absent where nobody named it
    /// @param what what happens then if nobody acts
    public record Row(
            DisplayTime day,
            List<NamedLink> customer,
            String seats,
            String idle,
            String unmeasured,
            String what) {}

    /// The next ends of terms; absent where none is told.
    public static Optional<RenewalsView> of(List<CustomerRenewal> renewals, AccountNames cast, RelativeLinks place) {
        int all = renewals.size();
        List<Row> rows = shown(renewals).stream().map(r -> row(r, cast, place)).toList();
        return all == 0
                ? Optional.empty()
                : Optional.of(new RenewalsView(rows,
                        MovesView.cut(rows.size(), all).orElse(EnglishText.number(all)) + (all == 1 ? " end" : " ends")
                                + " of terms, by customer and day",
                        place.home() + "subscriptions.csv", place.definition(Metric.IDLE_AT_RENEWAL)));
    }

    /// The ones that the page shows.
    public static List<CustomerRenewal> shown(List<CustomerRenewal> renewals) {
        return renewals.subList(0, MovesView.shown(MOST, renewals.size()));
    }

    /// The next day on which a paid term ends, as a figure: whose seats, and what happens then.
    public static Optional<FigureView> figure(List<CustomerRenewal> renewals, AccountNames cast, RelativeLinks place) {
        return renewals.stream().filter(r -> !r.renewal().trial()).findFirst().map(first -> {
            LocalDate day = first.renewal().on();
            List<CustomerRenewal> then = renewals
                    .stream()
                    .filter(r -> r.renewal().on().equals(day) && !r.renewal().trial())
                    .toList();
            Optional<Long> seats = then.stream().flatMap(r -> r.renewal().seats().stream()).reduce(Long::sum);
            Set<Renewal.Outcome> outcomes = then.stream()
                    .map(r -> r.renewal().outcome())
                    .collect(Collectors.toUnmodifiableSet());
            String whose = then.size() > 1
                    ? EnglishText.count(then.size(), "customer")
                    : first.customer()
                            .map(c -> EnglishText.name(cast.shown(c)))
                            .orElse("customer " + EnglishText.NOT_TOLD);
            return new FigureView(cast.days().text(day), "plain", "more",
                    "the term of " + seats.map(n -> EnglishText.count(n, "seat")).orElse("a subscription") + " ends",
                    whose + ": " + RenewalWords.what(outcomes.size() == 1
                            ? outcomes.iterator().next()
                            : Renewal.Outcome.MIXED, false) + idle(then),
                    Optional.of("#renewals"), place.definition(Metric.IDLE_AT_RENEWAL));
        });
    }

    private static String idle(List<CustomerRenewal> then) {
        long idle = then.stream().mapToLong(r -> r.renewal().idle().orElse(0L)).sum();
        return idle == 0 ? "" : "; " + EnglishText.number(idle) + " idle";
    }

    /// Which of the idle seats renew next, or may: those that are set to end cost nothing more.
    public static Optional<String> ofIdle(List<CustomerRenewal> renewals, DisplayDays days) {
        List<Renewal> held = renewals
                .stream()
                .map(CustomerRenewal::renewal)
                .filter(r -> !r.trial() && r.outcome() != Renewal.Outcome.ENDS && r.idle().orElse(0L) > 0)
                .toList();
        return held.stream().findFirst().map(first -> {
            List<Renewal> then = held.stream().filter(r -> r.on().equals(first.on())).toList();
            return RenewalWords.next(then.stream().mapToLong(r -> r.idle().orElse(0L)).sum(),
                    then.stream().map(Renewal::outcome).collect(Collectors.toUnmodifiableSet()),
                    days.text(first.on()));
        });
    }

    private static Row row(CustomerRenewal one, AccountNames cast, RelativeLinks place) {
        var renewal = one.renewal();
        return new Row(cast.days().day(renewal.on()),
                one.customer().map(c -> cast.person(c, place.home())).stream().toList(),
                EnglishText.number(renewal.seats()), renewal.trial() ? "–" : EnglishText.number(renewal.idle()),
                renewal.trial() ? "–" : EnglishText.number(renewal.unmeasured()),
                RenewalWords.what(renewal.outcome(), renewal.trial()));
    }
}
