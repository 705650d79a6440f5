package dev.lightup.senders.operator;

import dev.lightup.domain.event.Subject;
import dev.lightup.json.codec.Codec;
import java.time.Instant;
import java.util.List;

/// The stored body of an operator's retraction, or of a part of one that names many subjects.
///
/// @param id the retraction's own id, the same in all its parts: what a later retraction names to take it back
/// @param source who said what is taken back
/// @param event the id of the event that is taken back, within that source
/// @param first the place of the first of these subjects among those of all parts, from 0
/// @param time when it holds from; later than what it takes back where that is a retraction
/// @param subjects at which the event is taken back, sorted
public record RetractionBody(String id, String source, String event, int first, Instant time, List<Subject> subjects) {
    /// The format's name.
    public static final String FORMAT = "operator";
    /// What a retraction's own id begins with.
    public static final String ID = "retraction-";
    /// The media type of such a body. No endpoint takes it.
    public static final String MEDIA = "application/vnd.lightup.operator+json";
    /// The source under which it is stored. No sender can have it: with its space it is no URI reference.
    public static final String STORED_UNDER = "lightup operator";

    public RetractionBody {
        subjects = List.copyOf(subjects);
    }

    /// Reads a stored body.
    ///
    /// @throws dev.lightup.json.CodecException when it is none
    public static RetractionBody of(String body) {
        return Codec.read(RetractionBody.class, body);
    }

    /// The stored body.
    public String write() {
        return Codec.text(this);
    }
}
