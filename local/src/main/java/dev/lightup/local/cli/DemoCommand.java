package dev.lightup.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.demo.Story;
import dev.lightup.demo.channel.StoryOptions;
import dev.lightup.demo.sending.ScenarioIndex;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.CommandOutput;
import dev.lightup.local.cli.common.CommonOptions;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.StackFolders;
import dev.lightup.local.cli.send.CurlCommand;
import dev.lightup.local.cli.send.PostCounts;
import dev.lightup.local.cli.send.PostReceipt;
import dev.lightup.local.cli.send.WebhookClient;
import dev.lightup.local.folder.ConnectionFile;
import dev.lightup.local.folder.ConnectionFile.ReaderAccess;
import dev.lightup.local.folder.PrivateFiles;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.local.stack.PublishedUnits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Plays nine months of a channel through the whole system.
@Command(name = "demo", description = {
    "Plays nine months of a channel: three distributors, their partners and customers. Every event is signed and posted over HTTP",
    "at its hour of the story, up to ten at once; then the site is published and served."}, footer = {
        "  ./lightup demo",
        "  ./lightup demo --partners 200 --port 8080 --out out", "  ./lightup demo --exit --json | tail -n 1 | jq ."})
final class DemoCommand implements Callable<Integer> {
    /// How long a hundred partners may take at each of the waits.
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int HUNDRED = 100;
    private static final String BUILD = "lightup.build.seconds";

    private final CommandOutput console;

    @Mixin
    private CommonOptions help = new CommonOptions();

    @Mixin
    private StackFolders place = new StackFolders();

    @Option(names = "--partners", paramLabel = "N", defaultValue = "24", description = "How many partners, 24 or more (${DEFAULT-VALUE}).")
    private int partners;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Decides all that chance decides (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--data", paramLabel = "DIR", description = "Keep the ledger in this new folder, for other commands and a later stack.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--open", description = "Leave the pages open to everybody on this machine, instead of to readers whom a link let in.")
    private boolean open;

    @Option(names = "--ready-file", paramLabel = "FILE", description = "When it serves, write addresses, endpoints, secrets and readers' links there as JSON (mode 0600).")
    private Optional<Path> ready = Optional.empty();

    @Option(names = "--exit", description = "Stop after publishing.")
    private boolean exit;

    DemoCommand(CommandOutput console) {
        this.console = console;
    }

    /// How long each part took, in seconds.
    private record Seconds(double build, double play, double publish) {
        /// Events that were posted and applied in a second.
        double rate(long events) {
            return play > 0 ? Math.round(events / play * 10) / 10.0 : 0;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        if (partners < StoryOptions.FEWEST) {
            throw new CommandFailure(ExitCodes.USAGE, "a story has at least " + StoryOptions.FEWEST + " partners");
        }
        if (data.filter(DemoCommand::isTaken).isPresent()) {
            throw new CommandFailure(ExitCodes.USAGE, data.get() + " holds something already; name a new folder");
        }
        Story story = Story.tell(new StoryOptions(partners, seed, Instant.now()));
        Duration patience = PATIENCE.multipliedBy(1 + partners / HUNDRED);
        var clock = new StoryClock();
        try (EmbeddedStack stack = place.start(data, clock, !open, console); var post = new WebhookClient(clock)) {
            PostCounts counts = new PostCounts();
            var senders = new StorySenders(post, stack.running(), counts, console);
            long began = System.nanoTime();
            stack.hold(true);
            senders.post(story.configuration());
            senders.play(story.sendings(), clock);
            console.progress(counts.posted() + " posted, applying");
            stack.applied(patience);
            long applied = System.nanoTime();
            clock.leaveStory();
            stack.hold(false);
            console.progress(counts.posted() + " posted and applied, publishing");
            stack.settle(patience);
            PublishedUnits.Pass pass = stack.published().everything();
            long done = System.nanoTime();
            console.progressed();
            var seconds = new Seconds(Double.parseDouble(System.getProperty(BUILD, "0")), seconds(began, applied),
                    seconds(applied, done));
            report(stack, story, counts, pass, seconds);
            if (!exit) {
                place.untilStopped(stack);
            }
            return pass.failed().isEmpty() && counts.of(PostReceipt.Fate.REFUSED) == 0
                    ? ExitCodes.OK
                    : ExitCodes.REFUSED;
        }
    }

    private static boolean isTaken(Path folder) {
        String[] content = folder.toFile().list();
        return Files.exists(folder) && (content == null || content.length > 0);
    }

    private void report(
            EmbeddedStack stack,
            Story story,
            PostCounts counts,
            PublishedUnits.Pass pass,
            Seconds seconds) {
        long unplaced = stack.published().unplaced();
        long written = stack.published().written();
        console.say(String.format(Locale.ROOT,
                "%,d events posted: %,d accepted, %,d duplicate, %,d conflict, %,d quarantined; %,d subjects unplaced",
                counts.posted(), counts.of(PostReceipt.Fate.ACCEPTED), counts.of(PostReceipt.Fate.DUPLICATE),
                counts.of(PostReceipt.Fate.CONFLICT), counts.of(PostReceipt.Fate.QUARANTINED), unplaced));
        console.say(
                String.format(Locale.ROOT, "%,d accounts of %d distributors; %,d pages written, %,d left as they were",
                        pass.accounts(), pass.distributors(), written, pass.skipped()));
        console.say(
                String.format(Locale.ROOT, "%.1f s to build, %.1f s to play (%,.1f events a second), %.1f s to publish",
                        seconds.build(), seconds.play(), seconds.rate(counts.posted()), seconds.publish()));
        counts.refusals().forEach(refusal -> console.note("refused: " + refusal));
        pass.failed().forEach(failure -> console.note("not published: " + failure));
        if (!exit) {
            invite(stack, story.cast().mover());
        }
        if (help.json()) {
            console.say(json(counts, pass, unplaced, written, seconds));
        }
    }

    private void invite(EmbeddedStack stack, ScenarioIndex.Mover mover) {
        List<ReaderAccess> readers = open ? List.of() : readers(stack, mover);
        ready.ifPresent(file -> PrivateFiles.write(file, stack.running().ready(readers)));
        String page = stack.running().site() + stack.published().path(mover.tenant(), mover.account());
        if (open) {
            distributors(stack).forEach(tenant -> console
                    .say("site  " + stack.running().site() + stack.published().path(tenant) + "  " + tenant));
            console.say("");
            console.say("Open " + page);
        } else {
            console.say("The pages are private. Each of these links lets a reader in, once; press its button:");
            readers.forEach(reader -> console.say("read  " + reader.link() + "  " + reader.title()));
            console.say("");
            console.say("The second one leads to " + page);
        }
        console.say("Order " + mover.order() + " of " + mover.customer()
                + " waits there. This moves it while you watch (reload after a few seconds):");
        console.say("");
        console.say(CurlCommand.of(mover.event(),
                stack.running().endpoint(mover.tenant(), mover.event().endpointFormat())));
        console.say("");
    }

    /// Both sides of the page on which an order is about to move, and somebody who may read neither.
    private static List<ReaderAccess> readers(EmbeddedStack stack, ScenarioIndex.Mover mover) {
        var invited = new InvitedReaders(stack);
        var readers = new ArrayList<>(List.of(invited.manager(mover.tenant()),
                invited.owner(mover.tenant(), mover.account(), mover.partner())));
        distributors(stack).filter(tenant -> !tenant.equals(mover.tenant()))
                .findFirst()
                .map(invited::manager)
                .ifPresent(readers::add);
        return readers;
    }

    private static Stream<String> distributors(EmbeddedStack stack) {
        return stack.running()
                .endpoints()
                .stream()
                .filter(one -> one.format().equals("canonical") && !one.tenant().equals("operator"))
                .map(ConnectionFile.EndpointAccess::tenant);
    }

    private static String json(
            PostCounts counts,
            PublishedUnits.Pass pass,
            long unplaced,
            long written,
            Seconds seconds) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("events")
                .put("posted", counts.posted())
                .put("accepted", counts.of(PostReceipt.Fate.ACCEPTED))
                .put("duplicate", counts.of(PostReceipt.Fate.DUPLICATE))
                .put("conflict", counts.of(PostReceipt.Fate.CONFLICT))
                .put("quarantined", counts.of(PostReceipt.Fate.QUARANTINED))
                .put("unplaced", unplaced);
        json.putObject("units").put("accounts", pass.accounts()).put("distributors", pass.distributors());
        json.putObject("pages").put("written", written).put("skipped", pass.skipped());
        json.putObject("seconds")
                .put("build", seconds.build())
                .put("play", seconds.play())
                .put("publish", seconds.publish());
        json.put("eventsPerSecond", seconds.rate(counts.posted()));
        return json.toString();
    }

    private static double seconds(long from, long to) {
        return Math.round((to - from) / 1e8) / 10.0;
    }
}
