package dev.lightup.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.partnerhome.HomeReader;
import dev.lightup.domain.partnerhome.PartnerHomeReading;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.domain.waiting.MoveSummary;
import dev.lightup.site.partnerhome.HomeAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// How long the lists of a partner's home become.
class PartnerHomeListTest {
    private static final int LISTED = 10_000;
    private static final AccountSummary FULL = AccountSummary.of("a/any", Brightwater.full());
    private static final MoveSummary MOVE = FULL.needs().getFirst();

    /// An account with so many things of one kind that it tells, and some that it does not.
    private static HomeAccount account(int number, int told, int more) {
        int all = told + more;
        BySide waits = switch (MOVE.side()) {
            case PARTNER -> new BySide(all, 0, 0, 0);
            case DISTRIBUTOR -> new BySide(0, all, 0, 0);
            case VENDOR -> new BySide(0, 0, all, 0);
            case CUSTOMER -> new BySide(0, 0, 0, all);
        };
        var verdict = new Verdict(Verdict.Level.ACTION, waits, BySide.NONE, Optional.empty(), Optional.empty());
        AccountSummary f = FULL;
        return HomeFixture.account("nordvik", "accountaaaaaaa" + (char) ('a' + number) + "2",
                new AccountSummary(f.unit(), "P-" + number, f.name(), f.asOf(), verdict, f.seats(), f.orders(),
                        BySide.NONE, Collections.nCopies(told, MOVE), f.stage(), f.lastReceived(), f.silent(),
                        f.atStake(), f.disputes(), f.unmapped(), f.fell(), f.opened(), f.months()));
    }

    private static Map<String, Page> pages(List<HomeAccount> accounts, List<HomeReader> readers) {
        return new PartnerSite()
                .render(HomeFixture.ID,
                        new PartnerHomeReading(accounts.stream().map(HomeAccount::told).toList(), readers), accounts)
                .stream()
                .collect(Collectors.toMap(page -> page.path().substring(page.path().lastIndexOf('/') + 1),
                        page -> page));
    }

    private static String text(Map<String, Page> pages, String name) {
        return Optional.ofNullable(pages.get(name)).orElseThrow().text();
    }

    private static List<HomeAccount> accounts(int things) {
        var accounts = new ArrayList<HomeAccount>();
        for (int left = things; left > 0; left -= AccountSummary.NEEDS) {
            accounts.add(account(accounts.size(), Math.min(left, AccountSummary.NEEDS), 0));
        }
        return accounts;
    }

    @Test
    void aHomeListsTenThousandThingsAndSaysHowManyMoreStandOnTheAccountsPages() {
        Map<String, Page> whole = pages(accounts(LISTED), List.of());
        assertThat(text(whole, "moves.csv").lines()).hasSize(1 + LISTED);
        assertThat(text(whole, "index.html")).doesNotContain("most pressing are listed");
        assertThat(text(whole, "index.json")).doesNotContain("\"unlisted\"");

        Map<String, Page> cut = pages(accounts(LISTED + 1), List.of());
        assertThat(text(cut, "moves.csv").lines()).hasSize(1 + LISTED);
        assertThat(Jsoup.parse(text(cut, "index.html")).select("section[aria-labelledby=moves] > .lede").text())
                .endsWith("The 10,000 most pressing are listed; 1 more stands on the accounts’ own pages.");
        assertThat(text(cut, "index.html")).contains("15 of 10,001");
        assertThat(text(cut, "index.json")).contains("\"unlisted\":1");
    }

    @Test
    void whatAnAccountDoesNotTellIsCountedAndSaidToBeOnItsPage() {
        Map<String, Page> pages = pages(List.of(account(0, 3, 40), account(1, 2, 0)), List.of());
        assertThat(text(pages, "moves.csv").lines()).hasSize(1 + 5);
        assertThat(Jsoup.parse(text(pages, "index.html")).select("section[aria-labelledby=moves] > .lede").text())
                .endsWith("The 5 most pressing are listed; 40 more stand on the accounts’ own pages.");
        assertThat(text(pages, "index.json")).contains("\"unlisted\":40");
    }

    @Test
    void aLongListOfReadersIsCutOnThePageAndWholeInItsFile() {
        List<HomeReader> readers = IntStream.range(0, 40)
                .mapToObj(number -> new HomeReader("reader-%02d@brightwater.example".formatted(number),
                        Optional.of(Instant.parse("2026-10-01T08:00:00Z")),
                        Optional.of(LocalDate.of(2026, 10, 1).plusDays(number)), Fixture.NOW))
                .toList();
        Map<String, Page> pages = pages(HomeFixture.accounts(), readers);
        Document page = Jsoup.parse(text(pages, "index.html"));
        assertThat(page.select("section[aria-labelledby=readers] tbody th").eachText()).hasSize(25)
                .startsWith("reader-39@brightwater.example", "reader-38@brightwater.example");
        assertThat(page.select("section[aria-labelledby=readers] caption").text()).startsWith("25 of 40 readers");
        assertThat(text(pages, "index.json")).contains("reader-15@").doesNotContain("reader-14@");
        assertThat(text(pages, "readers.csv").lines()).hasSize(1 + 40);
    }
}
