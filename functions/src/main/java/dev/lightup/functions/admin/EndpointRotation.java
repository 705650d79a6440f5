package dev.lightup.functions.admin;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.directory.EndpointDocument.KeyDocument;
import dev.lightup.senders.signature.StandardWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives an endpoint a new key. Those that it has count on for a while, so that its sender can change over when it likes; what has ended is
/// taken out. Thread-safe.
final class EndpointRotation {
    /// How long old keys count where nobody says so.
    static final int USUAL_DAYS = 7;
    /// How long at most.
    static final int MOST_DAYS = 90;
    private static final int ATTEMPTS = 20;
    private static final Pattern NUMBERED = Pattern.compile("k([0-9]{1,6})");

    private final Directory directory;
    private final DirectoryStore store;
    private final KeyMaker keys;
    private final InstantSource clock;

    EndpointRotation(Directory directory, DirectoryStore store, KeyMaker keys, InstantSource clock) {
        this.directory = directory;
        this.store = store;
        this.keys = keys;
        this.clock = clock;
    }

    AdminAnswer rotate(AdminCommand.EndpointRotate asked) {
        int days = asked.days().orElse(USUAL_DAYS);
        if (days < 0 || days > MOST_DAYS) {
            return new AdminAnswer.Malformed("/days: from 0 to " + MOST_DAYS);
        }
        Optional<String> wrong = asked.publicKey().flatMap(EndpointCommands::noKey);
        if (wrong.isPresent()) {
            return new AdminAnswer.Refused("key-invalid", wrong.get());
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<DirectoryStore.Kept> kept = EndpointCommands.ofTenant(store, asked.tenant(), asked.endpoint());
            if (kept.isEmpty()) {
                return EndpointCommands.noEndpoint();
            }
            Optional<AdminAnswer> answer = rotate(kept.get(), asked, days);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return EndpointCommands.overtaken();
    }

    /// Empty when somebody else changed it meanwhile.
    private Optional<AdminAnswer> rotate(DirectoryStore.Kept kept, AdminCommand.EndpointRotate asked, int days) {
        List<KeyDocument> before = kept.endpoint().keys();
        if (asked.end().filter(id -> before.stream().noneMatch(key -> key.id().equals(id))).isPresent()) {
            return Optional.of(new AdminAnswer.Refused("key-unknown", "the endpoint has no key of that id to end"));
        }
        if (asked.publicKey().isEmpty() && before.stream().noneMatch(key -> key.secret().isPresent())) {
            return Optional.of(new AdminAnswer.Refused("key-kind",
                    "its sender signs with a key of its own: give the new public key"));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant until = now.plus(Duration.ofDays(days));
        List<KeyDocument> next = new ArrayList<>(before.stream()
                .filter(key -> days > 0 && asked.end().filter(key.id()::equals).isEmpty() && !key.ended(now))
                .map(key -> key.until(until))
                .toList());
        if (next.size() >= StandardWebhooks.MOST_KEYS) {
            return Optional.of(new AdminAnswer.Refused("too-many-keys",
                    StandardWebhooks.MOST_KEYS + " keys count at a time: end one by its id, or all with 0 days"));
        }
        Optional<Instant> last = next.stream().flatMap(key -> key.notAfter().stream()).max(Instant::compareTo);
        Optional<String> secret = asked.publicKey().isPresent() ? Optional.empty() : Optional.of(keys.secret());
        String id = name(before);
        next.add(asked.publicKey()
                .map(given -> KeyDocument.publicKey(id, given))
                .orElseGet(() -> KeyDocument.secret(id, secret.orElseThrow())));
        if (!store.replace(kept, kept.endpoint().with(next))) {
            return Optional.empty();
        }
        directory.forget();
        return Optional.of(new AdminAnswer.EndpointRotated(asked.endpoint(), EndpointCommands.path(asked.endpoint()),
                kept.endpoint().format(), kept.endpoint().sources(), kept.endpoint().families(), secret, id, last,
                kept.endpoint().nameless().orElse(false)));
    }

    /// One that no key of it has.
    private static String name(List<KeyDocument> keys) {
        int highest = keys.stream()
                .map(key -> NUMBERED.matcher(key.id()))
                .filter(Matcher::matches)
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
        return "k" + (highest + 1);
    }
}
