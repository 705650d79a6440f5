package dev.lightup.ledger.log;

import dev.lightup.domain.event.Grade;
import dev.lightup.ledger.key.RawKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// An event as it was received, stored once and never changed.
///
/// @param key where it lies
/// @param endpoint the endpoint that received it
/// @param source who said it; the endpoint's first source where the body does not say
/// @param id its id within the source; the receipt where the body does not say
/// @param format the adapter that reads it
/// @param columns the version of the column map that reads it; 0 where the format has none
/// @param media the media type of the body
/// @param received when it was stored, in milliseconds
/// @param grade how far its sender's authentication vouches for it
/// @param keyId which of the endpoint's keys verified it
/// @param mac what content is compared by: an HMAC of the canonical JSON, taken before personal data became tokens
/// @param request the request and the place in its batch: who finds its own says "accepted", not "duplicate"
/// @param receipt what the sender was given
/// @param standing accepted or put aside
/// @param quarantine why it was put aside
/// @param file the file that holds the rows, when they are too many for the item
/// @param zone the zone that the endpoint counted days in, an IANA name; UTC when absent
/// @param body the text, personal data as tokens; empty when it lies apart (put aside) or in a file
public record RawEvent(
        RawKey key,
        String endpoint,
        String source,
        String id,
        String format,
        int columns,
        String media,
        Instant received,
        Grade grade,
        String keyId,
        String mac,
        String request,
        String receipt,
        Standing standing,
        Optional<Quarantine> quarantine,
        Optional<FileApart> file,
        Optional<String> zone,
        String body) {
    public RawEvent {
        received = received.truncatedTo(ChronoUnit.MILLIS);
    }

    /// One of an endpoint that counts days in UTC.
    public RawEvent(
            RawKey key,
            String endpoint,
            String source,
            String id,
            String format,
            int columns,
            String media,
            Instant received,
            Grade grade,
            String keyId,
            String mac,
            String request,
            String receipt,
            Standing standing,
            Optional<Quarantine> quarantine,
            Optional<FileApart> file,
            String body) {
        this(key, endpoint, source, id, format, columns, media, received, grade, keyId, mac, request, receipt, standing,
                quarantine, file, Optional.empty(), body);
    }

    /// Whether it counts.
    public enum Standing {
        /// Its entries are derived from its body.
        ACCEPTED,
        /// Authenticated and not understood.
        QUARANTINED,
        /// Its source and id were taken by other content.
        CONFLICTING
    }

    /// Why it was put aside.
    ///
    /// @param problem a stable code
    /// @param detail where and why, never the sender's text
    /// @param rows how many events or rows it concerns
    /// @param bodiless whether its body was not kept: its endpoint sends references only; it was where this is absent
    public record Quarantine(String problem, String detail, long rows, Optional<Boolean> bodiless) {
        /// One whose body is kept.
        public Quarantine(String problem, String detail, long rows) {
            this(problem, detail, rows, Optional.empty());
        }
    }

    /// A body too large for the item.
    ///
    /// @param path where it lies in the bucket
    /// @param sha256 of its bytes, in hex
    /// @param size in bytes
    public record FileApart(String path, String sha256, long size) {}

    /// The same, with a file that lies apart.
    public RawEvent with(FileApart other) {
        return new RawEvent(key, endpoint, source, id, format, columns, media, received, grade, keyId, mac, request,
                receipt, standing, quarantine, Optional.of(other), zone, body);
    }

    /// The tenant, which comes from the endpoint.
    public String tenant() {
        return key.tenant();
    }
}
