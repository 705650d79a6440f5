package dev.lightup.senders.format;

import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.DraftedColumns;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.signature.SenderAuthentication;
import java.util.Map;
import java.util.Optional;

/// A sender's way to say things: how it proves itself, how its body is read when it arrives, and what a stored event says of each subject.
/// A new format is a package of its own and one line in {@link Formats}. Implementations are pure and thread-safe.
public interface Format extends StoredFormat {
    /// The media types it reads, each with the largest body in bytes.
    Map<String, Integer> mediaTypes();

    /// How its senders prove themselves. Where another format has the same scheme, the same instance.
    SenderAuthentication authentication();

    /// Reads a request when it arrives.
    ParseResult read(AuthenticatedBody delivery);

    /// How it reads files that are too large to be posted, where it does.
    default Optional<UploadFormat> uploads() {
        return Optional.empty();
    }

    /// With which status its senders are told what became of what they sent.
    default ResultStatus resultStatus() {
        return ResultStatus.BY_RESULT;
    }

    /// A request of this format that is one understood event, for a process that gets ready before its first one: it is read and forgotten.
    default Optional<AuthenticatedBody> sample() {
        return Optional.empty();
    }

    /// Whether an event says what is stored under its identity already, in whatever form, by this release or an earlier one.
    default boolean isStored(ParsedEvent.Event event, RawEvent stored, Tenant tenant) {
        return stored.mac().equals(event.mac());
    }

    /// What was put aside of an earlier request, as a request of its own: one event of a batch stands by itself.
    default AuthenticatedBody again(AuthenticatedBody delivery) {
        return delivery;
    }

    /// What the columns of a body may mean that is not understood for want of a map; empty where nothing can be drafted.
    ///
    /// @param said what somebody answered to the draft's questions, by their names
    default Optional<DraftedColumns> drafted(ByteString body, Map<String, String> said) {
        return Optional.empty();
    }

    /// The same as JSON, for whoever sets endpoints up.
    default Optional<String> draft(ByteString body) {
        return Optional.empty();
    }

    /// The same body, saying that what it leaves out is meant to be gone, where the format has a way to say that.
    default ByteString confirmed(ByteString body) {
        return body;
    }
}
