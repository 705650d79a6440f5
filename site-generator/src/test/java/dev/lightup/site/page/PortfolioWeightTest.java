package dev.lightup.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.programme.Side;
import dev.lightup.site.page.LargePortfolio.Thing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// What a distributor's pages weigh at many accounts, and what one change moves of them.
class PortfolioWeightTest {
    /// What one change may move: the home, the summary and the two large tables; in each of the six orders the page on which the account
    /// stands and the head that counts it, of a side's list the head and the bands that a row leaves, enters and pushes; each with its twin.
    private static final int MOVED = 40;

    @Test
    void oneChangeMovesAsFewPagesAtAThousandAccountsAsAtTen() {
        List<String> moved = new ArrayList<>();
        for (int accounts : List.of(10, 122, 1_000)) {
            LargePortfolio portfolio = PortfolioSite.of(accounts).portfolio();
            Map<String, Page> before = PortfolioSite.of(accounts).pages();
            List<Thing> all = portfolio.things();
            for (Thing done : List.of(all.getFirst(), all.get(all.size() / 2))) {
                moved.add(accounts + ": " + moved(before, PortfolioSite.of(portfolio.without(done)).pages()));
                moved.add(accounts + ": " + moved(before,
                        PortfolioSite.of(portfolio.with(
                                new Thing(done.account(), "NEW", Side.DISTRIBUTOR, true, true, 40, done.due())))
                                .pages()));
            }
        }
        assertThat(moved).allSatisfy(
                count -> assertThat(Integer.parseInt(count.replaceAll(".*: ", ""))).as(moved.toString())
                        .isLessThanOrEqualTo(MOVED));
    }

    @Test
    void theHomeIsLightAtAThousandAccounts() {
        PortfolioSite site = PortfolioSite.of(1_000);
        site.pages()
                .values()
                .stream()
                .filter(page -> page.contentType().startsWith("text/html"))
                .forEach(page -> assertThat(compressed(page)).as(page.path()).isLessThan(20 * 1024));
    }

    private static int moved(Map<String, Page> before, Map<String, Page> after) {
        return (int) Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .filter(path -> {
                    Page one = before.get(path);
                    Page other = after.get(path);
                    return one == null || other == null || !Arrays.equals(one.bytes(), other.bytes());
                })
                .count();
    }

    private static int compressed(Page page) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(page.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.size();
    }
}
