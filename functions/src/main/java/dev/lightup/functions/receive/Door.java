package dev.lightup.functions.receive;

import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.directory.Endpoint;
import dev.lightup.functions.format.Bodies;
import dev.lightup.functions.format.Delivery;
import dev.lightup.functions.format.Format;
import dev.lightup.functions.format.Formats;
import dev.lightup.functions.http.Edge;
import dev.lightup.functions.http.MediaType;
import dev.lightup.functions.http.Problem;
import dev.lightup.functions.http.Request;
import dev.lightup.functions.signature.Authentication;
import dev.lightup.functions.signature.Key;
import dev.lightup.functions.signature.SignedHeaders;
import dev.lightup.functions.signature.StandardWebhooks;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Lets authenticated requests in. What is answered before the signature does not depend on the endpoint; an unknown endpoint, a disabled
/// one, a bad signature and a stale timestamp get one answer for one amount of work. Thread-safe.
public final class Door {
    /// Who may pass.
    public sealed interface Passage {
        /// The sender is proven.
        record In(Admitted admitted) implements Passage {}

        /// The request is refused; nothing of it is kept.
        record Out(Problem problem) implements Passage {}
    }

    private final Directory directory;
    private final Formats formats;
    private final InstantSource clock;
    private final Authentication nobody;

    /// @param clock what signatures are judged by
    public Door(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.formats = Formats.all(clock);
        this.clock = clock;
        this.nobody = new StandardWebhooks(clock);
    }

    /// Checks a request to that endpoint.
    public Passage pass(Request request, String endpointId) {
        return switch (Envelopes.check(request, formats)) {
            case Envelopes.Checked.Refused(Problem problem) -> new Passage.Out(problem);
            case Envelopes.Checked.Fit(MediaType media) -> prove(request, media, endpointId);
        };
    }

    private Passage prove(Request request, MediaType media, String endpointId) {
        SignedHeaders.Outcome headers = SignedHeaders.read(request.headers());
        if (headers instanceof SignedHeaders.Outcome.Malformed(Problem problem)) {
            return new Passage.Out(problem);
        }
        Optional<Endpoint> endpoint = Endpoint.isValidId(endpointId)
                ? readable(directory.endpoint(endpointId))
                : Optional.empty();
        Authentication.Verdict verdict = verify(request, endpoint);
        // who did not sign at all has no key that might be new
        boolean signed = headers instanceof SignedHeaders.Outcome.Read;
        if (signed && verdict instanceof Authentication.Verdict.Unproven && Endpoint.isValidId(endpointId)) {
            Optional<Endpoint> fresh = readable(directory.afterMismatch(endpointId));
            if (fresh.isPresent() && !fresh.equals(endpoint)) {
                endpoint = fresh;
                verdict = verify(request, endpoint);
            }
        }
        return switch (verdict) {
            case Authentication.Verdict.Malformed(Problem problem) -> new Passage.Out(problem);
            case Authentication.Verdict.Unproven() -> new Passage.Out(unproven(request));
            case Authentication.Verdict.Proven proven -> admit(request, media, proven,
                    endpoint.orElseThrow(() -> new IllegalStateException("nobody's keys proved a request")));
        };
    }

    /// One whose format this release does not know takes nothing, like one that does not exist.
    private Optional<Endpoint> readable(Optional<Endpoint> endpoint) {
        return endpoint.filter(found -> formats.named(found.format()).isPresent());
    }

    /// Nothing but the request decides what is said.
    private static Problem unproven(Request request) {
        if (Bodies.isDamaged(request.body())) {
            return Edge.NOT_UTF8
                    .because("no signature fits, and the body holds bytes that are not UTF-8, or what stands for them "
                            + "(U+FFFD): write it in UTF-8, a file as \"CSV UTF-8\", and sign those bytes");
        }
        boolean svix = request.headers().value("webhook-id").isEmpty()
                && request.headers().value("svix-id").isPresent();
        return Edge.UNAUTHORIZED.because("no valid signature, within five minutes, by a key of this endpoint"
                + (svix
                        ? "; headers svix-* are not read: send the same values as webhook-id, webhook-timestamp and "
                                + "webhook-signature"
                        : ""));
    }

    private Authentication.Verdict verify(Request request, Optional<Endpoint> endpoint) {
        Authentication authentication = endpoint.map(e -> format(e).authentication()).orElse(nobody);
        List<Key> keys = endpoint.map(Endpoint::keys).orElse(List.of());
        return authentication.verify(request, keys);
    }

    private Passage admit(Request request, MediaType media, Authentication.Verdict.Proven proven, Endpoint endpoint) {
        var delivery = new Delivery(endpoint, directory.tenant(endpoint.tenant()), media.name(), proven.messageId(),
                proven.sent(), clock.instant(), request.body());
        return new Passage.In(new Admitted(request.id(), delivery, format(endpoint), proven.keyId(), proven.grade()));
    }

    private Format format(Endpoint endpoint) {
        return formats.named(endpoint.format())
                .orElseThrow(() -> new IllegalStateException("endpoint " + endpoint.id() + " names an unknown format"));
    }
}
