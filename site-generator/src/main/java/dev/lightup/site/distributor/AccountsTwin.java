package dev.lightup.site.distributor;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.distributor.AccountLine;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.site.twin.TwinMaker;
import dev.lightup.site.twin.TwinParts;
import dev.lightup.site.words.RelativeLinks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A page of a distributor's accounts in one order as JSON.
///
/// @param order the order's word
/// @param band the band whose page it is; absent on the list's first page
/// @param count how many accounts the list holds; on a band's page how many it holds
/// @param accounts those that stand on the page
/// @param bands the pages of the others
public record AccountsTwin(
        String $schema,
        String unit,
        String order,
        Optional<String> band,
        int count,
        List<Line> accounts,
        List<TwinParts.Band> bands) {
    /// An account.
    ///
    /// @param ownWeight business days late times seats with the distributor, added up
    /// @param partnerWeight the same with the partner
    /// @param dataAsOf the oldest as-of of its seats; without one, when anything of it was last received
    /// @param dataAge whole business days since
    /// @param opened when it was opened to its partner; absent while the distributor alone reads it
    /// @param fromBefore how many of those that wait have waited since before that
    /// @param sequenceFell how many things count in another order than that of their times
    /// @param months seats in use by month, oldest first
    public record Line(
            String account,
            String name,
            String page,
            Verdict.Level level,
            int waiting,
            int late,
            SideCount waits,
            SideCount overdue,
            long ownWeight,
            long partnerWeight,
            long atStake,
            TwinParts.SeatCount seats,
            Optional<TwinParts.Renewal> renewal,
            List<Month> months,
            Optional<Instant> dataAsOf,
            Optional<Integer> dataAge,
            TwinParts.OrderCounts orders,
            OnboardingReading.Stage stage,
            Optional<Instant> lastReceived,
            boolean silent,
            Optional<Instant> opened,
            int fromBefore,
            int disputes,
            int unmapped,
            int sequenceFell) {
        static Line of(AccountLine line, PortfolioNames names, RelativeLinks place) {
            AccountSummary a = line.told();
            return new Line(a.account(), names.account(line), place.home() + a.unit() + "/", a.verdict().level(),
                    a.verdict().waits().total(), a.verdict().late(), SideCount.of(a.verdict().waits()),
                    SideCount.of(a.verdict().overdue()), line.own().weight(), line.partner().weight(), a.atStake(),
                    TwinMaker.seats(a.seats()), a.verdict().renewal().map(TwinMaker::renewal),
                    a.months().stream().map(m -> new Month(m.month().toString(), m.active(), m.sold())).toList(),
                    line.data().map(AccountLine.DataAge::asOf), line.data().map(AccountLine.DataAge::businessDays),
                    TwinMaker.count(a.orders()), a.stage(), a.lastReceived(), a.silent(), a.opened(),
                    a.verdict().fromBefore(), a.disputes(), a.unmapped(),
                    a.fell().orElse(0));
        }
    }

    /// Seats in use in a month.
    ///
    /// @param month `2026-10`
    /// @param sold what the month's reports call sold
    public record Month(String month, long active, Optional<Long> sold) {}

    /// Counts by whose move it is.
    public record SideCount(int partner, int distributor, int vendor, int customer) {
        public static SideCount of(BySide by) {
            return new SideCount(by.partner(), by.distributor(), by.vendor(), by.customer());
        }
    }

    public static AccountsTwin of(AccountsPage page, PortfolioNames names, String unit) {
        RelativeLinks place = page.place();
        return new AccountsTwin(place.schema("accounts"), unit, page.order().word(),
                page.part().map(ListPages.Part::name), page.all().size(), lines(page, names),
                bands(page));
    }

    static List<Line> lines(AccountsPage page, PortfolioNames names) {
        return page.rows().stream().map(line -> Line.of(line, names, page.place())).toList();
    }

    static List<TwinParts.Band> bands(AccountsPage page) {
        return page.bands()
                .stream()
                .map(part -> new TwinParts.Band(page.home() + page.order().folder() + part.folder(),
                        part.name(), part.rows().size()))
                .toList();
    }
}
