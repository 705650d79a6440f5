package dev.lightup.functions.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.Unit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Who finds what by which number.
class RowFinderTest {
    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private NumberedTable table() {
        return new NumberedTable(dynamo);
    }

    /// As glossary.md says of rows: the letter of the kind, a hyphen, the first 15 bytes of SHA-256 of `kind/id` in base64url.
    private static String row(String kind, String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((kind + "/" + id).getBytes(StandardCharsets.UTF_8));
            return "#" + kind.charAt(0) + "-" + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, 15));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyReaderFindsWhatItsUnitsShowAndOfAllElseNothing() {
        NumberedTable table = table();
        String k1 = table.customer("nordvik", "NV-1", "K-1");
        String k2 = table.customer("nordvik", "NV-2", "K-2");
        Map<String, String> own = new LinkedHashMap<>();
        own.put("SO-1", k1 + row("order", "SO-1"));
        own.put("3f0a2c1e-9a10", k1 + row("subscription", "3f0a2c1e-9a10"));
        own.put("K-1", k1);
        own.put("NV-1", table.home("nordvik", "NV-1"));
        own.put("4711", "several " + k1 + row("order", "4711") + " " + k1 + row("subscription", "4711"));
        own.put("only-7-NORDVIK", k1 + row("order", "only-7-NORDVIK"));
        own.put("ab-7", k1 + row("order", "ab-7"));
        Map<String, String> others = new LinkedHashMap<>();
        others.put("SO-2", k2 + row("order", "SO-2"));
        others.put("SO-3", table.home("nordvik", "NV-2") + "orders/" + row("order", "SO-3"));
        others.put("AB-7", k2 + row("order", "AB-7"));
        others.put("SO-5", table.home("nordvik") + "#unplaced");
        List<String> nothing = List.of("SO-4", "K-3", "SO-9", "only-7-SOLIS", "NV-9", "AWP5", "order/SO-1",
                "nordvik#S#order/SO-1",
                "../SO-1", "%2e%2e/SO-1", "SO-1/../SO-1", "SO-1\u0000", "SO-1\nX", "ＳＯ-1", "ЅО-1", "SО-1", "SO‐1",
                "SO-1%20",
                "0".repeat(10_000), "", " ", "\uD800", "*", "SO-1*", "'SO-1'", "SO-1'", "{\"S\":\"SO-1\"}");

        ReaderGrant manager = table.manager("nordvik");
        ReaderGrant owner = table.owner("nordvik", "NV-1");
        var wrong = new ArrayList<String>();
        expect(wrong, table, "manager", own, manager);
        expect(wrong, table, "manager", others, manager);
        expect(wrong, table, "owner of NV-1", own, owner);
        for (String number : others.keySet()) {
            // of two spellings the owner's own is found by either, as spaces around it are nobody's
            String at = number.equals("AB-7") ? own.getOrDefault("ab-7", "") : "nowhere";
            is(wrong, table, "owner of NV-1", number, at, owner);
        }
        for (String number : nothing) {
            is(wrong, table, "manager", number, "nowhere", manager);
            is(wrong, table, "owner of NV-1", number, "nowhere", owner);
        }
        is(wrong, table, "manager of solis", "only-7-NORDVIK", "nowhere", table.manager("solis"));
        is(wrong, table, "manager of solis", "SO-1",
                table.customer("solis", "NV-1", "K-1") + row("order", "SO-1"), table.manager("solis"));
        is(wrong, table, "nobody", "SO-1", "nowhere");
        assertThat(wrong).isEmpty();
    }

    private static void expect(
            List<String> wrong,
            NumberedTable table,
            String who,
            Map<String, String> places,
            ReaderGrant grant) {
        places.forEach((number, place) -> is(wrong, table, who, number, place, grant));
    }

    private static void is(
            List<String> wrong,
            NumberedTable table,
            String who,
            String number,
            String place,
            ReaderGrant... grants) {
        String found = table.find(number, grants);
        if (!found.equals(place)) {
            wrong.add(who + " finds " + number + " at " + found + " and not at " + place);
        }
    }

    @Test
    void howPeopleTypeANumberIsNoObstacleAsLongAsItCannotBeAnothers() {
        NumberedTable table = table();
        ReaderGrant manager = table.manager("nordvik");
        String so1 = table.customer("nordvik", "NV-1", "K-1") + row("order", "SO-1");
        for (String typed : List.of("SO-1", " SO-1", "SO-1  ", "\tSO-1\r\n", "so-1", "So-1", "\u00a0SO-1\u200b",
                "\uFEFFSO-1")) {
            assertThat(table.find(typed, manager)).as(typed).isEqualTo(so1);
        }
        assertThat(table.find("ONLY-7-NORDVIK", manager)).isEqualTo("nowhere");
        assertThat(table.find("3F0A2C1E-9A10", manager)).contains(row("subscription", "3f0a2c1e-9a10"));
        // each as it is written
        assertThat(table.find("ab-7", manager)).isEqualTo(
                table.customer("nordvik", "NV-1", "K-1") + row("order", "ab-7"));
        assertThat(table.find("AB-7", manager)).isEqualTo(
                table.customer("nordvik", "NV-2", "K-2") + row("order", "AB-7"));
        // a small letter that is no other's capital: the Turkish dotless i, the long s, the Kelvin sign
        assertThat(table.find("\u017fo-1", manager)).isEqualTo("nowhere");
        assertThat(table.find("\u212a-1", manager)).isEqualTo("nowhere");
    }

    @Test
    void thePageOfTheFieldSaysOfTwoDistributorsWhichOneIsMeant() {
        NumberedTable table = table();
        ReaderGrant here = table.owner("nordvik", "NV-1");
        ReaderGrant there = table.owner("solis", "NV-1");
        String nordviks = table.customer("nordvik", "NV-1", "K-1") + row("order", "SO-1");
        String solises = table.customer("solis", "NV-1", "K-1") + row("order", "SO-1");
        assertThat(table.find("SO-1", Optional.of(table.home("nordvik", "NV-1")), here, there)).isEqualTo(nordviks);
        assertThat(table.find("SO-1", Optional.of(table.home("solis", "NV-1") + "orders/"), here, there))
                .isEqualTo(solises);
        assertThat(table.find("SO-1", here, there)).isEqualTo("several " + nordviks + " " + solises);
        // a page that is not open to it says nothing
        assertThat(table.find("SO-1", Optional.of(table.home("solis", "NV-2")), here))
                .isEqualTo(nordviks);
    }

    @Test
    void onAPartnersHomeAllIsFoundThatTheSessionOpensAtEachOfItsDistributors() {
        NumberedTable table = table();
        ReaderGrant home = table.grant(new Unit.Partner("p4rtnerhomeaaaaa"), "/p/p4rtnerhomeaaaaa/");
        ReaderGrant here = table.owner("nordvik", "NV-1");
        Optional<String> onHome = Optional.of("/p/p4rtnerhomeaaaaa/");
        String nordviks = table.customer("nordvik", "NV-1", "K-1") + row("order", "SO-1");
        assertThat(table.find("SO-1", onHome, home, here)).isEqualTo(nordviks);
        assertThat(table.find("SO-1", onHome, home, here, table.owner("solis", "NV-1"))).startsWith("several ")
                .contains(nordviks);
        assertThat(table.find("SO-1", onHome, home)).isEqualTo("nowhere");
        assertThat(table.find("SO-2", onHome, home, here)).isEqualTo("nowhere");
        // it has no lists of names
        assertThat(table.find("Fjo", onHome, home, here)).isEqualTo("nowhere");
    }

    @Test
    void theBeginningOfANameLeadsToThePageOfItsLetterWhereverItIsTyped() {
        NumberedTable table = table();
        ReaderGrant manager = table.manager("nordvik");
        String home = table.home("nordvik");
        String account = table.home("nordvik", "NV-1");
        Optional<String> onAccount = Optional.of(account + "orders/");
        assertThat(table.find("Fjo", manager)).isEqualTo(home + "accounts/name/");
        assertThat(table.find("Fjo", onAccount, manager)).isEqualTo(account + "customers/");
        table.write(NumberedTable.NORDVIK, home, "accounts/name/f/index.html", "accounts/name/m-0/index.html",
                "accounts/name/other/index.html");
        table.write(table.unit("nordvik", "NV-1"), account, "customers/f/index.html");
        assertThat(table.find("Fjo", manager)).isEqualTo(home + "accounts/name/f/");
        assertThat(table.find("myrstad & sons", manager)).isEqualTo(home + "accounts/name/m-0/");
        assertThat(table.find("Ørn", manager)).isEqualTo(home + "accounts/name/other/");
        assertThat(table.find("F", onAccount, manager)).isEqualTo(account + "customers/f/");
        assertThat(table.find("f", table.owner("nordvik", "NV-1"))).isEqualTo(account + "customers/f/");
        assertThat(table.find("f", table.owner("nordvik", "NV-2")))
                .isEqualTo(table.home("nordvik", "NV-2") + "customers/");
        // what has digits is a number
        assertThat(table.find("F1", manager)).isEqualTo("nowhere");
    }

    @Test
    void whateverIsFoundItTakesTwoCallsAndAsMuchAsForNothing() {
        NumberedTable table = table();
        ReaderGrant manager = table.manager("nordvik");
        ReaderGrant owner = table.owner("nordvik", "NV-1");
        for (String number : List.of("SO-1", "SO-2", "SO-5", "SO-9", "only-7-SOLIS", "K-1", "NV-1", "4711", "Fjo",
                "SO-4")) {
            for (ReaderGrant grant : List.of(manager, owner)) {
                dynamo.faults().meter().reset();
                table.find(number, grant);
                assertThat(dynamo.faults().meter().calls()).as(number).isEqualTo(Map.of("batchGetItem", 2));
            }
        }
    }
}
