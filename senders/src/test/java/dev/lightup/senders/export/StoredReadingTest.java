package dev.lightup.senders.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.OrderFact;
import dev.lightup.domain.event.OrderLine;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.SubscriptionFact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.event.UsageFact;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What a stored file said when it was applied it says whenever it is read again (docs/adr/0006).
class StoredReadingTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-02T08:00:00Z");
    private static final String HEAD = "{\"version\":1,\"feed\":\"seats\",\"asOf\":\"2026-03-01T00:00:00.000Z\",\"torn\":[{\"line\":9,\"why\":\"torn\"}]%s}\n";
    private static final String ROWS = """
            line,account,customer,sku,subscription,sold,assigned,active,windowDays,termEnd
            2,A,C-1,S,,10,4,2,,
            3,A,C-1,S,,10,4,2,,
            4,A,4.90E+12,S,,7,,,,
            5,A,C-2,S,,1.240,,,,
            6,A,C-3,S,s3,5,,,,2027-04-30T23:59:59Z
            7,A,C-4,S,,5,,,,
            8,B,C-4,S,,6,,,,
            """;

    private static List<Entry> entries(String body) {
        var raw = new RawEvent(RawKey.of("nordvik", "/nordvik/files", "0001-x"), "ep_files", "/nordvik/files", "0001-x",
                "export", 1, "text/csv", RECEIVED, Grade.A, "k1", "mac", "request", "e1", RawEvent.Standing.ACCEPTED,
                Optional.empty(), Optional.empty(), body);
        return Formats.all(InstantSource.fixed(RECEIVED)).entries(raw);
    }

    private static Map<String, Long> sold(List<Entry> entries) {
        Map<String, Long> sold = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.fact() instanceof UsageFact.Snapshot told) {
                told.sold().ifPresent(count -> sold.put(entry.subject().id(), count));
            }
        }
        return sold;
    }

    private static List<String> listed(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.fact() instanceof PartnerFact.ExportListed)
                .map(entry -> entry.subject().id())
                .toList();
    }

    private static SystemFact.ExportRead read(List<Entry> entries) {
        return entries.stream()
                .map(Entry::fact)
                .filter(SystemFact.ExportRead.class::isInstance)
                .map(SystemFact.ExportRead.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFileThatWasStoredWithoutTheNumberOfAReadingSaysWhatItSaid() {
        List<Entry> entries = entries(HEAD.formatted("") + ROWS);
        assertThat(sold(entries)).isEqualTo(Map.of("C-1/S", 20L, "4.90E+12/S", 7L, "C-4/S", 11L));
        assertThat(listed(entries)).containsExactly("A", "B");
        assertThat(read(entries)).isEqualTo(new SystemFact.ExportRead("ep_files/seats",
                Instant.parse("2026-03-01T00:00:00Z"), 8, 3,
                Optional.of("line 5: `sold` is a whole number, like 1240 or 1,240")));
    }

    private static List<String> orders(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.fact() instanceof OrderFact.Snapshot)
                .map(entry -> entry.account().orElse("nobody") + " " + entry.subject().id() + " "
                        + ((OrderFact.Snapshot) entry.fact()).lines().stream().mapToLong(OrderLine::quantity).sum())
                .toList();
    }

    /// What each of its rows said in the release that wrote number 2: an order's rows were one order whatever their as-of, its first row's
    /// account's; `0,500` was 500; an id was any text.
    @Test
    void aFileOfTheSecondReadingSaysWhatItSaid() {
        String rows = """
                line,account,customer,order,sku,quantity,status,asOf
                2,A,C-1,O-1,S,10,submitted,2026-02-27
                3,A,C-1,O-1,S,10,submitted,2026-02-28
                4,A,C-1,O-2,S,3,submitted,
                5,B,C-1,O-2,S,4,submitted,
                6,A,C-1,O-3,S,"0,500",submitted,
                7,A\u200b,C-1,O-4,S,1,submitted,
                """;
        String head = HEAD.replace("seats", "orders");
        assertThat(orders(entries(head.formatted(",\"reading\":2") + rows))).containsExactly("A O-1 20", "A O-2 7",
                "A O-3 500", "A\u200b O-4 1");
        assertThat(orders(entries(head.formatted(",\"reading\":" + StoredExport.READING) + rows)))
                .as("today each as-of is a report")
                .containsExactly("A O-1 10", "A O-1 10");
    }

    @Test
    void aFileOfTodaysReadingIsReadByTheRulesOfAFile() {
        List<Entry> entries = entries(HEAD.formatted(",\"reading\":" + StoredExport.READING) + ROWS);
        assertThat(sold(entries)).isEqualTo(Map.of("C-1/S", 10L, "C-3/S", 5L));
        assertThat(listed(entries)).isEmpty();
        assertThat(read(entries).unreadable()).isEqualTo(5);
    }

    /// Of one subscription each row told all of it, and the last one held.
    @Test
    void aFileOfTheReadingBeforeTellsASubscriptionRowByRowAndOneOfTodayAddsItUp() {
        String rows = """
                line,account,customer,sku,subscription,sold,status
                2,A,C-1,S,s1,10,active
                3,A,C-1,S,s1,20,active
                4,A,C-2,S,s2,10,active
                5,B,C-3,S,s2,20,active
                """;
        assertThat(subscriptions(entries(HEAD.formatted(",\"reading\":2") + rows)))
                .containsExactly("s1 10", "s1 20", "s2 10", "s2 20");
        assertThat(subscriptions(entries(HEAD.formatted(",\"reading\":3") + rows))).containsExactly("s1 30");
    }

    /// A customer that went to another partner stands twice in a report: with the licence that it ended and with the one that it has.
    @Test
    void anEndedLicenceThatNobodyUsesTakesNoSeatsFromTheAccountThatHasTheCustomer() {
        String rows = """
                line,account,customer,sku,subscription,sold,assigned,active,status
                2,A,C-1,S,s1,5,0,0,cancelled
                3,B,C-1,S,s2,120,119,119,active
                4,B,C-1,S,s3,20,10,10,active
                5,A,C-2,S,s4,5,1,0,cancelled
                6,B,C-2,S,s5,7,6,6,active
                7,A,C-3,S,s6,5,0,0,moved
                8,B,C-3,S,s7,7,6,6,active
                9,A,C-4,S,s8,5,,,expired
                10,B,C-4,S,s9,3,0,0,deleted
                11,A,C-5,S,s10,5,0,0,cancelled
                12,A,C-6,S,s11,5,,,cancelled
                13,B,C-6,S,s12,5,4,4,active
                """;
        List<Entry> today = entries(HEAD.formatted(",\"reading\":" + StoredExport.READING) + rows);
        // not of use that is measured at both or not measured, nor of a word that nobody knows; of an account's own it stays
        assertThat(inUse(today)).isEqualTo(Map.of("B C-1/S", 119L, "A C-5/S", 0L));
        assertThat(subscriptions(today)).hasSize(12).contains("s1 5", "s8 5", "s9 3");
        assertThat(inUse(entries(HEAD.formatted(",\"reading\":3") + rows))).isEqualTo(Map.of("A C-5/S", 0L));
    }

    /// The customer went in October; in November the account that has it ended its licence.
    @Test
    void anEndOfAnotherMomentIsTold() {
        String rows = """
                line,asOf,account,customer,sku,sold,assigned,active,status
                2,2026-02-01,X,C-1,S,20,20,20,active
                3,2026-02-01,Y,C-1,S,5,0,0,cancelled
                4,2026-02-15,X,C-1,S,20,0,0,cancelled
                """;
        assertThat(entries(HEAD.formatted(",\"reading\":" + StoredExport.READING) + rows).stream()
                .filter(entry -> entry.fact() instanceof UsageFact.Snapshot)
                .map(entry -> entry.account().orElseThrow() + " "
                        + ((UsageFact.Snapshot) entry.fact()).asOf().toString().substring(5, 10)
                        + " " + ((UsageFact.Snapshot) entry.fact()).active().orElseThrow()))
                .containsExactlyInAnyOrder("X 02-01 20", "X 02-15 0");
    }

    private static Map<String, Long> inUse(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.fact() instanceof UsageFact.Snapshot told && told.active().isPresent())
                .collect(Collectors.toMap(
                        entry -> entry.account().orElseThrow() + " " + entry.subject().id().replace("usage/", ""),
                        entry -> ((UsageFact.Snapshot) entry.fact()).active().orElseThrow()));
    }

    private static List<String> subscriptions(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.fact() instanceof SubscriptionFact.Snapshot)
                .map(entry -> entry.subject().id() + " "
                        + ((SubscriptionFact.Snapshot) entry.fact()).quantity().orElseThrow())
                .toList();
    }

    @Test
    void aFileThatANewerReleaseStoredIsLeftAlone() {
        assertThatThrownBy(() -> entries(HEAD.formatted(",\"reading\":99") + ROWS))
                .isInstanceOf(IllegalStateException.class);
    }
}
