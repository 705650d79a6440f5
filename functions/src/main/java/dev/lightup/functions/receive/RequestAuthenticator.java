package dev.lightup.functions.receive;

import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.http.MediaType;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.format.BodyReader;
import dev.lightup.senders.format.Format;
import dev.lightup.senders.http.ApiRequest;
import dev.lightup.senders.http.CommonProblems;
import dev.lightup.senders.http.HttpProblem;
import dev.lightup.senders.signature.SenderAuthentication;
import dev.lightup.senders.signature.SignedHeaders;
import dev.lightup.senders.signature.SigningKey;
import dev.lightup.senders.signature.StandardWebhooks;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Lets authenticated requests in. What is answered before the signature does not depend on the endpoint; an unknown endpoint, a disabled
/// one, a bad signature and a stale timestamp get one answer for one amount of work. Thread-safe.
public final class RequestAuthenticator {
    /// Who may pass.
    public sealed interface Passage {
        /// The sender is proven.
        record In(AuthenticatedRequest admitted) implements Passage {}

        /// The request is refused; nothing of it is kept.
        record Out(HttpProblem problem) implements Passage {}
    }

    private final Directory directory;
    private final Formats formats;
    private final InstantSource clock;
    private final SenderAuthentication nobody;

    /// @param clock what signatures are judged by
    public RequestAuthenticator(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.formats = Formats.all(clock);
        this.clock = clock;
        this.nobody = new StandardWebhooks(clock);
    }

    /// Checks a request to that endpoint.
    public Passage pass(ApiRequest request, String endpointId) {
        return switch (RequestPreconditions.check(request, formats)) {
            case RequestPreconditions.Checked.Refused(HttpProblem problem) -> new Passage.Out(problem);
            case RequestPreconditions.Checked.Fit(MediaType media) -> prove(request, media, endpointId);
        };
    }

    private Passage prove(ApiRequest request, MediaType media, String endpointId) {
        SignedHeaders.Outcome headers = SignedHeaders.read(request.headers());
        if (headers instanceof SignedHeaders.Outcome.Malformed(HttpProblem problem)) {
            return new Passage.Out(problem);
        }
        Optional<Endpoint> endpoint = Endpoint.isValidId(endpointId)
                ? readable(directory.endpoint(endpointId))
                : Optional.empty();
        SenderAuthentication.Verdict verdict = verify(request, endpoint);
        // who did not sign at all has no key that might be new
        boolean signed = headers instanceof SignedHeaders.Outcome.Read;
        if (signed && verdict instanceof SenderAuthentication.Verdict.Unproven && Endpoint.isValidId(endpointId)) {
            Optional<Endpoint> fresh = readable(directory.afterMismatch(endpointId));
            if (fresh.isPresent() && !fresh.equals(endpoint)) {
                endpoint = fresh;
                verdict = verify(request, endpoint);
            }
        }
        return switch (verdict) {
            case SenderAuthentication.Verdict.Malformed(HttpProblem problem) -> new Passage.Out(problem);
            case SenderAuthentication.Verdict.Unproven() -> new Passage.Out(unproven(request));
            case SenderAuthentication.Verdict.Proven proven -> admit(request, media, proven,
                    endpoint.orElseThrow(() -> new IllegalStateException("nobody's keys proved a request")));
        };
    }

    /// One whose format this release does not know takes nothing, like one that does not exist.
    private Optional<Endpoint> readable(Optional<Endpoint> endpoint) {
        return endpoint.filter(found -> formats.named(found.format()).isPresent());
    }

    /// Nothing but the request decides what is said.
    private static HttpProblem unproven(ApiRequest request) {
        if (BodyReader.isDamaged(request.body())) {
            return CommonProblems.NOT_UTF8
                    .because("no signature fits, and the body holds bytes that are not UTF-8, or what stands for them "
                            + "(U+FFFD): write it in UTF-8, a file as \"CSV UTF-8\", and sign those bytes");
        }
        boolean svix = request.headers().value("webhook-id").isEmpty()
                && request.headers().value("svix-id").isPresent();
        return CommonProblems.UNAUTHORIZED.because("no valid signature, within five minutes, by a key of this endpoint"
                + (svix
                        ? "; headers svix-* are not read: send the same values as webhook-id, webhook-timestamp and "
                                + "webhook-signature"
                        : ""));
    }

    private SenderAuthentication.Verdict verify(ApiRequest request, Optional<Endpoint> endpoint) {
        SenderAuthentication authentication = endpoint.map(e -> format(e).authentication()).orElse(nobody);
        List<SigningKey> keys = endpoint.map(Endpoint::keys).orElse(List.of());
        return authentication.verify(request, keys);
    }

    private Passage admit(ApiRequest request, MediaType media, SenderAuthentication.Verdict.Proven proven,
            Endpoint endpoint) {
        var delivery = new AuthenticatedBody(endpoint, directory.tenant(endpoint.tenant()), media.name(),
                proven.messageId(),
                proven.sent(), clock.instant(), request.body());
        return new Passage.In(
                new AuthenticatedRequest(request.id(), delivery, format(endpoint), proven.keyId(), proven.grade()));
    }

    private Format format(Endpoint endpoint) {
        return formats.named(endpoint.format())
                .orElseThrow(() -> new IllegalStateException("endpoint " + endpoint.id() + " names an unknown format"));
    }
}
