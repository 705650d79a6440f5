package dev.lightup.senders;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.canonical.CanonicalFormat;
import dev.lightup.senders.export.ExportFormat;
import dev.lightup.senders.format.Format;
import dev.lightup.senders.format.StoredFormat;
import dev.lightup.senders.http.RequestHeaders;
import dev.lightup.senders.operator.OperatorFormat;
import dev.lightup.senders.signature.PresentedSignature;
import dev.lightup.senders.signature.SignatureSchemes;
import dev.lightup.senders.signature.StandardWebhooks;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The formats there are. Thread-safe.
public final class Formats {
    private final Map<String, Format> byName;

    private final SignatureSchemes schemes;

    private final StoredFormat ours;

    /// @param formats those that endpoints may name
    /// @param ours the operator's own, which nobody can send
    private Formats(List<Format> formats, StoredFormat ours) {
        this.ours = ours;
        byName = formats.stream().collect(Collectors.toUnmodifiableMap(Format::name, Function.identity()));
        schemes = new SignatureSchemes(formats.stream().map(Format::authentication).toList());
    }

    /// All formats.
    ///
    /// @param clock what signatures are judged by
    public static Formats all(InstantSource clock) {
        return with(clock, List.of());
    }

    /// All formats and some more.
    ///
    /// @param clock what signatures are judged by
    /// @param more formats of names that no other has
    public static Formats with(InstantSource clock, List<Format> more) {
        var standardWebhooks = new StandardWebhooks(clock);
        List<Format> formats = new ArrayList<>(List.of(
                new CanonicalFormat(standardWebhooks),
                new ExportFormat(standardWebhooks)));
        formats.addAll(more);
        return new Formats(formats, new OperatorFormat());
    }

    /// What a request's headers present, in the scheme of some format.
    public PresentedSignature signature(RequestHeaders headers) {
        return schemes.read(headers);
    }

    /// The format of that name that endpoints may have.
    public Optional<Format> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The media types that any format reads, sorted.
    public List<String> mediaTypes() {
        return byName.values()
                .stream()
                .flatMap(format -> format.mediaTypes().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// The largest body that any format takes of a media type; empty when none knows it.
    public OptionalInt largest(String mediaType) {
        return byName.values()
                .stream()
                .filter(format -> format.mediaTypes().containsKey(mediaType))
                .mapToInt(format -> format.mediaTypes().getOrDefault(mediaType, 0))
                .max();
    }

    /// What a raw event says, subject by subject: an accepted one through its format, one that was put aside as one entry to its
    /// endpoint's own subject.
    ///
    /// @throws IllegalStateException when no format has the name that the event gives, or the format cannot read it any more
    public List<Entry> entries(RawEvent raw) {
        return switch (raw.standing()) {
            case ACCEPTED -> stored(raw.format())
                    .orElseThrow(() -> new IllegalStateException("there is no format " + raw.format()))
                    .entries(raw)
                    .stream()
                    .map(entry -> entry.in(raw.zone()))
                    .toList();
            case QUARANTINED, CONFLICTING -> List.of(aside(raw));
        };
    }

    private Optional<? extends StoredFormat> stored(String name) {
        return name.equals(ours.name()) ? Optional.of(ours) : named(name);
    }

    private static Entry aside(RawEvent raw) {
        RawEvent.Quarantine why = raw.quarantine()
                .orElseThrow(() -> new IllegalStateException("an event put aside says why"));
        var fact = new SystemFact.Quarantined(raw.receipt(), why.problem(), why.detail(), why.rows());
        Catalogue.Type type = Catalogue.of(fact);
        return new Entry(new Subject(Subject.Kind.ENDPOINT, raw.endpoint()), raw.receipt(), raw.source(), 0,
                Optional.empty(), raw.received(), raw.received(), Optional.empty(), Optional.empty(), raw.grade(),
                type.name(), fact);
    }
}
