package dev.lightup.functions.enter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.account.AccountReader;
import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ReasonCodes;
import dev.lightup.domain.seats.Seats;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.SummaryItem;
import dev.lightup.ledger.publication.UnitSummary;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.TenantTokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A channel manager holds what a look adds up against her own system.
class LookTotalsTest extends UploadDesk {
    private static final String FEED = "ep_nordvik_licences";
    private static final String HEADER = "Reseller,Reseller name,Customer ID,SKU,Subscription,Seats,Assigned,Active,Workload,State,Trial\n";
    /// By hand, by the words of the metrics: sold is what is paid and active or suspended.
    ///
    /// | account | row | sold | assigned | active | apart |
    /// | --- | --- | ---: | ---: | ---: | --- |
    /// | NV-1 | K1, AWP, active | 12,000 | 9,000 | 8,000 | |
    /// | NV-1 | the same, in another workload: once, the greater | | 9,500 | 7,000 | |
    /// | NV-1 | K1, AWT, suspended | 3,000 | not told | not told | |
    /// | NV-1 | K2, AWP, expired: not sold, its assigned seats beyond the sale | 0 | 40 | 30 | |
    /// | NV-1 | all | 15,000 | 9,540 | 8,030 | 40 assigned without a known sale |
    /// | NV-2 | K3, AWP, active | 3,000 | 2,000 | not told | |
    /// | NV-2 | K3, AWX, active, on trial | 0 | not told | not told | 25 on trial |
    /// | NV-2 | K4, AWP, a word that nobody knows | not told | not told | not told | 45 of unknown status |
    /// | NV-2 | K5, AWP, not active yet | 0 | not told | not told | 7 being provisioned |
    /// | NV-2 | all | 3,000 | 2,000 | not told | 25, 45, 7 |
    /// | both | | 18,000 | 11,540 | 8,030 | 40, 25, 45, 7 |
    private static final String ROWS = """
            NV-1,Fjordlys AS,K1,AWP,S1,12000,9000,8000,exchange,active,no
            NV-1,Fjordlys AS,K1,AWP,S1,12000,9500,7000,teams,active,no
            NV-1,Fjordlys AS,K1,AWT,S2,3000,,,,suspended,no
            NV-1,Fjordlys AS,K2,AWP,S3,500,40,30,,expired,no
            NV-2,,K3,AWP,S4,3000,2000,,,active,no
            NV-2,,K3,AWX,S5,25,,,,active,yes
            NV-2,,K4,AWP,S6,45,,,,Flux,no
            NV-2,,K5,AWP,S7,7,,,,pending,no
            """;

    @BeforeEach
    void aFeedOfLicences() {
        Endpoint files = directory.endpoint("ep_nordvik_files").orElseThrow();
        directory.add(new Endpoint(FEED, "nordvik", "export", files.keys(),
                Endpoint.Scope.of(List.of("/nordvik/licences")),
                List.of(new ColumnMap(1, ColumnMap.Feed.SEATS, Optional.empty(),
                        Map.ofEntries(Map.entry("account", "Reseller"), Map.entry("accountName", "Reseller name"),
                                Map.entry("customer", "Customer ID"), Map.entry("sku", "SKU"),
                                Map.entry("subscription", "Subscription"), Map.entry("sold", "Seats"),
                                Map.entry("assigned", "Assigned"), Map.entry("active", "Active"),
                                Map.entry("workload", "Workload"), Map.entry("status", "State"),
                                Map.entry("trial", "Trial")),
                        Optional.empty())),
                true, Optional.empty()));
    }

    private static String seen(Visitor reader, String rows) {
        return look(reader, FEED, ("# asOf: 2026-03-01\n" + HEADER + rows).getBytes(StandardCharsets.UTF_8)).body()
                .replaceAll("<[^>]*>", "");
    }

    /// What the pages of an account say.
    private void pages(String account, Seats seats) {
        Unit unit = Unit.account("nordvik", OpaqueId.id(directory.tenant("nordvik").key().array(), "account", account));
        var reading = new AccountReader(new Programme("Active Use", List.of(), List.of(), List.of(), List.of()),
                ReasonCodes.own()).read("nordvik", account, List.of(), door.now.get());
        AccountSummary a = AccountSummary.of(unit.word(), reading);
        ground.ledger()
                .units()
                .putSummary(new SummaryItem(unit, 1, new UnitSummary("n0rdv1kaaaaaaaa2",
                        new AccountSummary(a.unit(), a.account(), a.name(), a.asOf(), a.verdict(), seats, a.orders(),
                                a.stuck(), a.needs(), a.stage(), a.lastReceived(), a.silent(), a.atStake(),
                                a.disputes(), a.unmapped(), a.fell(), a.opened(), a.months()))
                        .text()));
    }

    private static Seats seats(long sold, Optional<Long> assigned, Optional<Long> active, String asOf) {
        return new Seats(Optional.of(sold), 0, assigned, active, Optional.empty(), Optional.of(Instant.parse(asOf)));
    }

    @Test
    void whatTheRowsTellStandsBesideWhatThePagesSayInAllAndOfEachAccount() {
        pages("NV-1", seats(14_650, Optional.of(9_000L), Optional.empty(), "2026-02-27T00:00:00Z"));
        pages("NV-2", seats(3_000, Optional.empty(), Optional.empty(), "2026-02-26T00:00:00Z"));
        assertThat(seen(manager(), ROWS)).contains("18,000sold, as read",
                "Seats by its rows: sold 18,000 (now 17,650), assigned 11,540 (now 9,000), active 8,030 (now not told), 45 of unknown status (now none), 25 on trial (now none), 7 being provisioned (now none), 40 assigned without a known sale (now none).",
                "Now is what the pages of these accounts say, as of 2026-02-26.",
                "NV-1 (Fjordlys AS): sold 15,000 (now 14,650), assigned 9,540 (now 9,000), active 8,030 (now not told), 40 assigned without a known sale (now none), as of 2026-02-27",
                "NV-2: sold 3,000 (now 3,000), assigned 2,000 (now not told), active not told (now not told), 45 of unknown status (now none), 25 on trial (now none), 7 being provisioned (now none), as of 2026-02-26");
    }

    /// S1 is one subscription of 30 seats; S2 stands under two accounts and S3 as active and as a word that nobody knows: of them nothing counts.
    @Test
    void aSubscriptionOverSeveralRowsIsItsSumOrStandsInNoSumWhicheverRowIsLast() {
        List<String> rows = List.of("NV-1,,K1,AWP,S1,10,,,,active,no\n", "NV-1,,K1,AWP,S1,20,,,,active,no\n",
                "NV-1,,K2,AWP,S2,10,,,,active,no\n", "NV-2,,K3,AWP,S2,20,,,,active,no\n",
                "NV-2,,K4,AWP,S3,20,,,,Flux,no\n", "NV-2,,K4,AWP,S3,10,,,,active,no\n");
        Visitor manager = manager();
        for (List<String> order : List.of(rows, rows.reversed())) {
            assertThat(seen(manager, String.join("", order))).contains("30sold, as read",
                    "Seats by its rows: sold 30, assigned not told, active not told.",
                    "another row of this `subscription` has another `account` and `customer`",
                    "another row of this `subscription` has another `status`", "NV-1: sold 30")
                    .doesNotContain("unknown status", "NV-2: sold");
        }
    }

    @Test
    void whatNobodyToldIsNeverZero() {
        String seen = seen(manager(), "NV-2,,K4,AWP,S6,45,,,,Flux,no\n");
        assertThat(seen).contains("not toldsold, as read",
                "sold not told, assigned not told, active not told, 45 of unknown status.",
                "The pages of these accounts tell no seats yet.",
                "NV-2: sold not told, assigned not told, active not told, 45 of unknown status; its pages tell nothing yet");
    }

    @Test
    void anAccountThatToldNothingYetIsCountedApartAndRowsOfNobodyAreComparedWithNothing() {
        pages("NV-1", seats(14_650, Optional.empty(), Optional.empty(), "2026-02-27T00:00:00Z"));
        Visitor manager = manager();
        assertThat(seen(manager, ROWS)).contains("sold 18,000 (now 14,650)", "1 of them told nothing yet",
                "NV-2: sold 3,000, assigned 2,000, active not told");
        assertThat(seen(manager, ROWS + ",,K9,AWP,,11,,,,active,no\n")).contains(
                "Seats by its rows: sold 18,011, assigned",
                "for not every row names an account",
                "Rows that name no account, of the sum: sold 11, assigned not told, active not told.",
                "NV-1 (Fjordlys AS): sold 15,000 (now 14,650)");
        assertThat(seen(manager, ",,K9,AWP,,11,,,,active,no\n")).contains(
                "Seats by its rows: sold 11, assigned not told",
                "No row names an account: no page is beside the sum.");
    }

    @Test
    void thePagesOfMoreThanAHundredAccountsAreNotAddedUp() {
        pages("A100", seats(9, Optional.empty(), Optional.empty(), "2026-02-27T00:00:00Z"));
        String rows = IntStream.range(100, 201)
                .mapToObj(i -> "A" + i + ",,K" + i + ",AWP,,10,,,,active,no\n")
                .collect(Collectors.joining());
        assertThat(seen(manager(), rows)).contains("Seats by its rows: sold 1,010, assigned not told",
                "The pages of so many accounts are not added up", "A100: sold 10 (now 9)", "A119: sold 10,",
                "and 81 more").doesNotContain("A120:");
    }

    @Test
    void aRowThatIsNotReadIsInNoSumAndAFileOfOrdersTellsNoSeats() {
        Visitor manager = manager();
        assertThat(seen(manager, ROWS + "NV-2,,K7,AWP,,many,,,,active,no\n"))
                .contains("Seats by its rows: sold 18,000,", "of lines that are not read at most");
        assertThat(look(manager,
                "Report date,Reseller,Customer ID,Order,SKU,Quantity,Status\n01.03.2026,NV-1,K1,O-1,AWP,5,submitted\n")
                .body())
                .contains("Accounts: NV-1.")
                .doesNotContain("sold, as read");
        assertThat(look(manager,
                "Report date,Reseller,Customer ID,Order,SKU,Quantity,Status\n01.03.2026,NV-1,K1,O-1,AWP,5,Versendet\n")
                .body())
                .as("of orders it is said where they stand, not what seats are sold")
                .contains("An order that stands there is open, as of unknown status, and waits for the distributor",
                        "Versendet")
                .doesNotContain("stand apart", "nor as zero");
        assertThat(seen(manager, ROWS)).contains("their seats stand apart, as of unknown status");
    }

    /// An order that a report leaves out is not closed by that: it stands as it stood, and the pages ask what became of it.
    @Test
    void anOrderThatIsMissingStaysAndTheLookSaysSo() {
        Visitor manager = manager();
        String head = "Report date,Reseller,Customer ID,Order,SKU,Quantity,Status\n";
        String rest = "01.03.2026,NV-1,K1,O-1,AWP,5,submitted\n01.03.2026,NV-1,K2,O-2,AWP,5,submitted\n";
        publish(manager, look(manager, head + rest + "01.03.2026,NV-1,K3,O-3,AWP,5,submitted\n"));
        apply();
        assertThat(look(manager, (head + rest).replace("01.03.", "02.03.")).body())
                .contains("1 row would be missing.", "An order never goes with a file", "NV-1: 1 of 3")
                .doesNotContain("would go", "They go when");
    }

    /// The one row that is missing may be the one that could not be read.
    @Test
    void whatIsMissingBesideARowThatIsNotReadStaysAndTheLookSaysSo() {
        Visitor manager = manager();
        publish(manager, look(manager, file("2026-02-27", rows("NV-1", 10, 7), rows("NV-2", 30, 7))));
        apply();
        String torn = rows("NV-1", 8, 7) + "NV-1,K-NV-1-8,AWP,many,9,7\n";
        assertThat(look(manager, file("2026-03-01", torn, rows("NV-2", 29, 7))).body())
                .contains("1 row would go.", "NV-2: 1 of 30", "They stay, with their seats", "NV-1: 1 of 10")
                .doesNotContain("NV-1: 2 of 10");
    }

    @Test
    void aPartnerIsCalledAsTheFileSaysElseAsItWasToldBeforeToItsOwnDistributorAlone() {
        Visitor manager = manager();
        assertThat(publish(manager, look(manager, file("2026-02-27", rows("NV-3", 20, 7))
                .replace("Reseller,", "Reseller,Reseller name,")
                .replace("NV-3,", "NV-3,Brightwater & Co,"))).body())
                .contains("Published.");
        apply();
        String later = file("2026-03-01", rows("NV-3", 19, 7));
        String body = look(manager, later).body();
        assertThat(body).contains("Accounts: NV-3 (<bdi>Brightwater &amp; Co</bdi>).",
                "NV-3 (<bdi>Brightwater &amp; Co</bdi>): 1 of 20");
        // another distributor has an account of the same number
        directory.add(new Endpoint("ep_solis_files", "solis", "export",
                directory.endpoint(FEED).orElseThrow().keys(), Endpoint.Scope.of(List.of("/solis/files")),
                directory.endpoint(Stage.NORDVIK_FILES).orElseThrow().columns(), true, Optional.empty()));
        Visitor other = reader(Unit.distributor("solis"), "/d/so1isaaaaaaaaaa2/");
        assertThat(other.upload(UPLOAD, fields("for", "solis", "feed", "ep_solis_files", "file",
                later.getBytes(StandardCharsets.UTF_8))).body())
                .contains("Accounts: NV-3.")
                .doesNotContain("Brightwater");
        String token = TenantTokens.token(directory.tenant("nordvik").key(), "Brightwater & Co");
        ground.ledger().labels().erase("nordvik", token);
        assertThat(look(manager, later).body()).contains("Accounts: NV-3.").doesNotContain("Brightwater");
        // not by the file either, whose name would not be kept
        assertThat(look(manager,
                later.replace("Reseller,", "Reseller,Reseller name,").replace("NV-3,", "NV-3,Brightwater & Co,"))
                .body())
                .contains("Accounts: NV-3.")
                .doesNotContain("Brightwater");
    }
}
