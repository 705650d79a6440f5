package dev.lightup.functions.retracting;

import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.functions.directory.Directory;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.PutRaw;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.endpoint.TenantTokens;
import dev.lightup.senders.operator.RetractionBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Reads and puts the raw events that a retraction consists of: one, or several where it names more subjects than one item holds. Its id
/// is made of the key of what it takes back, so that saying it again finds it. Parts are numbered; what a process that ended did not
/// put, or an older release did not know of, the next attempt puts into further ones. Thread-safe.
public final class RetractionParts {
    /// So many bytes of subjects at most in one part.
    static final int LARGEST = 200 * 1024;
    private static final int ATTEMPTS = 5;
    private final Ledger ledger;
    private final Formats formats;
    private final Directory directory;
    private final Teller teller;
    private final Supplier<String> attempts;

    /// Who says that something is taken back.
    ///
    /// @param endpoint what stands in an endpoint's place
    /// @param key who it was
    public record Teller(String endpoint, Grade grade, String key) {
        /// The operator.
        public static final Teller OPERATOR = new Teller("operator", Grade.A, "operator");
    }

    /// @param attempts names each attempt to store something as no other is
    public RetractionParts(
            Ledger ledger,
            Formats formats,
            Directory directory,
            Teller teller,
            Supplier<String> attempts) {
        this.teller = teller;
        this.ledger = ledger;
        this.formats = formats;
        this.directory = directory;
        this.attempts = attempts;
    }

    /// The retraction of an event as an event to be retracted; empty when there is none.
    public Optional<RetractedEvent> of(RetractedEvent event) {
        List<RawEvent> parts = parts(event.key().tenant(), id(event));
        return parts.isEmpty() ? Optional.empty() : Optional.of(retracted(parts));
    }

    /// The retraction that this is a part of, as an event to be retracted.
    public RetractedEvent whole(RawEvent part) {
        return retracted(parts(part.tenant(), RetractionBody.of(part.body()).id()));
    }

    private RetractedEvent retracted(List<RawEvent> parts) {
        return RetractedEvent.of(parts.getFirst(),
                parts.stream().flatMap(part -> formats.entries(part).stream()).toList());
    }

    /// The receipt of an event's retraction.
    public String receipt(RetractedEvent event) {
        return place(event.key().tenant(), id(event), 1).receipt();
    }

    /// Puts a retraction, as far as it is not there.
    ///
    /// @return whether anything was put
    public boolean put(RetractedEvent event, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<RawEvent> there = parts(event.key().tenant(), id(event));
            NavigableSet<Subject> missing = new TreeSet<>(event.subjects());
            there.forEach(part -> RetractionBody.of(part.body()).subjects().forEach(missing::remove));
            if (missing.isEmpty()) {
                return false;
            }
            if (put(event, missing, there, now)) {
                return true;
            }
        }
        throw new IllegalStateException("others put parts of the same retraction again and again");
    }

    /// Puts further parts; false when somebody else put one of the same number.
    private boolean put(RetractedEvent event, SortedSet<Subject> missing, List<RawEvent> there, Instant now) {
        int number = there.size();
        int place = there.stream().mapToInt(part -> RetractionBody.of(part.body()).subjects().size()).sum();
        for (List<Subject> subjects : cut(missing)) {
            number++;
            var body = new RetractionBody(id(event), event.source(), event.event(), place, time(event, now), subjects);
            if (ledger.rawEvents().put(raw(event.key().tenant(), body, number, now)) instanceof PutRaw.Different) {
                return false;
            }
            place += subjects.size();
        }
        return true;
    }

    /// A retraction amends an event wherever it stands, but only a later one takes back another amendment.
    private static Instant time(RetractedEvent event, Instant now) {
        Instant after = event.latest().plus(1, ChronoUnit.MILLIS);
        return after.isAfter(now) ? after : now;
    }

    private RawEvent raw(String tenant, RetractionBody body, int number, Instant now) {
        Tenant owner = directory.tenant(tenant);
        RawKey key = place(tenant, body.id(), number);
        // when it was said does not make another retraction of it
        var content = new RetractionBody(body.id(), body.source(), body.event(), body.first(), Instant.EPOCH,
                body.subjects());
        String mac = TenantTokens.mac(owner.key(), content.write().getBytes(StandardCharsets.UTF_8));
        return new RawEvent(key, teller.endpoint(), RetractionBody.STORED_UNDER, part(body.id(), number),
                RetractionBody.FORMAT,
                0,
                RetractionBody.MEDIA, now, teller.grade(), teller.key(), mac, attempts.get(), key.receipt(),
                RawEvent.Standing.ACCEPTED, Optional.empty(), Optional.empty(), body.write());
    }

    private List<RawEvent> parts(String tenant, String id) {
        List<RawEvent> parts = new ArrayList<>();
        Optional<RawEvent> part = ledger.rawEvents().find(place(tenant, id, 1));
        while (part.isPresent()) {
            parts.add(part.get());
            part = ledger.rawEvents().find(place(tenant, id, parts.size() + 1));
        }
        return List.copyOf(parts);
    }

    /// Keyed, so that no sender can say something under it before.
    private String id(RetractedEvent event) {
        byte[] what = ("retraction\0" + event.key()).getBytes(StandardCharsets.UTF_8);
        return RetractionBody.ID + TenantTokens.mac(directory.tenant(event.key().tenant()).key(), what);
    }

    private static RawKey place(String tenant, String id, int number) {
        return RawKey.of(tenant, RetractionBody.STORED_UNDER, part(id, number));
    }

    private static String part(String id, int number) {
        return id + "/" + number;
    }

    private static List<List<Subject>> cut(SortedSet<Subject> subjects) {
        List<List<Subject>> parts = new ArrayList<>();
        int size = LARGEST;
        for (Subject subject : subjects) {
            int bytes = subject.toString().getBytes(StandardCharsets.UTF_8).length + 3;
            if (size + bytes > LARGEST) {
                parts.add(new ArrayList<>());
                size = 0;
            }
            parts.getLast().add(subject);
            size += bytes;
        }
        return parts;
    }
}
