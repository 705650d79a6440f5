package dev.lightup.site.page;

import static dev.lightup.site.page.Fixture.NOW;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.distributor.DistributorReader;
import dev.lightup.domain.partnerhome.LinkedAccount;
import dev.lightup.domain.partnerhome.PartnerHomeReading;
import dev.lightup.domain.programme.Distributor;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.site.partnerhome.HomeAccount;
import java.util.List;

/// A partner that buys from Nordvik and from a second distributor.
final class HomeFixture {
    static final String ID = "partneraaaaaaaa2";
    private static final Distributor SECOND = new Distributor("halcyon", "Halcyon Cloud", "Etc/UTC",
            Fixture.NORDVIK.opens(), Fixture.NORDVIK.closes(), Fixture.NORDVIK.workdays(), Fixture.NORDVIK.holidays(),
            Fixture.NORDVIK.silentAfterDays());
    private static final Programme PROGRAMME = new Programme("Active Use", List.of(Fixture.NORDVIK, SECOND), List.of(),
            List.of(), List.of());

    private HomeFixture() {}

    static PartnerHomeReading reading() {
        return new PartnerHomeReading(accounts().stream().map(HomeAccount::told).toList(), 0);
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
        AccountSummary told = AccountSummary.of("a/" + id, reading).namingNobody(HomeAccount.CALLED);
        return HomeAccount.of(new LinkedAccount(tenant + "|a/" + id,
                new DistributorReader(PROGRAMME, ReasonCodes.own()).read(tenant, List.of(told), List.of(), List.of(),
                        NOW)),
                "d/n0rdv1kaaaaaaaa2/a/" + id + "/");
    }
}
