package dev.lightup.functions.admin;

import dev.lightup.functions.command.AdminAnswer;
import dev.lightup.functions.command.AdminCommand;
import dev.lightup.functions.command.AnswerParts;
import dev.lightup.functions.directory.ColumnMaps;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.DirectoryStore;
import dev.lightup.functions.directory.EndpointDocument;
import dev.lightup.functions.directory.EndpointDocument.ColumnsDocument;
import dev.lightup.functions.directory.EndpointDocument.KeyDocument;
import dev.lightup.functions.directory.RememberedDirectory;
import dev.lightup.json.Json;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.signature.SigningKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds endpoints, lists them, lets them take what is sent to them or not. Thread-safe.
final class EndpointCommands {
    /// How many endpoints a tenant has at most: their ids stand in one secret.
    static final int MOST = 500;
    private static final String FIRST_KEY = "k1";
    private static final String EXPORT = "export";
    private static final int ATTEMPTS = 20;

    private final Directory directory;
    private final DirectoryStore store;
    private final Formats formats;
    private final KeyMaker keys;
    private final InstantSource clock;

    EndpointCommands(
            Directory directory,
            DirectoryStore store,
            Formats formats,
            KeyMaker keys,
            InstantSource clock) {
        this.directory = directory;
        this.store = store;
        this.formats = formats;
        this.keys = keys;
        this.clock = clock;
    }

    /// @param programme says which zone a tenant's pages count days in, and is told it where nobody has said one
    AdminAnswer add(AdminCommand.EndpointAdd asked, ProgrammeCommands programme) {
        if (asked.endpoint().filter(id -> !Endpoint.isValidId(id)).isPresent()) {
            return new AdminAnswer.Malformed("/endpoint: 1 to 64 of a-z A-Z 0-9 _ -");
        }
        if (!store.hasTenant(asked.tenant())) {
            return noTenant(asked.tenant());
        }
        if (formats.named(asked.format()).isEmpty()) {
            return new AdminAnswer.Refused("format-unknown",
                    "there is no such format; there are " + String.join(", ", formats.names()));
        }
        if (asked.publicKey().flatMap(EndpointCommands::noKey).isPresent()) {
            return new AdminAnswer.Refused("key-invalid", asked.publicKey().flatMap(EndpointCommands::noKey).get());
        }
        if (!asked.format().equals(EXPORT) && !asked.columns().orElse(List.of()).isEmpty()) {
            return new AdminAnswer.Refused("columns-missing",
                    "an endpoint of format `export` has column maps, another has none");
        }
        EndpointDocument endpoint;
        Optional<String> secret = asked.publicKey().isPresent() ? Optional.empty() : Optional.of(keys.secret());
        try {
            endpoint = document(asked, secret);
            endpoint.endpointOf();
            var _ = endpoint.written();
        } catch (IllegalArgumentException e) {
            return new AdminAnswer.Refused("endpoint-invalid", String.valueOf(e.getMessage()));
        }
        return store.endpoints(asked.tenant()).size() >= MOST
                ? new AdminAnswer.Refused("too-many-endpoints", "a tenant has " + MOST + " endpoints at most")
                : add(endpoint, secret, programme);
    }

    private AdminAnswer add(EndpointDocument endpoint, Optional<String> secret, ProgrammeCommands programme) {
        // before the secret is made, which nobody is told again
        String before = programme.zone(endpoint.tenant());
        if (!store.add(endpoint)) {
            return new AdminAnswer.Refused("endpoint-exists", "there is an endpoint of that id; nothing was changed");
        }
        directory.forget();
        Optional<String> now = endpoint.zone()
                .filter(zone -> !isSame(before, zone) && takesZone(programme, endpoint.tenant(), zone));
        String pages = now.orElse(before);
        return new AdminAnswer.EndpointAdded(endpoint.endpoint(), path(endpoint.endpoint()),
                endpoint.format(), endpoint.sources(), endpoint.families(), secret,
                Optional.of(pages).filter(zone -> !isSame(zone, endpoint.zone().orElse("UTC"))), now,
                endpoint.nameless().orElse(false));
    }

    /// Where it cannot be said for now the answer is told all the same, with the zone that stands.
    private static boolean takesZone(ProgrammeCommands programme, String tenant, String zone) {
        try {
            return programme.takesZone(tenant, zone);
        } catch (RuntimeException e) {
            System.getLogger(EndpointCommands.class.getName())
                    .log(System.Logger.Level.WARNING, "the programme does not take the zone of " + tenant, e);
            return false;
        }
    }

    /// Whether days begin alike; zones have several names.
    private static boolean isSame(String zone, String other) {
        return ZoneId.of(zone).getRules().equals(ZoneId.of(other).getRules());
    }

    private EndpointDocument document(AdminCommand.EndpointAdd asked, Optional<String> secret) {
        List<KeyDocument> first = List.of(secret.map(made -> KeyDocument.secret(FIRST_KEY, made))
                .or(() -> asked.publicKey().map(given -> KeyDocument.publicKey(FIRST_KEY, given)))
                .orElseThrow(() -> new IllegalStateException("an endpoint has a key")));
        return new EndpointDocument(asked.endpoint().orElseGet(() -> keys.endpoint(asked.tenant())), asked.tenant(),
                asked.format(), first, asked.sources(), columns(List.of(), asked.columns().orElse(List.of())),
                Optional.of(true), asked.families().filter(some -> !some.isEmpty()), asked.zone(),
                asked.nameless().filter(Boolean::booleanValue));
    }

    /// Where an endpoint is, below the address of the stack.
    static String path(String id) {
        return "/v1/hooks/" + id;
    }

    /// Further maps behind those that there are, each numbered after the highest where it has no number.
    private static List<ColumnsDocument> columns(List<ColumnsDocument> before, List<Json> written) {
        List<ColumnsDocument> columns = new ArrayList<>(before);
        for (Json map : written) {
            int highest = columns.stream().mapToInt(one -> one.version().orElse(1)).max().orElse(0);
            columns.add(ColumnMaps.document(map).numbered(highest + 1));
        }
        return columns;
    }

    /// Lets an endpoint read files by further maps; a map that was in use is never changed.
    AdminAnswer map(AdminCommand.EndpointMap asked) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<DirectoryStore.Kept> kept = ofTenant(store, asked.tenant(), asked.endpoint());
            if (kept.isEmpty()) {
                return noEndpoint();
            }
            if (asked.columns().isEmpty() || !kept.get().endpoint().format().equals(EXPORT)) {
                return new AdminAnswer.Refused("columns-missing",
                        "an endpoint of format `export` gets a column map or several, another has none");
            }
            EndpointDocument next;
            try {
                next = kept.get().endpoint().reading(columns(kept.get().endpoint().columns(), asked.columns()));
                next.endpointOf();
                var _ = next.written();
            } catch (IllegalArgumentException e) {
                return new AdminAnswer.Refused("endpoint-invalid", String.valueOf(e.getMessage()));
            }
            if (store.replace(kept.get(), next)) {
                directory.forget();
                return new AdminAnswer.EndpointMapped(asked.endpoint(), names(next),
                        RememberedDirectory.FRESH.toSeconds());
            }
        }
        return overtaken();
    }

    private static List<String> names(EndpointDocument endpoint) {
        return endpoint.columns().stream().map(map -> map.feed() + " " + map.version().orElse(1)).toList();
    }

    AdminAnswer list(AdminCommand.EndpointList asked) {
        if (!store.hasTenant(asked.tenant())) {
            return noTenant(asked.tenant());
        }
        Instant now = clock.instant();
        List<DirectoryStore.Listed> all = store.endpoints(asked.tenant());
        return new AdminAnswer.EndpointsListed(
                all.stream().flatMap(one -> one.endpoint().stream()).map(one -> line(one, now)).toList(),
                all.stream().filter(one -> one.endpoint().isEmpty()).map(DirectoryStore.Listed::id).toList());
    }

    private static AnswerParts.EndpointLine line(EndpointDocument endpoint, Instant now) {
        return new AnswerParts.EndpointLine(endpoint.endpoint(), endpoint.format(), endpoint.enabled().orElse(true),
                endpoint.sources(), endpoint.families(), endpoint.zone(),
                endpoint.keys().stream().map(key -> line(key, now)).toList(),
                names(endpoint), endpoint.nameless().orElse(false));
    }

    private static AnswerParts.KeyLine line(KeyDocument key, Instant now) {
        return new AnswerParts.KeyLine(key.id(), key.kind(), key.counts(now), key.notBefore(), key.notAfter());
    }

    /// Brings those that are secrets into the table.
    AdminAnswer migrate(AdminCommand.EndpointMigrate asked) {
        if (asked.endpoint().filter(id -> !Endpoint.isValidId(id)).isPresent()) {
            return noEndpoint();
        }
        List<DirectoryStore.Moved> moved = store.move(asked.tenant(), asked.endpoint(),
                asked.dryRun().orElse(false));
        directory.forget();
        return new AdminAnswer.EndpointsMigrated(
                moved.stream().map(one -> new AnswerParts.MovedLine(one.id(), one.became().word())).toList(),
                moved.stream().noneMatch(one -> one.became().stops()));
    }

    /// Lets an endpoint take what is sent to it, or nothing.
    AdminAnswer take(String tenant, String id, boolean enabled) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<DirectoryStore.Kept> kept = ofTenant(store, tenant, id);
            if (kept.isEmpty()) {
                return noEndpoint();
            }
            boolean before = kept.get().endpoint().enabled().orElse(true) == enabled;
            if (before || store.replace(kept.get(), kept.get().endpoint().taking(enabled))) {
                directory.forget();
                return new AdminAnswer.EndpointSwitched(id, enabled,
                        kept.get().endpoint().nameless().orElse(false), before, RememberedDirectory.FRESH.toSeconds());
            }
        }
        return overtaken();
    }

    /// Lets an endpoint send references only, or have what it sends kept again. What was kept before is not touched: it is the subjects', and
    /// another endpoint may have sent it too.
    AdminAnswer name(AdminCommand.EndpointNameless asked) {
        boolean nameless = !asked.end().orElse(false);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<DirectoryStore.Kept> kept = ofTenant(store, asked.tenant(), asked.endpoint());
            if (kept.isEmpty()) {
                return noEndpoint();
            }
            boolean before = kept.get().endpoint().nameless().orElse(false) == nameless;
            if (before || store.replace(kept.get(), kept.get().endpoint().sending(nameless))) {
                directory.forget();
                return new AdminAnswer.EndpointSwitched(asked.endpoint(), kept.get().endpoint().enabled().orElse(true),
                        nameless, before, RememberedDirectory.FRESH.toSeconds());
            }
        }
        return overtaken();
    }

    /// An endpoint of that tenant; one of another is none.
    static Optional<DirectoryStore.Kept> ofTenant(DirectoryStore store, String tenant, String id) {
        return Endpoint.isValidId(id)
                ? store.endpoint(id).filter(kept -> kept.endpoint().tenant().equals(tenant))
                : Optional.empty();
    }

    static AdminAnswer noEndpoint() {
        return new AdminAnswer.Unknown("this tenant has no such endpoint");
    }

    static AdminAnswer overtaken() {
        return new AdminAnswer.Refused("overtaken",
                "others change the same endpoint again and again; nothing was done");
    }

    /// What is wrong with a public key.
    static Optional<String> noKey(String written) {
        try {
            SigningKeys.publicKey(written);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static AdminAnswer noTenant(String tenant) {
        return new AdminAnswer.Unknown("there is no tenant " + tenant + ": add it first");
    }
}
