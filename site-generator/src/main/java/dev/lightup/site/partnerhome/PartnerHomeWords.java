package dev.lightup.site.partnerhome;

import dev.lightup.domain.partnerhome.LinkedAccount;
import dev.lightup.domain.partnerhome.PartnerHomeReading;
import dev.lightup.domain.partnerhome.PartnerHomeReading.LinkedMove;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.seats.Renewal;
import dev.lightup.site.parts.VerdictWords;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.HeadlineWords;
import dev.lightup.site.words.RenewalWords;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a partner's home says, in words: page, twin and summary say the same.
///
/// @param accounts those of the reading, in its order
/// @param queue what waits at them, the partner's own first
public record PartnerHomeWords(PartnerHomeReading reading, List<HomeAccount> accounts, List<LinkedMove> queue) {
    /// @param accounts those of the reading, in whatever order
    public static PartnerHomeWords of(PartnerHomeReading reading, List<HomeAccount> accounts) {
        return new PartnerHomeWords(reading,
                accounts.stream().sorted(Comparator.comparing(account -> account.told().key())).toList(),
                reading.queue());
    }

    /// Where something waits.
    public HomeAccount account(LinkedAccount told) {
        return accounts.stream()
                .filter(account -> account.told().key().equals(told.key()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an account of another reading"));
    }

    /// What waits for a side.
    List<LinkedMove> queue(Side side) {
        return queue.stream().filter(move -> move.queued().need().side() == side).toList();
    }

    /// What a distributor's account is called: by the distributor, and by its own id too where there are two.
    public String name(HomeAccount account) {
        String distributor = account.told().distributor();
        List<String> all = reading.accounts().stream().map(LinkedAccount::distributor).toList();
        return Collections.frequency(all, distributor) == 1
                ? distributor
                : distributor + " (" + account.told().told().account() + ")";
    }

    /// Who reads an account's pages, as these say it.
    List<String> readBy(HomeAccount account) {
        return List.of(who(Side.PARTNER), account.told().distributor());
    }

    /// How many things wait and are on no list here: accounts tell the most pressing ones of theirs.
    int unlisted() {
        return reading.waits().total() - queue.size();
    }

    /// Who a side is, over all distributors.
    public String who(Side side) {
        return switch (side) {
            case PARTNER -> "the partner";
            case DISTRIBUTOR -> "distributors";
            case VENDOR -> "the vendor";
            case CUSTOMER -> "customers";
        };
    }

    /// Who leads or chases the steps of others.
    Optional<String> led(Side side) {
        return switch (side) {
            case PARTNER, DISTRIBUTOR -> Optional.empty();
            case CUSTOMER -> Optional.of("the partner moves these on");
            case VENDOR -> Optional.of("distributors move these on");
        };
    }

    public VerdictWords.Headline headline() {
        return new VerdictWords.Headline(lead(), accounts.isEmpty() ? "" : sold() + renewal());
    }

    private VerdictWords.Lead lead() {
        if (accounts.isEmpty()) {
            return VerdictWords.Lead.calm("No account is opened to the partner yet.");
        }
        return reading.waits().total() == 0
                ? VerdictWords.Lead.calm("Nothing waits for anybody.")
                : new VerdictWords.Lead(HeadlineWords.of(PartnerHomeReading.OWN_FIRST.stream()
                        .map(side -> VerdictWords.part(side, reading.waits(), reading.overdue(), who(side)))
                        .toList()), Optional.empty());
    }

    /// What is sold adds up; what is in use is told beside each distributor only.
    private String sold() {
        String at = accounts.size() == 1 ? "at " + EnglishText.name(name(accounts.getFirst())) : over();
        return reading.sold()
                .map(n -> n == 0
                        ? "No seats are sold " + at + "."
                        : EnglishText.count(n, "seat") + (n == 1 ? " is" : " are") + " sold " + at + ".")
                .orElse("How many seats are sold was not told.");
    }

    private String over() {
        long telling = accounts.stream().filter(account -> account.told().told().seats().sold().isPresent()).count();
        return "over " + (telling < accounts.size() ? EnglishText.number(telling) + " of " : "")
                + EnglishText.count(accounts.size(), "account");
    }

    private String renewal() {
        return reading.nextRenewal().map(account -> {
            HomeAccount where = account(account);
            Optional<Renewal> renewal = account.told().verdict().renewal();
            String next = renewal.map(r -> RenewalWords.headline(r, where.cast().days())).orElse("");
            return next.isEmpty() ? "" : " At " + EnglishText.name(name(where)) + ":" + next;
        }).orElse("");
    }
}
