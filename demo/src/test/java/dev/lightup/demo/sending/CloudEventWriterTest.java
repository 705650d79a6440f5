package dev.lightup.demo.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.demo.Story;
import dev.lightup.demo.Told;
import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.StoryOptions;
import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CloudEventWriterTest {
    private static final Set<String> BEYOND = Set.of("subscription.repriced", "order.split", "partner.tier_changed");

    private final Story story = Story.tell(new StoryOptions(24, 11, Instant.parse("2026-03-02T06:30:00Z")));
    private final List<Told.Event> events = Told.of(story).events();

    @Test
    void everyTypeIsTheCataloguesButForThoseThatAreMeantNotToBe() {
        Set<String> unknown = events.stream()
                .map(Told.Event::type)
                .filter(type -> Catalogue.named(type).isEmpty())
                .collect(Collectors.toSet());
        assertThat(unknown).isEqualTo(BEYOND);
    }

    @Test
    void onlyTypesThatSendersMaySendAreSent() {
        assertThat(events.stream().map(Told.Event::type).flatMap(type -> Catalogue.named(type).stream()).distinct())
                .allMatch(Catalogue.Type::external);
    }

    @Test
    void everyPropertyOfDataIsOneOfItsFactOrAKey() {
        Set<String> odd = scenes(ScenarioKind.MALFORMED);
        events.stream()
                .filter(event -> !odd.contains(event.id()))
                .forEach(event -> Catalogue.named(event.type())
                        .ifPresent(type -> {
                            var known = new HashSet<>(Set.of("account", "customer", "subscription"));
                            if (type.fact() == SystemFact.Corrected.class) {
                                known.addAll(Set.of("type", "data"));
                            }
                            Arrays.stream(type.fact().getRecordComponents())
                                    .map(RecordComponent::getName)
                                    .forEach(known::add);
                            assertThat(event.data().properties().keySet()).as(event.type()).isSubsetOf(known);
                        }));
    }

    @Test
    void everySubjectIsValidAndOfItsTypesKind() {
        Set<String> odd = scenes(ScenarioKind.MALFORMED);
        assertThat(events).filteredOn(event -> !odd.contains(event.id())).allSatisfy(event -> {
            Subject subject = Subject.parse(event.subject()).orElseThrow();
            Catalogue.named(event.type())
                    .flatMap(Catalogue.Type::subject)
                    .ifPresent(
                            kind -> assertThat(subject.kind()).as(event.toString()).isEqualTo(kind));
        });
    }

    @Test
    void senderSpeaksForItselfButForTheOneThatDoesNot() {
        long strange = events.stream().filter(event -> !event.source().startsWith("/" + event.tenant() + "/")).count();
        assertThat(strange).isEqualTo(story.cast().of(ScenarioKind.FOREIGN_SOURCE).size());
    }

    @Test
    void aCorrectionNamesAnEventOfItsOwnSubjectAndSource() {
        List<Told.Event> about = events.stream()
                .filter(event -> Set.of("system.corrected", "system.retracted").contains(event.type()))
                .toList();
        assertThat(about).hasSizeGreaterThanOrEqualTo(3).allSatisfy(event -> {
            String id = event.data().text("event").orElseThrow();
            assertThat(events).anySatisfy(other -> {
                assertThat(other.id()).isEqualTo(id);
                assertThat(other.subject()).isEqualTo(event.subject());
                assertThat(other.source()).isEqualTo(event.source());
            });
        });
    }

    @Test
    void usageOfOneDistributorNamesNoAccountAndIsPlacedByTheLink() {
        Set<String> odd = scenes(ScenarioKind.MALFORMED);
        List<Told.Event> usage = events.stream()
                .filter(event -> event.tenant().equals("meridian") && event.type().equals("usage.snapshot"))
                .filter(event -> !odd.contains(event.id()))
                .toList();
        assertThat(usage.size()).isGreaterThan(500);
        assertThat(usage.stream().filter(event -> event.data().get("account").isPresent()).count()).isZero();
    }

    @Test
    void theProgrammeIsToldAsTheOperatorsOwnEvent() {
        StoryRequest sending = story.configuration();
        assertThat(sending.tenant()).isEqualTo("operator");
        assertThat(new String(sending.body(), java.nio.charset.StandardCharsets.UTF_8)).contains("programme.applied")
                .contains("Asia/Tokyo");
    }

    private Set<String> scenes(ScenarioKind trouble) {
        return story.cast().of(trouble).stream().map(ScenarioIndex.Scene::subject).collect(Collectors.toSet());
    }
}
