package dev.lightup.senders.format;

import dev.lightup.senders.http.ProblemType;

/// Why a body cannot be read at all, in any format. The request is authenticated: it is put aside, not lost.
public final class UnreadableBody {
    public static final ProblemType NOT_UTF8 = new ProblemType("not-utf8", 422, "The body is not UTF-8");
    public static final ProblemType JSON_MALFORMED = new ProblemType("json-malformed", 422, "The body is not JSON");
    public static final ProblemType JSON_TOO_LARGE = new ProblemType("json-too-large", 422,
            "The JSON is deeper, longer or has more parts than is taken");
    public static final ProblemType MEDIA_TYPE_WRONG = new ProblemType("media-type-wrong", 422,
            "This endpoint's format does not read this media type");

    private UnreadableBody() {}
}
