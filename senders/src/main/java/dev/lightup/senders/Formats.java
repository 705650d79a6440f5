package dev.lightup.senders;

import dev.lightup.domain.event.Catalogue;
import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.event.SystemFact;
import dev.lightup.ledger.item.LazyPart;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.appdirect.AppDirectWords;
import dev.lightup.senders.arrowsphere.ArrowSphereWords;
import dev.lightup.senders.canonical.CanonicalFormat;
import dev.lightup.senders.cloudblue.CloudBlueCommerceWords;
import dev.lightup.senders.cloudblue.CloudBlueConnectWords;
import dev.lightup.senders.export.ExportFormat;
import dev.lightup.senders.format.Format;
import dev.lightup.senders.format.ParseResult;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.format.SenderRoom;
import dev.lightup.senders.format.StoredFormat;
import dev.lightup.senders.format.UploadFormat;
import dev.lightup.senders.format.Vocabulary;
import dev.lightup.senders.http.RequestHeaders;
import dev.lightup.senders.ingram.IngramWords;
import dev.lightup.senders.marketplace.MarketplaceWords;
import dev.lightup.senders.operator.CommandFormat;
import dev.lightup.senders.operator.OperatorFormat;
import dev.lightup.senders.partnercenter.PartnerCenterWords;
import dev.lightup.senders.pax8.Pax8Words;
import dev.lightup.senders.signature.PresentedSignature;
import dev.lightup.senders.signature.SignatureSchemes;
import dev.lightup.senders.signature.StandardWebhooks;
import dev.lightup.senders.streamone.StreamOneIonWords;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The register of senders, which alone knows their rooms: the formats that there are, the schemes they are signed in and the words of them all.
/// Thread-safe.
public final class Formats {
    private final Map<String, Format> byName;

    private final SignatureSchemes schemes;

    private final List<StoredFormat> ours;

    /// Made when it is first asked for: who begins with an event of canonical words waits for no table.
    private final Supplier<Vocabulary> vocabulary;

    /// @param rooms the senders' rooms; endpoints may name their formats
    /// @param ours the operator's own, which nobody can send
    private Formats(List<SenderRoom> rooms, List<StoredFormat> ours) {
        this.ours = List.copyOf(ours);
        vocabulary = new LazyPart<>(
                () -> Vocabulary.of(rooms.stream().flatMap(room -> room.words().stream()).toList()));
        List<Format> formats = rooms.stream()
                .flatMap(room -> room.format().stream())
                .map(format -> format.apply(vocabulary))
                .toList();
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
    /// @param more rooms whose formats and words no other has
    public static Formats with(InstantSource clock, List<SenderRoom> more) {
        var standardWebhooks = new StandardWebhooks(clock);
        List<SenderRoom> rooms = new ArrayList<>(List.of(
                SenderRoom.of(_ -> new CanonicalFormat(standardWebhooks)),
                SenderRoom.of(words -> new ExportFormat(standardWebhooks, words)),
                SenderRoom.of(new PartnerCenterWords()),
                SenderRoom.of(new CloudBlueCommerceWords()),
                SenderRoom.of(new CloudBlueConnectWords()),
                SenderRoom.of(new Pax8Words()),
                SenderRoom.of(new AppDirectWords()),
                SenderRoom.of(new ArrowSphereWords()),
                SenderRoom.of(new IngramWords()),
                SenderRoom.of(new StreamOneIonWords()),
                SenderRoom.of(new MarketplaceWords())));
        rooms.addAll(more);
        return new Formats(rooms, List.of(new OperatorFormat(), new CommandFormat()));
    }

    /// What the words of all senders mean.
    ///
    /// @throws IllegalArgumentException when a word has two meanings, which a test of the register finds first
    public Vocabulary vocabulary() {
        return vocabulary.get();
    }

    /// What a request's headers present, in the scheme of some format.
    public PresentedSignature signature(RequestHeaders headers) {
        return schemes.read(headers);
    }

    /// The format of that name that endpoints may have.
    public Optional<Format> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The names of all that endpoints may have, sorted.
    public List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }

    /// Reads the samples of all formats, as a process does that gets ready before its first request.
    ///
    /// @throws IllegalStateException when one is not understood
    public void rehearse() {
        for (Format format : byName.values()) {
            format.sample().map(format::read).ifPresent(reading -> {
                if (!(reading instanceof ParseResult.Single(ParsedEvent.Event _, var _))) {
                    throw new IllegalStateException("the sample of format " + format.name() + " is not understood");
                }
            });
        }
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
            case QUARANTINED, CONFLICTING -> List.of(aside(raw, raw.quarantine()
                    .orElseThrow(() -> new IllegalStateException("an event put aside says why"))));
        };
    }

    /// How the format of that name reads files that are uploaded.
    ///
    /// @throws IllegalStateException when it does not
    public UploadFormat uploads(String name) {
        return named(name).flatMap(Format::uploads)
                .orElseThrow(() -> new IllegalStateException("no uploads are read in the format " + name));
    }

    /// What is told of a file that was announced and, once it came, not understood: as of an event that was put aside.
    public Entry refused(RawEvent announced, RawEvent.Quarantine why) {
        return aside(announced, why).in(announced.zone());
    }

    private Optional<? extends StoredFormat> stored(String name) {
        return ours.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .<StoredFormat>map(Function.identity())
                .or(() -> named(name));
    }

    private static Entry aside(RawEvent raw, RawEvent.Quarantine why) {
        var fact = new SystemFact.Quarantined(raw.receipt(), why.problem(), why.detail(), why.rows());
        Catalogue.Type type = Catalogue.of(fact);
        return new Entry(new Subject(Subject.Kind.ENDPOINT, raw.endpoint()), raw.receipt(), raw.source(), 0,
                Optional.empty(), raw.received(), raw.received(), Optional.empty(), Optional.empty(), raw.grade(),
                type.name(), fact);
    }
}
