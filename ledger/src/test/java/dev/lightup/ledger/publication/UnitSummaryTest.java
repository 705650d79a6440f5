package dev.lightup.ledger.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.account.Verdict;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.order.OrderCount;
import dev.lightup.domain.partner.OnboardingReading;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.seats.Seats;
import dev.lightup.domain.waiting.BySide;
import dev.lightup.domain.waiting.Deadline;
import dev.lightup.domain.waiting.Move;
import dev.lightup.domain.waiting.MoveSummary;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.item.DeflatedText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnitSummaryTest {
    private static final Instant THEN = Instant.parse("2026-11-20T09:00:00Z");
    private static final Random CHANCE = new Random(7);

    /// Names that no deflating shortens much.
    private static String name(int length) {
        var name = new StringBuilder();
        while (name.length() < length) {
            name.append(Integer.toString(CHANCE.nextInt(36), 36));
        }
        return name.toString();
    }

    private static UnitSummary summary(int needs, int length) {
        List<MoveSummary> all = IntStream.range(0, needs).mapToObj(i -> {
            String order = i + name(length);
            return new MoveSummary(new Subject(Subject.Kind.ORDER, order), Move.Kind.ORDER, order, Side.PARTNER,
                    Cause.PARTNER_ACTION, Optional.of(name(length)), Optional.of(5L), Optional.of("E3"),
                    Deadline.Urgency.LATE, THEN.plusSeconds(i), LocalDate.parse("2026-11-20"), true, Optional.empty(),
                    Optional.of("po upload"), Optional.of(name(32)), Optional.empty(), Optional.of(name(32)),
                    Optional.empty(), Optional.empty(), Optional.empty());
        }).toList();
        var waits = new BySide(needs, 0, 0, 0);
        return new UnitSummary("d", new AccountSummary("a/x", "P-1", Optional.empty(), Optional.of(THEN),
                new Verdict(Verdict.Level.LATE, waits, waits, Optional.empty(), Optional.empty()), Seats.NOTHING,
                new OrderCount(needs, needs, 0, 0, 0, 0, 0), waits, all, OnboardingReading.Stage.TRANSACTING,
                Optional.of(THEN), false, 0, 0, 0, Optional.empty(), Optional.empty(), List.of()));
    }

    private static UnitSummary read(String text) {
        return Codec.read(UnitSummary.class, text);
    }

    @Test
    void asManyThingsAsAnAccountMayTellFitIntoItsItem() {
        UnitSummary full = summary(AccountSummary.NEEDS, 36);
        assertThat(read(full.text())).isEqualTo(full);
        assertThat(DeflatedText.pack(full.text()).length).isLessThanOrEqualTo(UnitSummary.LARGEST);
    }

    @Test
    void whatDoesNotFitKeepsItsMostPressingThingsAndItsWholeCounts() {
        UnitSummary large = summary(AccountSummary.NEEDS, 190);
        UnitSummary told = read(large.text());
        assertThat(DeflatedText.pack(large.text()).length).isBetween(UnitSummary.LARGEST / 2, UnitSummary.LARGEST);
        assertThat(told.account().needs()).hasSizeBetween(500, AccountSummary.NEEDS - 1)
                .isEqualTo(large.account().needs().subList(0, told.account().needs().size()));
        assertThat(told.account().verdict().waits().partner()).isEqualTo(AccountSummary.NEEDS);
    }

    @Test
    void aSummaryOfBeforeTellsNoMonths() {
        String before = summary(1, 5).text().replaceAll(",?\"months\":\\[]", "");
        assertThat(read(before).account().months()).isEmpty();
    }
}
