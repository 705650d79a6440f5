package dev.lightup.bench.kept;

import dev.lightup.bench.stepped.GatewayEvent;
import dev.lightup.bench.stepped.KeptDirectory;
import dev.lightup.bench.stepped.KeptSender;
import dev.lightup.bench.stepped.SteppedStack;
import dev.lightup.demo.Story;
import dev.lightup.demo.channel.StoryOptions;
import dev.lightup.demo.sending.StoryRequest;
import dev.lightup.domain.event.Catalogue;
import dev.lightup.ledger.key.Unit;
import dev.lightup.site.page.AboutSite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Some weeks of two distributors that leave one of everything that a release keeps. The same code leaves the same bytes.
final class KeptScenario {
    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
    private static final int CONFLICT = 409;
    private static final int PUT_ASIDE = 422;
    private static final Duration A_WHILE = Duration.ofMinutes(20);

    private final SteppedStack stack;
    private final KeptSender nordvik;
    private final KeptSender meridian;

    private KeptScenario(SteppedStack stack) {
        this.stack = stack;
        this.nordvik = new KeptSender(stack, KeptDirectory.NORDVIK);
        this.meridian = new KeptSender(stack, KeptDirectory.MERIDIAN);
    }

    /// Plays it.
    ///
    /// @param site an empty folder for the pages
    /// @param release whose code this is
    /// @throws IllegalStateException when it lacks an event type that senders may send by now, or that is said of links and portfolios
    static KeptStore play(Path site, String release) {
        try (var stack = new SteppedStack(site, BEGIN)) {
            new KeptScenario(stack).play();
            KeptStore store = StoreSnapshot.of(stack, release);
            List<String> missing = Stream.of(sent(), LinkedPartner.TYPES.stream(), KeptPortfolios.TYPES.stream())
                    .flatMap(types -> types)
                    .filter(type -> !store.types().contains(type))
                    .toList();
            if (!missing.isEmpty()) {
                throw new IllegalStateException("the scenario lacks event types: " + missing);
            }
            return store;
        }
    }

    /// The event types that senders may send: those with a schema.
    static Stream<String> sent() {
        return Catalogue.all()
                .stream()
                .map(Catalogue.Type::name)
                .filter(type -> AboutSite.class
                        .getResource("/dev/lightup/site/schemas/events/" + type + ".json") != null);
    }

    private void play() {
        stack.publish(List.of(Unit.about().text()));
        stack.post(programme(BEGIN));
        stack.settle();
        stack.pass(A_WHILE);
        EveryType.play(stack, nordvik);
        stack.sweep();
        new PlacedSubjects(stack, nordvik).play();
        LongHistory.play(stack, nordvik);
        new SentFiles(stack).play();
        putAside();
        meridian.say("m-1", "order.submitted", "order/M-1",
                "{\"account\":\"MC-1\",\"customer\":\"MK-1\",\"lines\":[{\"sku\":\"AWP-STD-1Y\",\"quantity\":5}]}");
        stack.settle();
        new LinkedPartner(stack).play(meridian);
        new KeptPortfolios(stack).play();
        var unfinished = new UnfinishedWork(stack, nordvik, meridian);
        unfinished.erasedNames();
        stack.pass(Duration.ofMinutes(30));
        stack.sweep();
        unfinished.frozenUnit();
        stack.pass(A_WHILE);
        unfinished.killedRun();
        unfinished.parkedEvent();
    }

    /// The demo's programme, as its operator applies it.
    ///
    /// @param until the moment that the demo's story is told up to; another is another configuration
    static GatewayEvent programme(Instant until) {
        StoryRequest sent = Story.tell(new StoryOptions(StoryOptions.FEWEST, 1, until)).configuration();
        return new GatewayEvent(KeptDirectory.events(KeptDirectory.OPERATOR), sent.id(), sent.contentType(),
                new String(sent.body(), StandardCharsets.UTF_8));
    }

    private void putAside() {
        nordvik.refused(CONFLICT, "conflict", nordvik.text("order.submitted-1", "order.submitted", "order/O-1",
                "{\"account\":\"NV-1\",\"lines\":[]}"));
        nordvik.refused(PUT_ASIDE, "no-json", "{\"specversion\":");
        nordvik.refused(PUT_ASIDE, "no-type", nordvik.text("no-type", "order.dreamt_of", "order/O-1", "{}"));
        stack.settle();
        stack.pass(A_WHILE);
    }
}
