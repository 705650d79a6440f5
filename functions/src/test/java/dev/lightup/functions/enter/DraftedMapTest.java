package dev.lightup.functions.enter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.functions.apply.FailureCause;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.directory.EndpointDocument;
import dev.lightup.functions.directory.EndpointDocument.ColumnsDocument;
import dev.lightup.functions.directory.EndpointDocument.KeyDocument;
import dev.lightup.functions.directory.SecretsServer;
import dev.lightup.functions.directory.TenantDocument;
import dev.lightup.functions.directory.UnopenedEndpoint;
import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.RowRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A channel manager whose feed has no column map for the file in her hand, and nobody to write one.
class DraftedMapTest extends UploadDesk {
    private static final String FEED = "ep_new";
    private static final String GERMAN = "Partnernummer;Kundennummer;Kundenname;Artikelnummer;Anzahl Lizenzen;Zugewiesene Lizenzen;Aktive Nutzer;Ablaufdatum;Vertriebler\n";
    private static final String ROWS = """
            NV-1;K-1;Mustermann Bau;AWP;10;9;7;31.12.2026;Ute
            NV-1;K-2;Müller & Söhne;AWP;20;19;17;3.1.2027;
            NV-1;K-3;Öko <b>;AWP;30;29;27;24.12.2026;Ute
            NV-1;K-4;Vierter;AWP;40;39;37;24.12.2026;Ute
            """;
    private static final ColumnMap DRAFTED = new ColumnMap(1, ColumnMap.Feed.SEATS, Optional.empty(),
            Map.of("account", "Partnernummer", "customer", "Kundennummer", "customerName", "Kundenname", "sku",
                    "Artikelnummer", "sold", "Anzahl Lizenzen", "assigned", "Zugewiesene Lizenzen", "active",
                    "Aktive Nutzer", "termEnd", "Ablaufdatum"),
            Optional.of("d.M.yyyy"));

    private final SecretsServer secrets = new SecretsServer();
    private final MeddledStore kept = new MeddledStore(dynamo, secrets);
    private final RememberedFeeds remembered = new RememberedFeeds(dynamo, secrets, () -> door.now.get());

    @Override
    Directory feeds() {
        return remembered;
    }

    @Override
    DirectoryStore store() {
        return kept;
    }

    @AfterEach
    void stop() {
        secrets.close();
    }

    @BeforeEach
    void aFeedWithoutAMap() {
        kept.add(TenantDocument.of(directory.tenant("nordvik")));
        kept.add(TenantDocument.of(directory.tenant("solis")));
        feed(FEED, List.of(), List.of());
    }

    private void feed(String id, List<ColumnsDocument> maps, List<String> families) {
        kept.add(new EndpointDocument(id, "nordvik", "export", List.of(KeyDocument.secret("k1", Stage.secretOf(id))),
                List.of("/nordvik/new"), maps, Optional.of(true), Optional.of(families), Optional.empty()));
    }

    private List<ColumnMap> maps(String feed) {
        return kept.endpoint(feed).orElseThrow().endpoint().endpointOf().columns();
    }

    private static Got look(Visitor manager, String feed, String file) {
        return look(manager, feed, file.getBytes(StandardCharsets.UTF_8));
    }

    /// Says what is asked, by the same form, without choosing the file again.
    private static Got say(Visitor manager, Got asked, String... answers) {
        Map<String, Object> form = hidden(asked);
        for (int i = 0; i < answers.length; i += 2) {
            form.put("is-" + answers[i], answers[i + 1]);
        }
        form.remove("pass");
        return manager.upload(UPLOAD, form);
    }

    private static String words(Got page) {
        return page.body()
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replaceAll(" ([,.:?])", "$1")
                .replace("&#39;", "'");
    }

    @Test
    void ofAFeedThatSendsReferencesOnlyNoValueOfTheFileIsShownAndItStaysSo() {
        DirectoryStore.Kept read = kept.endpoint(FEED).orElseThrow();
        kept.replace(read, read.endpoint().sending(true));
        remembered.forget();
        Visitor manager = manager();
        Got look = look(manager, FEED, "# asOf: 2026-03-01\n" + GERMAN + ROWS);
        assertThat(words(look)).contains("Kundenname says the customer's name",
                "names or sentences were not kept: this endpoint sends references only")
                .doesNotContain("Mustermann", "Müller", "Öko", "K-1 ·");
        assertThat(publish(manager, look).body()).contains("Published.", "seats 1");
        assertThat(kept.endpoint(FEED).orElseThrow().endpoint().nameless()).contains(true);
        apply();
        assertThat(usage("usage/K-2/AWP").active()).contains(17L);
        assertThat(dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).items().toString())
                .doesNotContain("Mustermann", "Söhne");
    }

    @Test
    void aFeedWhoseItemDoesNotOpenIsNotOfferedAndTheOthersAre() {
        feed("ep_whole", List.of(), List.of());
        Visitor manager = manager();
        dynamo.plainClient()
                .updateItem(r -> r.tableName(dynamo.table())
                        .key(Map.of("pk", AttributeValue.fromS("operator#D#" + FEED), "sk",
                                AttributeValue.fromS("endpoint")))
                        .updateExpression("SET sh = :newer")
                        .expressionAttributeValues(Map.of(":newer", AttributeValue.fromN("9"))));
        remembered.forget();
        Got form = manager.get(UPLOAD);
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body()).contains("value=\"ep_whole\"").doesNotContain("\"" + FEED + "\"");
        String file = "# asOf: 2026-03-01\n" + GERMAN + ROWS;
        assertThat(look(manager, FEED, file).status()).as("unavailable, not unknown").isEqualTo(503);
        assertThat(look(manager, "ep_whole", file).status()).isEqualTo(200);
        assertThatThrownBy(() -> remembered.endpoint(FEED)).isInstanceOfSatisfying(UnopenedEndpoint.class,
                unopened -> assertThat(FailureCause.problem(unopened)).as("no event's own fault").isEmpty());
    }

    @Test
    void theFirstFileOfAFeedDraftsItsMapAndPublishingKeepsBoth() {
        Visitor manager = manager();
        assertThat(manager.get(UPLOAD).body()).contains("value=\"" + FEED + "\"");
        Got look = look(manager, FEED, "# asOf: 2026-03-01\n" + GERMAN + ROWS);
        assertThat(words(look)).contains("This file would add 4 seat counts, at 1 account.", "As understood",
                "Each row is the seats of one customer and product.",
                "Kundennummer says the customer's number: K-1 · K-2 · K-3",
                "Kundenname says the customer's name: Mustermann Bau · Müller &amp; Söhne · Öko &lt;b&gt;",
                "Anzahl Lizenzen says seats sold: 10 · 20 · 30", "Aktive Nutzer says seats in use: 7 · 17 · 27",
                "Days are written day.month.year.", "Not kept: Vertriebler.", "as column map 1", "Publish 4 rows",
                "Seats by its rows: sold 100, assigned 96, active 88.");
        assertThat(look.body()).doesNotContain("{&quot;", "<b>Ö").contains("<details>");
        assertThat(maps(FEED)).isEmpty();
        assertThat(stored()).isEmpty();

        Got done = publish(manager, look);
        assertThat(done.body()).contains("Published.", "The feed has the column map seats 1 from now on.");
        assertThat(maps(FEED)).containsExactly(DRAFTED);
        RawEvent event = stored().getFirst();
        assertThat(event.columns()).isEqualTo(1);
        assertThat(calls.lines()).containsExactly("by hand: tenant=nordvik feed=" + FEED + " reader="
                + Doorstep.DANA.reader() + " receipt=" + event.receipt() + " map=seats/1");
        assertThat(publish(manager, look).body()).contains("This file was published before.");
        apply();
        assertThat(usage("usage/K-2/AWP").active()).contains(17L);
        assertThat(look(manager, FEED, "# asOf: 2026-03-02\n" + GERMAN + ROWS.replace(";17;", ";18;")).body())
                .contains("would change 1 seat count", "column map 1,")
                .doesNotContain("As understood");
        assertThat(stored()).hasSize(1);
    }

    /// Its newer map would read the older one's files too, without the day, the status and the filter of that one.
    @Test
    void aFileWithFewerColumnsThanAMapHasGetsNoMapOfItsOwn() {
        String feed = "ep_nordvik_whole";
        feed(feed, List.of(ColumnsDocument.of(new ColumnMap(1, ColumnMap.Feed.SEATS, Optional.of("Rapportdato"),
                Map.of("account", "Partnernummer", "customer", "Kundennummer", "sku", "Artikelnummer", "sold",
                        "Anzahl Lizenzen", "status", "Status"),
                Optional.empty(), new RowRules(Map.of(), Map.of(), Map.of(), Map.of("Typ", List.of("Lizenz")),
                        Optional.empty(), false)))),
                List.of());
        Visitor manager = manager();
        Got asked = look(manager, feed,
                "Partnernummer;Kundennummer;Artikelnummer;Anzahl Lizenzen\nNV-1;K-1;AWP;10\nNV-1;K-2;AWP;20\n");
        Got refused = say(manager, asked, "feed", "seats");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(words(refused)).contains("Column map 1 has all of these columns",
                "Add to the file what it has beside them (rapportdato, status, typ)");
        assertThat(maps(feed)).hasSize(1);
    }

    @Test
    void whatNamesDoNotSayIsAskedAndTheFileIsNotChosenAgain() {
        Visitor manager = manager();
        String file = "Partnernummer;Kd;Lizenzen;Menge;Artikelnummer;Aktiv\nNV-1;K-1;1.240;5;AWP;3\nNV-1;K-2;7;6;AWP;3\n";
        Got asked = look(manager, FEED, file);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(words(asked)).contains("2 things are to be said of its columns.", "Nothing is guessed.",
                "Which column says the customer's number? No column has a name of it. It could be: Kd, Lizenzen, Menge. Choose Kd: K-1 · K-2",
                "Which column says seats sold? It may be each of these: Lizenzen, Menge.",
                "Artikelnummer says the product: AWP · AWP");
        assertThat(asked.body()).contains("<select id=\"is-customer\" name=\"is-customer\" required>",
                "<select id=\"is-sold\" name=\"is-sold\" required>",
                "<option value=\"none\">No column</option>")
                .doesNotContain("<script", "name=\"pass\"", "type=\"file\"", "Publish ");
        assertThat(words(asked)).doesNotContain("Not kept");
        assertThat(asked.body().substring(asked.body().indexOf("is-customer"), asked.body().indexOf("is-sold")))
                .doesNotContain("\"none\"");
        // the rest is asked again, and what is no answer is none
        Got half = say(manager, asked, "customer", "1", "sold", "99");
        assertThat(words(half)).contains("One thing is to be said of its columns.", "Kd says the customer's number")
                .doesNotContain("Which column says the customer");
        Got sign = say(manager, half, "sold", "2");
        assertThat(words(sign)).contains("One thing is to be said", "Which sign is the decimal one?",
                "a comma: 1.240 is one thousand two hundred and forty");
        Got look = say(manager, sign, "decimal", ",");
        assertThat(words(look)).contains("This file would add 2 seat counts, at 1 account.",
                "Seats by its rows: sold 1,247,", "Not kept: Menge.");
        // something is meant otherwise after all
        Got other = say(manager, look, "feed", "seats", "customer", "1", "sold", "3", "account", "0", "sku", "4",
                "active", "none");
        assertThat(words(other)).contains("Seats by its rows: sold 11,", "Not kept: Lizenzen, Aktiv.");
        assertThat(stored()).isEmpty();
        assertThat(publish(manager, look).body()).contains("Published.");
        assertThat(maps(FEED)).containsExactly(new ColumnMap(1, ColumnMap.Feed.SEATS, Optional.empty(),
                Map.of("account", "Partnernummer", "customer", "Kd", "sold", "Lizenzen", "sku", "Artikelnummer",
                        "active", "Aktiv"),
                Optional.empty(),
                new RowRules(Map.of(), Map.of(), Map.of(), Map.of(), Optional.of(","), false)));
        // what another said of the same file is not what was published
        assertThat(publish(manager, other).body()).contains("Not published: what it would do", "sold 1,247");
        assertThat(stored()).hasSize(1);
    }

    @Test
    void ofTwoWhoDraftForOneFeedTheLaterIsTold() {
        Visitor manager = manager();
        Got first = look(manager, FEED, "# asOf: 2026-03-01\n" + GERMAN + ROWS);
        Got same = look(manager, FEED, "# asOf: 2026-03-01\n" + GERMAN + ROWS.replace(";7;", ";8;"));
        Got dutch = look(manager, FEED,
                "# asOf: 2026-03-01\nResellernummer,Klantnummer,Artikelnummer,Aantal licenties,In gebruik\nNV-2,K-9,AWP,5,3\n");
        // at once: the other one's map is there between this one's reading and writing
        kept.before = _ -> {
            kept.before = _ -> true;
            assertThat(publish(manager, first).body()).contains("seats 1 from now on");
            return true;
        };
        Got late = publish(manager, dutch);
        assertThat(late.body()).contains("Not published: what it would do is not any more what the page before said.",
                "as column map 2");
        assertThat(maps(FEED)).containsExactly(DRAFTED);
        assertThat(stored()).hasSize(1);
        assertThat(publish(manager, late).body()).contains("seats 2 from now on");
        // who drafted the very map that is there now publishes by it
        assertThat(publish(manager, same).body()).contains("Published.").doesNotContain("from now on");
        assertThat(maps(FEED)).hasSize(2);
        assertThat(stored()).hasSize(3);
        // a key that is changed meanwhile is nobody's map
        feed("ep_keys", List.of(), List.of());
        Got look = look(manager, "ep_keys", GERMAN + ROWS);
        kept.before = _ -> {
            kept.before = _ -> true;
            DirectoryStore.Kept now = kept.endpoint("ep_keys").orElseThrow();
            List<KeyDocument> keys = new ArrayList<>(now.endpoint().keys());
            keys.add(KeyDocument.secret("k2", Stage.secretOf("other")));
            return kept.replace(now, now.endpoint().with(keys));
        };
        assertThat(publish(manager, look).body()).contains("seats 1 from now on");
        assertThat(kept.endpoint("ep_keys").orElseThrow().endpoint().keys()).hasSize(2);
    }

    @Test
    void cutOffBetweenMapAndFileTheNextPressGoesOn() {
        Visitor manager = manager();
        List<String> cuts = List.of("before the map", "after the map", "before the file", "after the file");
        for (int cut = 0; cut < cuts.size(); cut++) {
            String feed = "ep_cut_" + cut;
            feed(feed, List.of(), List.of());
            Got look = look(manager, feed, "# asOf: 2026-03-01\n" + GERMAN.replace("Kundenname", "Bemerkung") + ROWS);
            switch (cut) {
                case 0 -> kept.before = _ -> killed();
                case 1 -> kept.after = this::killed;
                case 2 -> dynamo.faults().atWrite(1, Fault.KILL_BEFORE);
                default -> dynamo.faults().atWrite(1, Fault.KILL_AFTER);
            }
            int before = stored().size();
            try {
                assertThat(publish(manager, look).status()).as(cuts.get(cut)).isNotEqualTo(200);
            } catch (FaultyDynamo.Killed | IllegalStateException _) {
                // as a process ends
            }
            kept.before = _ -> true;
            kept.after = () -> {};
            dynamo.faults().heal();
            assertThat(maps(feed)).as(cuts.get(cut)).hasSize(cut == 0 ? 0 : 1);
            assertThat(stored()).as(cuts.get(cut)).hasSize(cut == 3 ? before + 1 : before);
            assertThat(publish(manager, look).status()).as(cuts.get(cut)).isEqualTo(200);
            assertThat(maps(feed)).as(cuts.get(cut)).hasSize(1);
            assertThat(stored()).as(cuts.get(cut)).hasSize(before + 1);
            assertThat(publish(manager, look).body()).as(cuts.get(cut)).contains("was published before");
        }
    }

    private boolean killed() {
        throw new IllegalStateException("cut off here");
    }

    @Test
    void whatCannotBeKeptOrReadSaysSoAndWhatToDo() {
        Visitor manager = manager();
        // a feed that may speak of orders alone
        feed("ep_orders", List.of(), List.of("order"));
        assertThat(words(look(manager, "ep_orders", GERMAN + ROWS))).contains(
                "The feed takes no column map of this file.", "has a column map of the family `usage`",
                "As understood", "Something is meant otherwise");
        // one whose maps fill what a directory holds of it
        feed("ep_full", List.of(ColumnsDocument.of(new ColumnMap(1, ColumnMap.Feed.SEATS, Optional.empty(),
                Map.of("customer", "x".repeat(61_000), "sku", "A"), Optional.empty()))), List.of());
        assertThat(words(look(manager, "ep_full", GERMAN + ROWS))).contains("as many maps as it can hold");
        // no row of it can be read: that is told beside what its columns were taken for
        Got unread = look(manager, FEED, GERMAN + "NV-1;K-1;M;AWP;zehn;9;7;31.12.2026;\n");
        assertThat(unread.status()).isEqualTo(422);
        assertThat(words(unread)).contains("This file cannot be read.", "Anzahl Lizenzen says seats sold: zehn",
                "Something is meant otherwise");
        assertThat(words(say(manager, unread, "sold", "5", "assigned", "none"))).contains("Publish 1 row");
        // nothing to choose from
        for (String none : List.of("just words\nmore words\n", "a;a\n1;2\n", "# asOf: 2026-03-01\n")) {
            assertThat(look(manager, FEED, none).body()).as(none)
                    .contains("No column map of this feed reads this file.")
                    .doesNotContain("<select");
        }
        // another's feed is none, whatever is said of columns
        kept.add(new EndpointDocument("ep_theirs", "solis", "export",
                List.of(KeyDocument.secret("k1", Stage.secretOf("ep_theirs"))), List.of("/solis/"), List.of(),
                Optional.of(true), Optional.empty(), Optional.empty()));
        assertThat(look(manager, "ep_theirs", GERMAN + ROWS).body()).contains("There is no such feed of files here.");
        assertThat(maps("ep_theirs")).isEmpty();
        assertThat(maps(FEED)).isEmpty();
        assertThat(stored()).isEmpty();
    }
}
