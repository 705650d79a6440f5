package dev.lightup.site.view;

import dev.lightup.domain.programme.Desk;
import dev.lightup.domain.reading.AccountReading;
import dev.lightup.domain.reading.FileNote;
import dev.lightup.domain.reading.NotKept;
import dev.lightup.domain.reading.Onboarding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The account home as JSON. Customers and ends of terms are those that the page shows; `customers/index.json`, `customers.csv` and
/// `subscriptions.csv` hold all.
///
/// @param unit the unit's path on the site
/// @param account the distributor's id of the partner
/// @param zone in which zone days are counted
/// @param desk whom the partner calls at the distributor
/// @param notKept facts beyond what a state keeps: in the log, in no number
/// @param files what is to be told of the newest files: rows that were not read, files that are held
/// @param asOf when anything was last received
public record AccountTwin(String $schema, String unit, String distributor, String partner, String account, String zone,
        Optional<Desk> desk, Optional<Instant> asOf, Optional<Instant> ordersAsOf, boolean silent,
        Twin.Headline verdict,
        Twin.SeatCount seats,
        Twin.OrderCounts orders, List<Twin.Waiting> moves, List<Twin.Waiting> coming, List<Twin.Offer> offers,
        List<Twin.Path> paths,
        Onboarding.Stage stage,
        List<Twin.Requirement> requirements, int customerCount, List<Twin.CustomerLine> customers,
        List<Twin.EndOfTerm> renewals,
        List<Twin.Disputed> disputes,
        List<Twin.Sender> sources, List<String> unmapped, List<NotKept> notKept, List<FileNote> files) {
    /// The twin of that account's home.
    public static AccountTwin of(AccountReading reading, Known known, String unit) {
        Place place = Place.account(0);
        Cast cast = Cast.of(reading, known);
        var twins = new Twins(cast, place);
        return new AccountTwin(place.schema("account"), unit, cast.distributor(), cast.partner(), reading.account(),
                reading.distributor().zone(), reading.distributor().desk(), reading.lastReceived(),
                reading.ordersAsOf(), reading.silent(),
                headline(reading, cast), Twins.seats(reading.seats()), Twins.count(reading.orderCount()),
                reading.moves().stream().map(twins::waiting).toList(),
                reading.coming().stream().map(twins::waiting).toList(), Twins.offers(reading.offers()),
                reading.paths().stream().map(twins::path).toList(), reading.onboarding().stage(),
                reading.onboarding().tracks().stream().map(Twins::requirement).toList(), reading.customers().size(),
                AccountView.shown(reading).stream().map(twins::line).toList(),
                RenewalsView.shown(reading).stream().map(twins::end).toList(),
                reading.disputes().stream().map(Twins::dispute).toList(),
                reading.sources().stream().map(s -> new Twin.Sender(s.source(), s.grade(), s.last())).toList(),
                reading.unmapped(), reading.notKept(), reading.files());
    }

    static Twin.Headline headline(AccountReading reading, Cast cast) {
        return new Twin.Headline(reading.verdict().level(), Verdicts.text(reading, cast));
    }
}
