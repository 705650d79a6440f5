package dev.lightup.functions.enter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Grade;
import dev.lightup.functions.enter.Doorstep.Got;
import dev.lightup.functions.enter.Doorstep.Visitor;
import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.portfolio.PortfolioCommands;
import dev.lightup.functions.receive.Stage;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.key.Unit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A channel manager opens many accounts at once: by a list, all that are shut, or a portfolio.
class OpeningListFormTest {
    private static final String OPEN = "/enter/open";

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final Stage directory = new Stage();
    private final OpeningDoors openings = new OpeningDoors(dynamo);

    private static Got list(Visitor reader, String... parts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            fields.put(parts[i], parts[i + 1]);
        }
        return reader.upload(OPEN, fields);
    }

    /// The second button as a browser posts it: line breaks of its fields are `\r\n`.
    private static Map<String, Object> button(Got look) {
        assertThat(look.body()).containsPattern("<button>(Open|Go on with) ");
        Map<String, Object> fields = new LinkedHashMap<>();
        Matcher hidden = Pattern.compile("name=\"(for|pass|list)\" value=\"([^\"]*)\"").matcher(look.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2).replace("&amp;", "&").replace("\n", "\r\n"));
        }
        return fields;
    }

    @Test
    void manyAreOpenedByAListThatIsToldFirstEachByAnEvent() {
        TogetherDoor doors = openings.told("nordvik/A & 1", "nordvik/A-1", "nordvik/A-2", "nordvik/A & 3",
                "nordvik/A-4",
                "meridian/M-1");
        doors.door.named("nordvik", "A-1", "token-1", Optional.empty());
        doors.door.named("nordvik", "A-2", "token-2", Optional.of(doors.door.now.get()));
        doors.door.told(Unit.account("nordvik", "A-4"), Optional.empty(), Optional.of(doors.door.now.get()));
        dynamo.ledger().labels().putMissing("nordvik", Map.of("token-1", "Fjordlys <IT>"));
        Visitor ruth = OpeningDoors.manager(doors, "nordvik", "ruth@nordvik.example");
        assertThat(ruth.get("/enter").body()).contains("href=\"/enter/open\"");
        assertThat(ruth.get(OPEN).body()).contains("<textarea").doesNotContain("<script");
        Got look = list(ruth, "for", "nordvik", "list",
                "\uFEFF\"A-1\";\r\nA-2\tA-2\r\n\r\nA & 3\r\nA-1\r\nA-2,\r\nA-4\r\nM-1\r\n<b>");
        assertThat(look.body()).contains("This would open 3 accounts.",
                "<bdi>A-1</bdi> (<bdi>Fjordlys &lt;IT&gt;</bdi>)",
                "<bdi>A-2</bdi>, open since 2 March 2026", "though their partner left",
                "<bdi>A-4</bdi>, closed since 2 March 2026", "each customer by name", "<bdi>M-1</bdi></li>",
                "<bdi>&lt;b&gt;</bdi></li>", "told of them yet: 3<");
        assertThat(doors.stored()).as("a look stores nothing").isEmpty();

        Map<String, Object> button = button(list(ruth, "for", "nordvik", "list", "A-1\nA-2\nA & 3"));
        Got done = ruth.upload(OPEN, button);
        assertThat(done.body()).contains("2 accounts are opened.");
        assertThat(doors.stored()).hasSize(2).allSatisfy(event -> {
            assertThat(event.grade()).isEqualTo(Grade.B);
            assertThat(event.source()).isEqualTo("lightup reader");
            assertThat(event.keyId()).isEqualTo("reader-" + new MailAddress("ruth@nordvik.example").reader());
            assertThat(event.tenant()).isEqualTo("nordvik");
        });
        assertThat(ruth.upload(OPEN, button)).as("pressed twice").isEqualTo(done);
        doors.apply();
        for (String account : List.of("A-1", "A & 3")) {
            assertThat(openings.isOpen(account)).as(account).isTrue();
        }
        // one is shut again: the button of before leaves it so
        doors.door.later(Duration.ofMinutes(2));
        ruth.post(OPEN, OpeningDoors.shut(doors, "nordvik/A & 3", OpeningDoors.look(doors, ruth, "nordvik/A & 3")));
        doors.apply();
        assertThat(ruth.upload(OPEN, button).body()).contains("Nothing was opened.", "stay shut: 1<");
        doors.apply();
        assertThat(openings.isOpen("A & 3")).isFalse();
        assertThat(doors.stored()).hasSize(3);
        assertThat(list(ruth, "for", "nordvik", "all", "1").body())
                .contains("This would open 2 accounts.", "A &amp; 1", "A &amp; 3")
                .doesNotContain("A-4");
    }

    @Test
    void aPortfolioIsChosenBesideTheListAndOpensByTheSameLookAndButton() {
        TogetherDoor doors = openings.told("nordvik/A-1", "nordvik/A-2", "meridian/M-1");
        Visitor ruth = OpeningDoors.manager(doors, "nordvik", "ruth@nordvik.example");
        assertThat(ruth.get(OPEN).body()).contains("<textarea").doesNotContain("<select");
        var asked = new AdminCommand.PortfolioSet("nordvik", "north", "North & <West>", Optional.empty(),
                List.of("A-2", "A-404"), Optional.empty());
        assertThat(new PortfolioCommands(dynamo.ledger(), directory, () -> "attempt", doors.door.now::get).set(asked))
                .isInstanceOf(AdminAnswer.PortfolioSaid.class);
        doors.apply();

        assertThat(ruth.get(OPEN).body()).contains("<textarea", "<label for=\"portfolio-nordvik\">",
                "<option value=\"north\">North &amp; &lt;West&gt;, 2 accounts listed</option>")
                .doesNotContain("<script");
        Visitor mia = OpeningDoors.manager(doors, "meridian", "mia@meridian.example");
        assertThat(mia.get(OPEN).body()).as("another distributor's").doesNotContain("North", "<select");
        assertThat(list(mia, "for", "nordvik", "portfolio", "north").status()).isEqualTo(400);
        assertThat(list(mia, "for", "meridian", "portfolio", "north").body())
                .contains("There is no such portfolio any more.");
        assertThat(list(ruth, "for", "nordvik", "portfolio", "north", "all", "1").status()).isEqualTo(400);
        assertThat(list(ruth, "for", "nordvik", "portfolio", "north", "list", "A-1").status()).isEqualTo(400);

        Got look = list(ruth, "for", "nordvik", "portfolio", "north");
        assertThat(look.body()).contains("This would open 1 account.", "<bdi>A-2</bdi></li>", "<bdi>A-404</bdi></li>")
                .doesNotContain("A-1");
        assertThat(ruth.upload(OPEN, button(look)).body()).contains("1 account is opened.");
        doors.apply();
        assertThat(openings.isOpen("A-2")).isTrue();
        assertThat(openings.isOpen("A-1")).isFalse();
        assertThat(list(ruth, "for", "nordvik", "portfolio", "north").body()).contains("There is nothing here to open.",
                "<bdi>A-2</bdi>, open since 2 March 2026");
    }

    @Test
    void onlyWhatWasLookedAtIsOpenedByWhomForAnHour() {
        TogetherDoor doors = openings.told("nordvik/A-1", "nordvik/A-2", "meridian/M-1");
        Visitor ruth = OpeningDoors.manager(doors, "nordvik", "ruth@nordvik.example");
        Map<String, Object> button = button(list(ruth, "for", "nordvik", "list", "A-1"));
        String pass = button.getOrDefault("pass", "").toString();
        for (String[] forged : List.of(new String[]{"for", "nordvik", "list", "A-1\nA-2", "pass", pass},
                new String[]{"for", "nordvik", "list", "A-2", "pass", pass},
                new String[]{"for", "nordvik", "list", "A-1", "pass", "1.x"},
                new String[]{"for", "nordvik", "list", "", "pass", pass},
                new String[]{"for", "nordvik", "list", "A-1", "pass", pass.substring(0, pass.length() - 1) + "g"})) {
            assertThat(list(ruth, forged).status()).as(String.join(" ", forged)).isEqualTo(422);
        }
        assertThat(list(ruth, "for", "nordvik", "list", "A-1", "all", "1").status()).isEqualTo(400);
        assertThat(list(ruth, "for", "meridian", "list", "M-1").status()).isEqualTo(400);
        Visitor nora = OpeningDoors.manager(doors, "nordvik", "nora@nordvik.example");
        assertThat(nora.upload(OPEN, button).status()).as("another's look").isEqualTo(422);
        Visitor mia = OpeningDoors.manager(doors, "meridian", "mia@meridian.example");
        assertThat(mia.upload(OPEN, button).status()).isEqualTo(400);
        assertThat(list(mia, "for", "meridian", "list", "A-1", "pass", pass).status()).isEqualTo(422);
        Visitor partner = doors.reader(new MailAddress("kim@fjordlys.example"), "meridian/M-1");
        assertThat(partner.upload(OPEN, button).body()).contains("This session opens no account.");
        // the partner left since
        doors.door.told(Unit.account("nordvik", "A-1"), Optional.empty(), Optional.of(doors.door.now.get()));
        assertThat(ruth.upload(OPEN, button).status()).isEqualTo(422);
        doors.door.told(Unit.account("nordvik", "A-1"), Optional.empty(), Optional.empty());
        doors.door.later(Duration.ofHours(1));
        assertThat(ruth.upload(OPEN, button).status()).as("an hour later").isEqualTo(422);
        assertThat(doors.stored()).isEmpty();
        String most = IntStream.rangeClosed(1, 200).mapToObj(i -> "X-" + i).collect(Collectors.joining("\n"));
        assertThat(list(ruth, "for", "nordvik", "list", most).body()).contains("There is nothing here to open.",
                "told of them yet: 200<");
        assertThat(list(ruth, "for", "nordvik", "list", most + "\nX").status()).isEqualTo(422);
        assertThat(list(ruth, "for", "nordvik", "list", "x".repeat(40_001)).status()).isEqualTo(422);
    }
}
