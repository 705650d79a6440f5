package dev.lightup.site.publish;

import static dev.lightup.site.publish.LinkedHouse.HALCYONS;
import static dev.lightup.site.publish.LinkedHouse.NORDVIKS;
import static dev.lightup.site.publish.LinkedHouse.home;
import static dev.lightup.site.publish.LinkedHouse.house;
import static dev.lightup.site.publish.LinkedHouse.link;
import static dev.lightup.site.publish.LinkedHouse.linked;
import static dev.lightup.site.publish.LinkedHouse.objects;
import static dev.lightup.site.publish.LinkedHouse.rest;
import static dev.lightup.site.publish.LinkedHouse.root;
import static dev.lightup.site.publish.LinkedHouse.sold;
import static dev.lightup.site.publish.LinkedHouse.tell;
import static dev.lightup.site.publish.LinkedHouse.twin;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.domain.event.LinkFact;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.programme.Distributor;
import dev.lightup.domain.programme.OperatorNotice;
import dev.lightup.domain.programme.Programme;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.access.GrantedPage;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.ReaderGrant;
import dev.lightup.ledger.key.Unit;
import dev.lightup.ledger.publication.PublishLease;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.unit.ProgrammeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a partner's home says beside its accounts' numbers: who reads it, what the operator has to say of a distributor, and that an account's
/// pages stand as they are.
final class PartnerHomeSaysTest {
    private static final MailAddress DANA = address("dana@brightwater.example");
    private static final MailAddress OLA = address("ola@brightwater.example");
    private static final String WHY = "ticket 4711: Kari doubts the seats";

    @RegisterExtension
    final LocalDynamo dynamo = LocalDynamo.streaming();

    private static MailAddress address(String text) {
        return MailAddress.parse(text).orElseThrow();
    }

    private static void invite(House house, MailAddress who, Unit unit, String path) {
        house.ledger.grants()
                .invite(unit, who, new GrantedPage("/" + path, "All distributors"),
                        new ReaderGrant.Invitation(house.clock.instant(), "operator",
                                who.reader() + Long.toHexString(house.clock.instant().toEpochMilli())));
    }

    private static boolean enter(House house, MailAddress who) {
        Instant now = house.clock.instant();
        return house.ledger.grants()
                .enter(home("p-1"), who.reader(), now, LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    /// Two minutes of the sweep.
    private static void shortly(House house) {
        house.settle();
        house.sweep(Duration.ofMinutes(2));
    }

    private static Document page(House house) {
        return Jsoup.parse(house.page(root() + "index.html"));
    }

    private static List<String> rows(House house) {
        return page(house).select("section[aria-labelledby=readers] tbody tr").eachText();
    }

    private static List<String> notices(House house) {
        return page(house).select("section[aria-labelledby=accounts] p.notice").eachText();
    }

    private static String day(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return day.getDayOfMonth() + " " + day.getMonth().name().charAt(0)
                + day.getMonth().name().substring(1, 3).toLowerCase(java.util.Locale.ROOT);
    }

    private static void freeze(House house, Unit unit, Instant since) {
        house.ledger.heads().note(unit, PublishLease.HELD_SINCE, Optional.of(since.toString()));
        house.ledger.heads().note(unit, PublishLease.FROZEN, Optional.of(WHY));
        house.ledger.heads().lowerDue(home("p-1"), house.clock.instant());
    }

    private static String verified(House house) {
        return house.call("{\"verify\":true,\"units\":[],\"tenant\":\"operator\"}");
    }

    @Test
    void whoMayReadItAndWhoEnteredStandsOnItAtADaysGrainAndGoesWithTheGrant() throws IOException {
        House house = linked(house(dynamo));
        assertThat(page(house).select("section[aria-labelledby=readers] caption").text())
                .startsWith("Nobody is invited yet");
        assertThat(page(house).select("section[aria-labelledby=readers] li").eachText())
                .containsExactly("halcyon: read by the partner and halcyon",
                        "nordvik: read by the partner and nordvik");

        Instant invited = house.clock.instant();
        invite(house, DANA, home("p-1"), root());
        invite(house, OLA, home("p-1"), root());
        // who reads an account alone is not told here
        invite(house, address("kari@nordvik.example"), NORDVIKS, House.root(NORDVIKS));
        shortly(house);
        String by = day(invited.plus(Duration.ofDays(14)));
        assertThat(rows(house)).containsExactly("dana@brightwater.example invited, to come in by " + by + " none",
                "ola@brightwater.example invited, to come in by " + by + " none");

        assertThat(enter(house, OLA)).isTrue();
        Instant entered = house.clock.instant();
        shortly(house);
        assertThat(rows(house)).containsExactly(
                "ola@brightwater.example in since " + day(entered) + " " + day(entered),
                "dana@brightwater.example invited, to come in by " + by + " none");
        JsonNode ola = twin(house).at("/readers/0");
        assertThat(ola.path("address").asText()).isEqualTo("ola@brightwater.example");
        assertThat(Instant.parse(ola.path("since").asText())).isEqualTo(entered.truncatedTo(ChronoUnit.MILLIS));
        assertThat(ola.path("last").asText()).isEqualTo(LocalDate.ofInstant(entered, ZoneOffset.UTC).toString());
        assertThat(twin(house).at("/readers/1/invitedUntil").asText()).isNotEmpty();
        assertThat(house.page(root() + "readers.csv").lines().skip(1)).hasSize(2)
                .first()
                .asString()
                .startsWith("ola@brightwater.example,")
                .endsWith("," + LocalDate.ofInstant(entered, ZoneOffset.UTC));

        // a second entry of that day is not told, and costs no run
        house.bucket.forget();
        assertThat(enter(house, OLA)).isTrue();
        shortly(house);
        assertThat(house.bucket.writes()).noneMatch(write -> write.contains(root()));

        house.ledger.grants().revoke(home("p-1"), OLA.reader(), house.clock.instant());
        shortly(house);
        assertThat(String.join("", objects(house, "p/").values())).doesNotContain("ola@")
                .contains("dana@")
                .doesNotContain("kari@");
        // an invitation that nobody took ends, and that by the clock alone
        house.clock.advance(Duration.ofDays(14));
        house.sweep(Duration.ofMinutes(2));
        assertThat(rows(house)).isEmpty();
        assertThat(verified(house)).contains("\"differences\":[]");
    }

    @Test
    void whoJoinedItByAccountsOfItsOwnStandsOnItAsLongAsAllOfThese() throws IOException {
        House house = linked(house(dynamo));
        for (Unit account : List.of(NORDVIKS, HALCYONS)) {
            reads(house, account);
        }
        invite(house, OLA, home("p-1"), root());
        house.ledger.grants()
                .join(home("p-1"), DANA, new GrantedPage("/" + root(), "All distributors"),
                        new ReaderGrant.Invitation(house.clock.instant(), "reader-" + DANA.reader(), "link",
                                List.of(NORDVIKS, HALCYONS)));
        shortly(house);
        assertThat(rows(house)).hasSize(2);

        house.ledger.grants().revoke(HALCYONS, DANA.reader(), house.clock.instant());
        shortly(house);
        assertThat(rows(house)).singleElement().asString().startsWith("ola@");
        assertThat(house.page(root() + "readers.csv")).doesNotContain("dana@");
        house.clock.advance(Duration.ofMinutes(1));
        reads(house, HALCYONS);
        shortly(house);
        assertThat(rows(house)).hasSize(2);

        tell(house, House.TENANT, Kind.PARTNER, "P-1", "P-1", new PartnerFact.Offboarded(Optional.empty()));
        shortly(house);
        shortly(house);
        assertThat(rows(house)).singleElement().asString().startsWith("ola@");
        // opened again it is another reader's to be invited to
        house.clock.advance(Duration.ofMinutes(1));
        tell(house, House.TENANT, Kind.PARTNER, "P-1", "P-1", new PartnerFact.Opened());
        shortly(house);
        assertThat(twin(house).at("/accounts")).hasSize(2);
        assertThat(rows(house)).singleElement().asString().startsWith("ola@");
        reads(house, NORDVIKS);
        shortly(house);
        assertThat(rows(house)).hasSize(2);
    }

    /// Invited to an account, and in.
    private static void reads(House house, Unit account) {
        Instant invited = house.clock.instant();
        house.ledger.grants()
                .invite(account, DANA,
                        new GrantedPage("/" + House.root(account), "Brightwater",
                                Optional.of(account.equals(NORDVIKS) ? "P-1" : "H-7")),
                        new ReaderGrant.Invitation(invited, "operator", account.text() + invited.toEpochMilli()));
        Instant now = house.clock.instant();
        assertThat(house.ledger.grants()
                .enter(account, DANA.reader(), now, LocalDate.ofInstant(now, ZoneOffset.UTC))).isTrue();
    }

    @Test
    void theOperatorsLineOfADistributorStandsAtItsAccountsUntilItsDay() throws IOException {
        House house = linked(house(dynamo));
        LocalDate today = LocalDate.ofInstant(house.clock.instant(), ZoneOffset.UTC);
        say(house, Optional.of(new OperatorNotice("These pages close on 4 December.", Optional.of(today.plusDays(1)))));
        assertThat(notices(house)).containsExactly("nordvik: These pages close on 4 December.");
        assertThat(twin(house).at("/accounts/1/notice").asText()).isEqualTo("These pages close on 4 December.");
        assertThat(twin(house).at("/accounts/0").has("notice")).as("of the other distributor").isFalse();
        assertThat(house.page(root() + "accounts.csv").lines().filter(line -> line.contains("close on"))).hasSize(1);

        house.clock.advance(Duration.ofDays(2));
        house.sweep(Duration.ofMinutes(2));
        assertThat(notices(house)).isEmpty();

        say(house, Optional.of(new OperatorNotice("Nordvik leaves.", Optional.empty())));
        assertThat(notices(house)).containsExactly("nordvik: Nordvik leaves.");
        say(house, Optional.empty());
        assertThat(notices(house)).isEmpty();
        assertThat(String.join("", objects(house, "p/").values())).doesNotContain("leaves");
    }

    private static void say(House house, Optional<OperatorNotice> notice) {
        var programme = new Programme("Lightup", List.of(Distributor.plain(House.TENANT).with(notice)), List.of(),
                List.of(), List.of());
        house.tell("operator", ProgrammeSource.SUBJECT, "", "",
                new SystemFact.ProgrammeApplied(Codec.text(programme)), house.clock.instant());
        house.settle();
        house.clock.advance(Duration.ofHours(1));
        house.sweep(Duration.ofMinutes(2));
    }

    @Test
    void ofAnAccountWhosePagesStandItSaysSinceWhenBesideWhatItToldLast() throws IOException {
        House house = linked(house(dynamo));
        Unit shut = House.account("third", "T-3");
        sold(house, "third", "T-3", "S-3", 1000);
        rest(house);
        link(house, shut, "p-1", new LinkFact.Made());
        rest(house);
        Instant since = house.clock.instant().truncatedTo(ChronoUnit.SECONDS);
        freeze(house, NORDVIKS, since);
        freeze(house, shut, since);
        sold(house, House.TENANT, "P-1", "S-2", 7);
        sold(house, LinkedHouse.SECOND, "H-7", "S-4", 3);
        shortly(house);

        assertThat(twin(house).path("sold").asLong()).as("40 as it told last, and 25 + 3").isEqualTo(40 + 25 + 3);
        assertThat(notices(house)).singleElement()
                .asString()
                .startsWith("nordvik: the account’s pages stand as they are since " + day(since));
        assertThat(page(house).select("section[aria-labelledby=accounts] p.notice time").attr("datetime"))
                .isEqualTo(since.toString());
        assertThat(Instant.parse(twin(house).at("/accounts/1/frozenSince").asText())).isEqualTo(since);
        assertThat(twin(house).at("/accounts/0").has("frozenSince")).isFalse();
        assertThat(house.page(root() + "accounts.csv").lines().filter(line -> line.endsWith("," + since))).hasSize(1);
        assertThat(String.join("", objects(house, "p/").values())).doesNotContain("Kari", "4711", shut.id(), "third");
        assertThat(new ObjectMapper().readTree(house.page(root() + "summary.json")).has("frozenSince")).isFalse();
        assertThat(verified(house)).contains("\"differences\":[]");

        house.ledger.heads().note(NORDVIKS, PublishLease.FROZEN, Optional.empty());
        house.ledger.heads().lowerDue(NORDVIKS, house.clock.instant());
        house.ledger.heads().lowerDue(home("p-1"), house.clock.instant());
        rest(house);
        assertThat(notices(house)).isEmpty();
        assertThat(twin(house).path("sold").asLong()).isEqualTo(40 + 7 + 25 + 3);
    }

    @Test
    void overASummaryThatCannotBeReadItStandsAsItWas() {
        House house = linked(house(dynamo));
        freeze(house, HALCYONS, house.clock.instant());
        shortly(house);
        SortedMap<String, String> before = objects(house, "p/");
        assertThat(before.get(root() + "index.html")).contains("stand as they are since");
        house.damage(LinkedHouse.SECOND + "#U#d", "s#" + HALCYONS.word(), "j",
                AttributeValue.fromB(SdkBytes.fromUtf8String("nonsense")));
        sold(house, House.TENANT, "P-1", "S-2", 7);
        shortly(house);
        assertThat(house.direct(home("p-1"))).contains("\"outcome\":\"waiting\"")
                .contains("what units below tell cannot be read yet");
        assertThat(objects(house, "p/")).as("last known numbers, with their as-of").isEqualTo(before);
        assertThat(verified(house)).contains("\"what\":\"waiting\"");

        // thawed, the account tells it anew, and the home goes on
        house.ledger.heads().note(HALCYONS, PublishLease.FROZEN, Optional.empty());
        house.ledger.heads().lowerDue(HALCYONS, house.clock.instant());
        rest(house);
        assertThat(house.page(root() + "index.html")).contains("72 seats are sold over 2 accounts.")
                .doesNotContain("stand as they are since");
    }

    @Test
    void verifyListsItAndFindsWhatWasAlteredAndARepairRemovesFoldersOfNobody() {
        House house = linked(house(dynamo));
        int pages = objects(house, "p/").size();
        int shared = objects(house, "about/").size() + objects(house, "assets/").size();
        assertThat(verified(house)).contains("\"pages\":" + (pages + shared) + ",").contains("\"differences\":[]");
        String page = root() + "index.html";
        Bucket.Head there = house.objects.head(page).orElseThrow();
        house.objects.put(page, "text/html", "altered".getBytes(StandardCharsets.UTF_8), there.rev(),
                new Bucket.Condition.IfMatch(there.etag()));
        String stray = root() + "left.html";
        String nobodys = House.root(home("of nobody"));
        for (String path : List.of(stray, nobodys + "index.html", nobodys + "moves.csv", "p/stray.html")) {
            house.objects.put(path, "text/html", "left".getBytes(StandardCharsets.UTF_8), 1,
                    new Bucket.Condition.IfNoneMatch());
        }
        assertThat(verified(house)).contains("\"path\":\"" + page + "\",\"what\":\"differs\"")
                .contains("\"path\":\"" + stray + "\",\"what\":\"extra\"");

        assertThat(house.call("{\"repair\":true,\"units\":[],\"all\":true}"))
                .contains("{\"unit\":\"" + home("p-1") + "\",\"outcome\":\"published\"")
                .contains("\"removed\":3,\"nobodys\":[")
                .contains("\"" + nobodys + "\"", "\"p/stray.html\"");
        assertThat(objects(house, "p/")).hasSize(pages).containsKey(page).doesNotContainKey(stray);
        assertThat(house.page(page)).contains("65 seats are sold over 2 accounts.");
        assertThat(verified(house)).contains("\"differences\":[]");
        assertThat(house.call("{\"status\":true,\"units\":[],\"tenant\":\"operator\"}")).contains("\"units\":2,");
    }
}
