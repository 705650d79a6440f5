package dev.lightup.functions.receive;

import dev.lightup.functions.http.MediaType;
import dev.lightup.senders.Formats;
import dev.lightup.senders.http.ApiRequest;
import dev.lightup.senders.http.CommonProblems;
import dev.lightup.senders.http.HttpProblem;
import dev.lightup.senders.http.RequestHeaders;
import java.util.Optional;
import java.util.OptionalInt;

/// The checks of a request's outside that no endpoint changes: media type, encoding, size.
final class RequestPreconditions {
    /// What the outside is.
    sealed interface Checked {
        /// Some format may read it.
        record Fit(MediaType media) implements Checked {}

        /// No format would.
        record Refused(HttpProblem problem) implements Checked {}
    }

    private static final String CONTENT_TYPE = "content-type";
    private static final String CONTENT_ENCODING = "content-encoding";

    private RequestPreconditions() {}

    static Checked check(ApiRequest request, Formats formats) {
        RequestHeaders headers = request.headers();
        // a gateway joins two of them with a comma, which no media type of ours holds
        if (headers.doubled().contains(CONTENT_TYPE)
                || headers.value(CONTENT_TYPE).filter(value -> value.indexOf(',') >= 0).isPresent()) {
            return refused(CommonProblems.HEADER_DOUBLED.because("content-type came more than once"));
        }
        Optional<String> encoding = headers.value(CONTENT_ENCODING);
        if (encoding.filter(name -> !name.isBlank() && !name.strip().equalsIgnoreCase("identity")).isPresent()) {
            return refused(CommonProblems.ENCODING_UNKNOWN.because("the signature is over the body as it is sent"));
        }
        Optional<String> contentType = headers.value(CONTENT_TYPE);
        Optional<MediaType> media = contentType.flatMap(MediaType::parse);
        if (contentType.isPresent() && media.isEmpty()) {
            return refused(CommonProblems.HEADER_MALFORMED.because("content-type: one media type"));
        }
        OptionalInt largest = media.map(type -> formats.largest(type.name())).orElse(OptionalInt.empty());
        boolean cloudEvents = media.filter(type -> type.name().startsWith("application/cloudevents")).isPresent();
        if (!cloudEvents && headers.value("ce-specversion").isPresent()) {
            return refused(CommonProblems.BINARY_MODE
                    .because("headers ce-* are not signed; send the event in structured mode, "
                            + "content-type application/cloudevents+json"));
        }
        if (media.isEmpty() || largest.isEmpty() || !media.get().utf8()) {
            return refused(CommonProblems.MEDIA_TYPE_UNKNOWN
                    .because("one of these, in UTF-8: " + String.join(", ", formats.mediaTypes())));
        }
        int length = request.body().length();
        if (length > largest.getAsInt()) {
            return refused(CommonProblems.BODY_TOO_LARGE.because("at most " + largest.getAsInt()
                    + " bytes of this media type, these are " + length));
        }
        return length == 0
                ? refused(CommonProblems.BAD_REQUEST.because("the body is empty"))
                : new Checked.Fit(media.get());
    }

    private static Checked refused(HttpProblem problem) {
        return new Checked.Refused(problem);
    }
}
