package dev.lightup.functions.admin;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.domain.programme.Distributor;
import dev.lightup.domain.programme.OperatorNotice;
import dev.lightup.domain.programme.Programme;
import dev.lightup.domain.programme.ProgrammeCheck;
import dev.lightup.domain.programme.ProgrammeDifference;
import dev.lightup.domain.state.ProgrammeState;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.receive.AuthenticatedRequest;
import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.PutRaw;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.ledger.subject.StateItem;
import dev.lightup.senders.Formats;
import dev.lightup.senders.canonical.CanonicalFormat;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.format.Format;
import dev.lightup.senders.format.ParseResult;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Puts another version of the programme in force: an event of the operator, whose id is made of the version that it follows. So the same
/// said again finds itself, and of two operators who begin from one version the later one is told. Thread-safe.
final class ProgrammeCommands {
    private static final String OPERATOR = "operator";
    private static final String FORMAT = "canonical";
    private static final String SOURCE = "/operator/programme";
    private static final Subject CONFIG = new Subject(Subject.Kind.PROGRAMME, "config");
    private static final int MOST_PROBLEMS = 20;

    private final Ledger ledger;
    private final Directory directory;
    private final DirectoryStore store;
    private final Formats formats;
    private final InstantSource clock;
    private final Supplier<String> attempts;

    /// @param attempts names each attempt to store something as no other is
    ProgrammeCommands(
            Ledger ledger,
            Directory directory,
            DirectoryStore store,
            Formats formats,
            InstantSource clock,
            Supplier<String> attempts) {
        this.ledger = ledger;
        this.directory = directory;
        this.store = store;
        this.formats = formats;
        this.clock = clock;
        this.attempts = attempts;
    }

    /// What is in force.
    ///
    /// @param version the state's own, which rises with whatever is folded into it
    private record Current(long version, ProgrammeState state) {
        Optional<Programme> programme() {
            return state.document().map(json -> Codec.read(Programme.class, json));
        }
    }

    AdminAnswer show(AdminCommand.ProgrammeShow asked) {
        if (!asked.tenant().equals(Tenant.OPERATOR)) {
            return notTheOperator();
        }
        Current current = current();
        return new AdminAnswer.ProgrammeShown(current.programme(), current.state().version(),
                current.state().applied());
    }

    AdminAnswer apply(AdminCommand.ProgrammeApply asked) {
        if (!asked.tenant().equals(Tenant.OPERATOR)) {
            return notTheOperator();
        }
        List<String> problems = ProgrammeCheck.problems(asked.programme());
        if (!problems.isEmpty()) {
            return new AdminAnswer.Refused("programme-invalid",
                    String.join("; ", problems.stream().limit(MOST_PROBLEMS).toList()));
        }
        Current current = current();
        Programme next = keeping(current.programme(), asked.programme());
        List<String> differences = ProgrammeDifference.words(current.programme(), next);
        if (differences.isEmpty()) {
            return new AdminAnswer.ProgrammeApplied(Optional.empty(), true, differences);
        }
        if (!store.hasTenant(Tenant.OPERATOR)) {
            return new AdminAnswer.Unknown("there is no tenant operator: add it first");
        }
        return put(next, current, differences, asked.dryRun().orElse(false));
    }

    AdminAnswer notice(AdminCommand.Notice asked) {
        if (asked.tenant().equals(Tenant.OPERATOR)) {
            return new AdminAnswer.Refused("no-pages", "the operator has no pages of its own yet");
        }
        if (asked.text().isEmpty() && asked.until().isPresent()) {
            return new AdminAnswer.Malformed("/until: of a text");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of(zone(asked.tenant())));
        if (asked.until().filter(today::isAfter).isPresent()) {
            return new AdminAnswer.Malformed("/until: that day is over");
        }
        return notice(asked.tenant(), asked.text().map(text -> new OperatorNotice(text, asked.until())))
                .orElseGet(() -> new AdminAnswer.NoticePut(asked.text().isPresent()));
    }

    /// Puts one line on all pages of a distributor, or takes it away: a version of the programme like another.
    ///
    /// @return why not, where it is not
    Optional<AdminAnswer> notice(String tenant, Optional<OperatorNotice> notice) {
        return say(tenant, distributor -> distributor.with(notice));
    }

    /// Lets the pages of a distributor of whom the programme says nothing yet count days where its files do: a day of a file stood as the day before.
    ///
    /// @return whether they do from now on
    boolean takesZone(String tenant, String zone) {
        boolean isSaid = current().programme()
                .filter(programme -> programme.distributors().stream().anyMatch(one -> one.tenant().equals(tenant)))
                .isPresent();
        return !isSaid && store.hasTenant(Tenant.OPERATOR)
                && say(tenant, distributor -> distributor.in(zone)).isEmpty();
    }

    /// Says something of one distributor, in a version of the programme like another.
    private Optional<AdminAnswer> say(String tenant, UnaryOperator<Distributor> what) {
        Current current = current();
        Programme before = current.programme()
                .orElseGet(() -> new Programme("Lightup", List.of(), List.of(), List.of(), List.of()));
        Distributor next = what.apply(before.distributor(tenant));
        // one that nobody configured has no profile but for the notice
        Programme after = next.equals(Distributor.plain(tenant)) ? before.without(tenant) : before.with(next);
        List<String> problems = ProgrammeCheck.problems(after);
        if (!problems.isEmpty()) {
            return Optional.of(new AdminAnswer.Refused("programme-invalid",
                    String.join("; ", problems.stream().limit(MOST_PROBLEMS).toList())));
        }
        List<String> differences = ProgrammeDifference.words(current.programme(), after);
        if (differences.isEmpty() || before.equals(after)) {
            // what was said a moment ago and is not in force yet may say otherwise
            boolean pending = ledger.rawEvents()
                    .find(List.of(RawKey.of(Tenant.OPERATOR, SOURCE, id(current, directory.tenant(Tenant.OPERATOR)))))
                    .stream()
                    .anyMatch(raw -> !says(raw, after));
            return pending ? Optional.of(overtaken()) : Optional.empty();
        }
        return switch (put(after, current, differences, false)) {
            case AdminAnswer.ProgrammeApplied _ -> Optional.empty();
            case AdminAnswer other -> Optional.of(other);
        };
    }

    /// A programme that says nothing of a notice leaves it where it stands.
    private Programme keeping(Optional<Programme> before, Programme asked) {
        Programme next = asked;
        for (Distributor one : before.map(Programme::distributors).orElse(List.of())) {
            Distributor said = next.distributor(one.tenant());
            if (one.notice().isPresent() && said.notice().isEmpty() && store.hasTenant(one.tenant())) {
                next = next.with(said.with(one.notice()));
            }
        }
        return next;
    }

    /// The zone that a tenant's pages count days in.
    String zone(String tenant) {
        return current().programme()
                .map(programme -> programme.distributor(tenant))
                .orElseGet(() -> Distributor.plain(tenant))
                .zone();
    }

    private static AdminAnswer notTheOperator() {
        return new AdminAnswer.Refused("not-the-operator", "the programme is the tenant operator's");
    }

    private Current current() {
        Optional<StateItem> state = ledger.subjects().state(Tenant.OPERATOR, CONFIG);
        return state.map(item -> new Current(item.version(),
                item.folded().current().state() instanceof ProgrammeState programme
                        ? programme
                        : new ProgrammeState(Optional.empty(), 0, Optional.empty())))
                .orElseGet(() -> new Current(0, new ProgrammeState(Optional.empty(), 0, Optional.empty())));
    }

    private AdminAnswer put(Programme programme, Current current, List<String> differences, boolean dryRun) {
        Format format = formats.named(FORMAT)
                .orElseThrow(() -> new IllegalStateException("our own format is always there"));
        Tenant tenant = directory.tenant(Tenant.OPERATOR);
        AuthenticatedBody delivery = delivery(programme, current, tenant);
        if (delivery.body().length() > CanonicalFormat.LARGEST_EVENT) {
            return new AdminAnswer.Refused("programme-too-large",
                    "a programme has at most " + CanonicalFormat.LARGEST_EVENT / 1024 + " KiB");
        }
        return switch (format.read(delivery)) {
            case ParseResult.Single(ParsedEvent.Event event, var _) -> dryRun
                    ? new AdminAnswer.ProgrammeApplied(Optional.empty(), false, differences)
                    : put(programme, differences, event, new AuthenticatedRequest(attempts.get(), delivery, format,
                            OPERATOR, Grade.A));
            case ParseResult.Single(ParsedEvent.Unread(var _, HttpProblem problem, var _), var _) ->
                new AdminAnswer.Refused(problem.type().code(), problem.detail());
            case ParseResult.Single(ParsedEvent.Announcement _, var _),ParseResult.Batch _ ->
                throw new IllegalStateException("one event was written and another is read");
        };
    }

    private AdminAnswer put(
            Programme programme,
            List<String> differences,
            ParsedEvent.Event event,
            AuthenticatedRequest said) {
        RawKey key = RawKey.of(Tenant.OPERATOR, event.source(), event.id());
        RawEvent raw = said.raw(key, event.source(), event.id(), event.columns(), event.mac(), 0,
                RawEvent.Standing.ACCEPTED, Optional.empty(), event.body());
        return switch (ledger.rawEvents().put(raw)) {
            case PutRaw.New(RawEvent stored) ->
                new AdminAnswer.ProgrammeApplied(Optional.of(stored.receipt()), false, differences);
            case PutRaw.Same(RawEvent stored) ->
                new AdminAnswer.ProgrammeApplied(Optional.of(stored.receipt()), true, differences);
            case PutRaw.Different(RawEvent stored) when says(stored, programme) ->
                new AdminAnswer.ProgrammeApplied(Optional.of(stored.receipt()), true, differences);
            case PutRaw.Different _ -> overtaken();
        };
    }

    private static AdminAnswer overtaken() {
        return new AdminAnswer.Refused("overtaken",
                "another version was applied a moment ago: look at the difference again");
    }

    /// Whether an event that was stored a moment ago, at another time of day, says the same.
    private boolean says(RawEvent stored, Programme programme) {
        return formats.entries(stored)
                .stream()
                .anyMatch(entry -> entry.fact().equals(new SystemFact.ProgrammeApplied(Codec.text(programme))));
    }

    private AuthenticatedBody delivery(Programme programme, Current current, Tenant tenant) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // it follows what is in force, whatever that one's clock said
        Instant time = current.state()
                .applied()
                .map(last -> last.plus(1, ChronoUnit.MILLIS))
                .filter(now::isBefore)
                .orElse(now);
        Map<String, Json> event = new LinkedHashMap<>();
        event.put("specversion", new Json.Str("1.0"));
        event.put("id", new Json.Str(id(current, tenant)));
        event.put("source", new Json.Str(SOURCE));
        event.put("type", new Json.Str("programme.applied"));
        event.put("subject", new Json.Str(CONFIG.toString()));
        event.put("time", new Json.Str(IsoTime.format(time)));
        event.put("data", Codec.read(Json.class, Codec.text(programme)));
        var endpoint = new Endpoint(OPERATOR, Tenant.OPERATOR, FORMAT, List.of(),
                Endpoint.Scope.of(List.of(SOURCE)), List.of(), true, Optional.empty());
        return new AuthenticatedBody(endpoint, tenant, CanonicalFormat.EVENT, OPERATOR, now, now,
                ByteString.utf8(new Json.Obj(event).write()));
    }

    /// Keyed, so that no sender can say something under it before.
    private static String id(Current current, Tenant tenant) {
        String base = "programme\0" + current.version() + "\0" + current.state().version() + "\0"
                + current.state().applied().map(Instant::toString).orElse("");
        return "programme-" + TenantTokens.mac(tenant.key(), base.getBytes(StandardCharsets.UTF_8));
    }
}
