package dev.lightup.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.StoryOptions;
import dev.lightup.demo.sending.ScenarioIndex;
import dev.lightup.demo.sending.StoryRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final Instant UNTIL = Instant.parse("2026-11-23T12:00:00Z");
    private static final StoryOptions OPTIONS = new StoryOptions(24, 7, UNTIL);

    private final Story story = Story.tell(OPTIONS);

    @Test
    void equalOptionsTellEqualStoriesByteForByte() {
        assertThat(digest(Story.tell(OPTIONS))).isEqualTo(digest(story));
        assertThat(digest(Story.tell(new StoryOptions(24, 8, UNTIL)))).isNotEqualTo(digest(story));
    }

    @Test
    void everyTroubleIsOnTheStage() {
        assertThat(Arrays.stream(ScenarioKind.values()).filter(trouble -> story.cast().of(trouble).isEmpty()))
                .isEmpty();
        story.cast()
                .troubles()
                .forEach((trouble, scenes) -> System.out.println(trouble + " " + scenes.size() + " "
                        + scenes.getFirst()));
    }

    @Test
    void itHasAboutSixThousandEventsOfThreeHundredCustomers() {
        Told told = Told.of(story);
        long customers = story.cast()
                .partners()
                .stream()
                .flatMap(partner -> partner.accounts().stream())
                .mapToLong(account -> account.customers().size())
                .sum();
        long accounts = story.cast().partners().stream().mapToLong(partner -> partner.accounts().size()).sum();
        System.out.println("seed " + OPTIONS.seed() + ": " + story.cast().partners().size() + " partners, " + accounts
                + " accounts, " + customers + " customers, " + told.sendings() + " sendings, " + told.events().size()
                + " events, " + told.files() + " files, " + told.bytes() + " bytes");
        told.types().forEach((type, count) -> System.out.println("  " + type + " " + count));
        assertThat(story.cast().partners()).hasSize(24);
        assertThat(accounts).isEqualTo(27);
        assertThat(customers).isBetween(270L, 340L);
        assertThat(told.events().size()).isBetween(5_400, 6_600);
        assertThat(told.files()).isBetween(70L, 90L);
    }

    @Test
    void nothingOccursOrIsSentAfterTheEnd() {
        assertThat(story.sendings()).allSatisfy(sending -> assertThat(sending.sentAt())
                .isBetween(UNTIL.minus(Duration.ofDays(274)), UNTIL));
        assertThat(Told.of(story).events().stream().map(Told.Event::time).filter(time -> time.isAfter(UNTIL)))
                .isEmpty();
    }

    @Test
    void sendingsComeInTheOrderOfSendingAndNotOfHappening() {
        List<StoryRequest> sendings = story.sendings().toList();
        assertThat(sendings.stream().map(StoryRequest::sentAt).toList()).isSorted();
        List<Instant> occurred = Told.of(story).events().stream().map(Told.Event::time).toList();
        long back = java.util.stream.IntStream.range(1, occurred.size())
                .filter(i -> occurred.get(i).isBefore(occurred.get(i - 1)))
                .count();
        assertThat(back).isGreaterThan(100);
    }

    @Test
    void everyRequestFitsWhatTheReceiverTakes() {
        assertThat(story.sendings()).allSatisfy(sending -> {
            assertThat(sending.body().length).isLessThanOrEqualTo(256 * 1024);
            assertThat(sending.id()).matches("[A-Za-z0-9_-]{1,64}");
        });
    }

    @Test
    void aRepeatIsTheSameRequestAndAContradictionIsNot() {
        Map<String, List<StoryRequest>> again = story.sendings()
                .collect(Collectors.groupingBy(sending -> sending.tenant() + " " + sending.id(), TreeMap::new,
                        Collectors.toList()));
        long repeats = again.values().stream().filter(same -> same.size() > 1 && bodies(same) == 1).count();
        long contradictions = again.values().stream().filter(same -> bodies(same) > 1).count();
        assertThat(repeats).isGreaterThan(10);
        assertThat(contradictions).isEqualTo(story.cast().of(ScenarioKind.CONFLICT).size());
    }

    @Test
    void fiveTimesThePartnersSendAboutFiveTimesAsMuchAndMillionsAreToldLazily() {
        Story large = Story.tell(new StoryOptions(120, 7, UNTIL));
        int small = Told.of(story).events().size();
        assertThat(Told.of(large).events().size()).isBetween(3 * small, 7 * small);

        Story huge = Story.tell(new StoryOptions(1_000_000, 7, UNTIL));
        assertThat(huge.sendings().limit(10_000).map(StoryRequest::id).distinct().count()).isGreaterThan(9_000);
    }

    @Test
    void idsAreUniqueAcrossPartners() {
        Story large = Story.tell(new StoryOptions(240, 3, UNTIL));
        var accounts = large.cast().partners().stream().flatMap(partner -> partner.accounts().stream()).toList();
        assertThat(accounts.stream().map(account -> account.tenant() + account.account())).doesNotHaveDuplicates();
        assertThat(accounts.stream()
                .flatMap(account -> account.customers().stream().map(customer -> account.tenant() + customer.id())))
                .doesNotHaveDuplicates();
    }

    @Test
    void threePartnersBuyFromTwoDistributorsUnderDifferentIds() {
        var twice = story.cast().partners().stream().filter(partner -> partner.accounts().size() == 2).toList();
        assertThat(twice).hasSize(3);
        assertThat(twice).allSatisfy(partner -> assertThat(new HashSet<>(
                List.of(partner.accounts().get(0).account(), partner.accounts().get(1).account()))).hasSize(2));
    }

    @Test
    void theOrderThatOneRequestMovesIsOpenAndBelongsToTheFirstPartner() {
        ScenarioIndex.Mover mover = story.cast().mover();
        String body = new String(mover.event().body(), StandardCharsets.UTF_8);
        assertThat(body).contains("order.fulfilled").contains(mover.order()).contains(mover.account());
        assertThat(Told.of(story)
                .events()
                .stream()
                .filter(event -> event.subject().equals("order/" + mover.order()))
                .map(Told.Event::type)).containsExactly("order.submitted", "order.accepted",
                        "order.provisioning_started");
    }

    @Test
    void nobodyOrdersBeforeApplying() {
        List<Told.Event> events = Told.of(Story.tell(new StoryOptions(60, 2, UNTIL))).events();
        Map<String, Instant> applied = events.stream()
                .filter(event -> event.type().equals("partner.application.submitted"))
                .collect(Collectors.toMap(event -> event.tenant() + event.data().text("account").orElseThrow(),
                        Told.Event::time, (one, _) -> one));
        assertThat(events.stream()
                .filter(event -> event.type().equals("order.submitted"))
                .filter(event -> event.data()
                        .text("account")
                        .map(account -> applied.get(event.tenant() + account))
                        .filter(event.time()::isBefore)
                        .isPresent()))
                .isEmpty();
    }

    @Test
    void aStoryHasAtLeastItsNamedPartners() {
        assertThatThrownBy(() -> new StoryOptions(23, 1, UNTIL)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long bodies(List<StoryRequest> sendings) {
        return sendings.stream().map(sending -> ByteBuffer.wrap(sending.body())).distinct().count();
    }

    private static String digest(Story story) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            story.sendings().forEach(sending -> {
                sha.update((sending.tenant() + sending.endpointFormat() + sending.id() + sending.sentAt()
                        + sending.contentType()).getBytes(StandardCharsets.UTF_8));
                sha.update(sending.body());
            });
            sha.update(story.configuration().body());
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
