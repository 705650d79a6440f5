package dev.lightup.site.account;

import dev.lightup.domain.account.AccountAgenda;
import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.DataQuality;
import dev.lightup.domain.account.PartnerReading;
import dev.lightup.domain.feed.FileNote;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.programme.Desk;
import dev.lightup.domain.programme.Distributor;
import dev.lightup.domain.programme.OperatorNotice;
import dev.lightup.domain.reading.NotKept;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.parts.RenewalsView;
import dev.lightup.site.parts.VerdictWords;
import dev.lightup.site.twin.TwinMaker;
import dev.lightup.site.twin.TwinParts;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.NameLookup;
import dev.lightup.site.words.RelativeLinks;
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
/// @param opened when its pages were opened to the partner; absent while the distributor alone reads them
/// @param closed since when they are closed to the partner, because it left; absent otherwise
/// @param notice what the operator has to say on all pages of the distributor
/// @param files what is to be told of the newest files: rows that were not read, files that are held
/// @param asOf when anything was last received
public record AccountTwin(
        String $schema,
        String unit,
        String distributor,
        String partner,
        String account,
        String zone,
        Optional<Instant> opened,
        Optional<Instant> closed,
        Optional<String> notice,
        Optional<Desk> desk,
        Optional<Instant> asOf,
        Optional<Instant> ordersAsOf,
        boolean silent,
        TwinParts.Headline verdict,
        TwinParts.SeatCount seats,
        TwinParts.OrderCounts orders,
        List<TwinParts.Waiting> moves,
        List<TwinParts.Waiting> coming,
        List<TwinParts.Offer> offers,
        List<TwinParts.Path> paths,
        OnboardingReading.Stage stage,
        List<TwinParts.Requirement> requirements,
        int customerCount,
        List<TwinParts.CustomerLine> customers,
        List<TwinParts.EndOfTerm> renewals,
        List<TwinParts.Disputed> disputes,
        List<TwinParts.Sender> sources,
        List<String> unmapped,
        List<NotKept> notKept,
        List<FileNote> files) {
    /// The twin of that account's home.
    public static AccountTwin of(AccountReading reading, NameLookup known, String unit) {
        RelativeLinks place = RelativeLinks.of(UnitKind.ACCOUNT, 0);
        AccountNames cast = AccountNames.of(reading, known);
        var twins = new TwinMaker(cast, place);
        PartnerReading partner = reading.partner();
        Distributor distributor = reading.basis().distributor();
        AccountAgenda agenda = reading.agenda();
        DataQuality quality = reading.quality();
        return new AccountTwin(place.schema("account"), unit, cast.distributor(), cast.partner(), partner.account(),
                distributor.zone(), partner.opened(), partner.closed(),
                distributor.notice().map(OperatorNotice::text), distributor.desk(), quality.heard().at(),
                reading.orders().asOf(),
                quality.heard().silent(), headline(reading, cast), TwinMaker.seats(reading.seats().total()),
                TwinMaker.count(reading.orders().count()), agenda.moves().stream().map(twins::waiting).toList(),
                agenda.coming().stream().map(twins::waiting).toList(), TwinMaker.offers(reading.seats().offers()),
                agenda.paths().stream().map(twins::path).toList(), partner.onboarding().stage(),
                partner.onboarding().tracks().stream().map(TwinMaker::requirement).toList(), reading.customers().size(),
                AccountView.shown(reading).stream().map(twins::line).toList(),
                RenewalsView.shown(agenda.renewals()).stream().map(twins::end).toList(),
                quality.disputes().stream().map(TwinMaker::dispute).toList(),
                quality.sources().stream().map(s -> new TwinParts.Sender(s.source(), s.grade(), s.last())).toList(),
                quality.unmapped(), quality.notKept(), quality.files());
    }

    public static TwinParts.Headline headline(AccountReading reading, AccountNames cast) {
        return new TwinParts.Headline(reading.verdict().level(), VerdictWords.headline(reading, cast).text());
    }
}
