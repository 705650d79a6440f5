package dev.lightup.site.page;

import static dev.lightup.site.page.Fixture.NOW;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.distributor.DistributorReader;
import dev.lightup.domain.partnerhome.HomeReader;
import dev.lightup.domain.partnerhome.LinkedAccount;
import dev.lightup.domain.partnerhome.PartnerHomeReading;
import dev.lightup.domain.programme.Distributor;
import dev.lightup.domain.programme.OperatorNotice;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.site.partnerhome.HomeAccount;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// A partner that buys from Nordvik and from a second distributor.
final class HomeFixture {
    static final String ID = "partneraaaaaaaa2";
    private static final Distributor SECOND = new Distributor("halcyon", "Halcyon Cloud", "Etc/UTC",
            Fixture.NORDVIK.opens(), Fixture.NORDVIK.closes(), Fixture.NORDVIK.workdays(), Fixture.NORDVIK.holidays(),
            Fixture.NORDVIK.silentAfterDays())
            .with(Optional.of(new OperatorNotice("On Sunday from 6 to 8 no new files are read.", Optional.empty())));
    private static final List<HomeReader> READERS = List.of(
            new HomeReader("dana@brightwater.example", Optional.of(NOW.minus(Duration.ofDays(40))),
                    Optional.of(LocalDate.ofInstant(NOW, ZoneOffset.UTC)), NOW),
            new HomeReader("ola@brightwater.example", Optional.empty(), Optional.empty(),
                    NOW.plus(Duration.ofDays(9))));
    private static final Programme PROGRAMME = new Programme("Active Use", List.of(Fixture.NORDVIK, SECOND), List.of(),
            List.of(), List.of());

    private HomeFixture() {}

    static PartnerHomeReading reading() {
        return new PartnerHomeReading(accounts().stream().map(HomeAccount::told).toList(), READERS);
    }

    static List<HomeAccount> accounts() {
        return List.of(account("nordvik", "br1ghtwateraaaa2", Brightwater.full()),
                account("halcyon", "otheraaaaaaaaaa2", Accounts.calm()));
    }

    static List<Page> pages() {
        return new PartnerSite().render(ID, reading(), accounts());
    }

    /// That account of whom nobody is named.
    private static HomeAccount account(String tenant, String id, AccountReading reading) {
        return account(tenant, id, AccountSummary.of("a/" + id, reading));
    }

    static HomeAccount account(String tenant, String id, AccountSummary summary) {
        AccountSummary told = summary.namingNobody(HomeAccount.CALLED);
        return HomeAccount.of(new LinkedAccount(tenant + "|a/" + id,
                new DistributorReader(PROGRAMME, ReasonCodes.own()).read(tenant, List.of(told), List.of(), List.of(),
                        NOW),
                tenant.equals("halcyon") ? Optional.of(NOW.minus(Duration.ofHours(3))) : Optional.empty()),
                "d/n0rdv1kaaaaaaaa2/a/" + id + "/");
    }
}
