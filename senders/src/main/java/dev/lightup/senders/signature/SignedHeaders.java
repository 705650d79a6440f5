package dev.lightup.senders.signature;

import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.http.CommonProblems;
import dev.lightup.senders.http.HttpProblem;
import dev.lightup.senders.http.RequestHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The three headers of Standard Webhooks, well formed.
///
/// @param id the message's id, the same on every attempt
/// @param timestamp the moment of the attempt
/// @param seconds the timestamp as it was written, which is what was signed
/// @param hmacs the `v1` signatures
/// @param ed25519s the `v1a` signatures; schemes that we do not know are passed over
record SignedHeaders(
        String id,
        Instant timestamp,
        String seconds,
        List<ByteString> hmacs,
        List<ByteString> ed25519s) {
    /// How many signatures one request may carry.
    static final int MOST_SIGNATURES = 10;
    /// How many of them may be `v1a`: each is checked against each key, and that is slow.
    static final int MOST_ED25519 = 3;

    private static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";
    private static final Pattern VALID_ID = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");
    /// Id, timestamp and body are signed with full stops between them: an id that holds what may be a timestamp could be read as two parts.
    private static final Pattern TIMESTAMP_WITHIN = Pattern.compile(".*\\.[0-9]{10}(\\..*)?");
    private static final Pattern VALID_SECONDS = Pattern.compile("[0-9]{1,11}");
    /// What a gateway makes of two headers of signatures: it joins them with a comma.
    private static final Pattern JOINED = Pattern.compile(".*, ?v[0-9]{1,2}[a-z]{0,2},.*");
    private static final Pattern VALID_ENTRY = Pattern.compile("(v[0-9]{1,2}[a-z]{0,2}),([A-Za-z0-9+/]{1,512}={0,2})");

    /// What reading them gives.
    sealed interface Outcome {
        /// All three are there and well formed.
        record Read(SignedHeaders headers) implements Outcome {}

        /// One is not there: the request is not signed.
        record Missing() implements Outcome {}

        /// One is malformed or came twice.
        record Malformed(HttpProblem problem) implements Outcome {}
    }

    /// Reads them. A request whose headers are malformed is refused before anything is looked up.
    static Outcome read(RequestHeaders headers) {
        Optional<HttpProblem> malformed = firstProblem(headers);
        if (malformed.isPresent()) {
            return new Outcome.Malformed(malformed.get());
        }
        Optional<String> id = headers.value(ID);
        Optional<String> seconds = headers.value(TIMESTAMP);
        Optional<String> signature = headers.value(SIGNATURE);
        if (id.isEmpty() || seconds.isEmpty() || signature.isEmpty()) {
            return new Outcome.Missing();
        }
        return entries(id.get(), seconds.get(), signature.get());
    }

    private static Optional<HttpProblem> firstProblem(RequestHeaders headers) {
        for (String name : List.of(ID, TIMESTAMP, SIGNATURE)) {
            if (headers.doubled().contains(name)
                    || headers.value(name).filter(value -> isJoined(name, value)).isPresent()) {
                return Optional.of(CommonProblems.HEADER_DOUBLED.because(name + " came more than once"));
            }
        }
        if (headers.value(ID).filter(id -> !isValidId(id)).isPresent()) {
            return Optional.of(malformed(ID,
                    "1 to 128 of A-Z a-z 0-9 _ - . : and no ten digits by themselves behind a full stop"));
        }
        if (headers.value(TIMESTAMP).filter(v -> !VALID_SECONDS.matcher(v).matches()).isPresent()) {
            return Optional.of(malformed(TIMESTAMP, "whole seconds since 1970, digits only"));
        }
        return Optional.empty();
    }

    /// Whether a value is two, joined on the way: neither an id nor a timestamp holds a comma.
    private static boolean isJoined(String name, String value) {
        return name.equals(SIGNATURE) ? JOINED.matcher(value).matches() : value.indexOf(',') >= 0;
    }

    private static boolean isValidId(String id) {
        return VALID_ID.matcher(id).matches() && !TIMESTAMP_WITHIN.matcher(id).matches();
    }

    private static Outcome entries(String id, String seconds, String signature) {
        List<ByteString> hmacs = new ArrayList<>();
        List<ByteString> ed25519s = new ArrayList<>();
        String[] entries = signature.split(" ", MOST_SIGNATURES + 1);
        if (entries.length > MOST_SIGNATURES) {
            return new Outcome.Malformed(malformed(SIGNATURE, "at most 10 signatures"));
        }
        for (String entry : entries) {
            var matcher = VALID_ENTRY.matcher(entry);
            if (!matcher.matches()) {
                return new Outcome.Malformed(malformed(SIGNATURE, "version,base64 with one space between signatures"));
            }
            try {
                ByteString bytes = ByteString.of(Base64.getDecoder().decode(matcher.group(2)));
                if (matcher.group(1).equals("v1")) {
                    hmacs.add(bytes);
                } else if (matcher.group(1).equals("v1a")) {
                    ed25519s.add(bytes);
                }
            } catch (IllegalArgumentException _) {
                return new Outcome.Malformed(malformed(SIGNATURE, "version,base64 with one space between signatures"));
            }
        }
        if (ed25519s.size() > MOST_ED25519) {
            return new Outcome.Malformed(malformed(SIGNATURE, "at most 3 signatures of v1a"));
        }
        return new Outcome.Read(new SignedHeaders(id, Instant.ofEpochSecond(Long.parseLong(seconds)), seconds,
                List.copyOf(hmacs), List.copyOf(ed25519s)));
    }

    private static HttpProblem malformed(String name, String rule) {
        return CommonProblems.HEADER_MALFORMED.because(name + ": " + rule);
    }
}
