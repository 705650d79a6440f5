package dev.lightup.site.parts;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.EnglishText;
import dev.lightup.site.words.HeadlineWords;
import dev.lightup.site.words.RenewalWords;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The headline: what is wanted of whom, how many seats are in use, the next date that costs money.
public final class VerdictWords {
    /// The sides in the order of an account's pages: the partner's own and those that it leads, then the distributor's.
    public static final List<Side> SIDES = List.of(Side.PARTNER, Side.CUSTOMER, Side.DISTRIBUTOR, Side.VENDOR);
    /// How many kinds of seats a headline names beside the sold ones.
    private static final int MOST_KINDS = 2;

    private VerdictWords() {}

    /// The headline's parts.
    ///
    /// @param waiting what waits with whom: a clause a side, or one sentence that leads nowhere
    /// @param calm that sentence; absent where something waits
    public record Lead(List<HeadlineWords.Clause> waiting, Optional<String> calm) {
        public static Lead calm(String sentence) {
            return new Lead(List.of(), Optional.of(sentence));
        }

        public String text() {
            return calm.orElseGet(() -> HeadlineWords.text(waiting));
        }
    }

    /// A whole headline.
    ///
    /// @param rest the seats and the next renewal; empty where there is nothing to say of them
    public record Headline(Lead lead, String rest) {
        public String text() {
            return Stream.of(lead.text(), rest).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        }

        /// What names the page: what waits with whom, without its full stop.
        public String title() {
            return lead.text().substring(0, lead.text().length() - 1);
        }
    }

    /// The headline of an account.
    public static Headline headline(AccountReading reading, AccountNames cast) {
        return new Headline(lead(reading, cast), rest(reading, cast));
    }

    /// What waits with whom.
    private static Lead lead(AccountReading reading, AccountNames cast) {
        if (reading.verdict().level() == Verdict.Level.NO_DATA) {
            return Lead.calm("Nothing was received about " + cast.p() + " yet.");
        }
        if (reading.partner().movedAway().isPresent()) {
            return Lead.calm("What was held for " + cast.p() + " moved to another partner on "
                    + cast.days().text(reading.partner().movedAway().get()) + ".");
        }
        BySide waits = reading.verdict().waits();
        BySide overdue = reading.verdict().overdue();
        return waits.total() == 0
                ? Lead.calm("Nothing waits for anybody.")
                : new Lead(HeadlineWords.of(SIDES.stream()
                        .map(side -> part(side, waits, overdue, cast.all(side)))
                        .toList()), Optional.empty());
    }

    /// A side's part of the headline.
    public static HeadlineWords.Part part(Side side, BySide waits, BySide overdue, String who) {
        return new HeadlineWords.Part(who, "#" + id(side), overdue.of(side), waits.of(side));
    }

    /// The place of a side's list on a page.
    public static String id(Side side) {
        return EnglishText.plain(side.name());
    }

    /// The seats and the next renewal, or how far the partner is where it cannot sell yet; empty when there is nothing to say.
    private static String rest(AccountReading reading, AccountNames cast) {
        if (reading.verdict().level() == Verdict.Level.NO_DATA || reading.partner().movedAway().isPresent()) {
            return "";
        }
        Seats seats = reading.seats().total();
        boolean nothing = seats.sold().isEmpty() && seats.active().isEmpty() && reading.orders().all().isEmpty();
        return nothing && OnboardingView.isOnTheWay(reading.partner().onboarding())
                ? OnboardingView.stands(reading.partner().onboarding(), cast)
                : before(reading, cast) + told(seats)
                        + reading.verdict().renewal().map(r -> RenewalWords.headline(r, cast.days())).orElse("");
    }

    /// How much of what waits is older than the day on which the partner could read it.
    private static String before(AccountReading reading, AccountNames cast) {
        int before = reading.verdict().fromBefore();
        return before == 0
                ? ""
                : EnglishText.number(before) + " of all " + (before == 1 ? "is" : "are") + " from before "
                        + reading.partner().opened().map(cast.days()::text).orElse("")
                        + ", when the account was opened. ";
    }

    /// The sold seats, and apart from them the use that no sale covers.
    public static String told(Seats seats) {
        return seats(seats) + beyond(seats);
    }

    private static String seats(Seats seats) {
        Optional<Long> sold = seats.sold();
        Optional<Long> active = seats.active();
        if (sold.isEmpty()) {
            return active
                    .map(a -> EnglishText.count(a, "seat") + (a == 1 ? " is" : " are")
                            + " in use; how many are sold was not told.")
                    .orElse("How many seats are sold was not told.");
        }
        String of = EnglishText.number(sold.get());
        if (sold.get() == 0) {
            return "No seats are sold.";
        }
        return seats.inUse()
                .map(a -> EnglishText.number(a) + " of " + of + " sold seats are in use"
                        + (seats.unmeasured() > 0
                                ? ", " + EnglishText.number(seats.unmeasured()) + " are not measured."
                                : "."))
                .orElseGet(() -> EnglishText.count(sold.get(), "seat") + (sold.get() == 1 ? " is" : " are")
                        + " sold; how many are in use was not told.");
    }

    /// Use that no sale covers: a finding of its own, never part of the sold seats in use. Of many kinds the line under the bar tells.
    private static String beyond(Seats seats) {
        List<String> said = SeatsView.beyond(seats);
        return said.isEmpty() || said.size() > MOST_KINDS ? "" : " Apart from these: " + EnglishText.list(said) + ".";
    }
}
