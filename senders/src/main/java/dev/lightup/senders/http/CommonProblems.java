package dev.lightup.senders.http;

/// The problems that are answered whatever the endpoint: nothing about them depends on a key.
public final class CommonProblems {
    public static final ProblemType BAD_REQUEST = new ProblemType("bad-request", 400, "The request cannot be read");
    public static final ProblemType HEADER_MALFORMED = new ProblemType("header-malformed", 400,
            "A header is malformed");
    public static final ProblemType HEADER_DOUBLED = new ProblemType("header-doubled", 400,
            "A header came more than once");
    public static final ProblemType UNAUTHORIZED = new ProblemType("unauthorized", 401,
            "The request is not authenticated");
    /// In place of 401, because no signature can fit a body whose bytes were lost on the way.
    public static final ProblemType NOT_UTF8 = new ProblemType("not-utf8", 400, "The body is not UTF-8");
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404, "There is nothing at this path");
    public static final ProblemType METHOD_NOT_ALLOWED = new ProblemType("method-not-allowed", 405,
            "The path does not take this method");
    public static final ProblemType BODY_TOO_LARGE = new ProblemType("body-too-large", 413, "The body is too large");
    public static final ProblemType MEDIA_TYPE_UNKNOWN = new ProblemType("media-type-unknown", 415,
            "No format reads this media type");
    public static final ProblemType BINARY_MODE = new ProblemType("binary-mode-refused", 415,
            "CloudEvents binary mode is not taken");
    public static final ProblemType ENCODING_UNKNOWN = new ProblemType("content-encoding-unknown", 415,
            "The body is taken as it is, without a content encoding");
    public static final ProblemType TOO_MANY = new ProblemType("too-many-requests", 429, "Too many requests");
    public static final ProblemType UNAVAILABLE = new ProblemType("unavailable", 503, "Not available at the moment");

    private CommonProblems() {}
}
