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
import dev.lightup.senders.signature.PresentedSignature;
import dev.lightup.senders.signature.SenderAuthentication;
import dev.lightup.senders.signature.SenderProof;
import dev.lightup.senders.signature.SigningKey;
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

    /// @param formats the formats that there are, and so the schemes that requests are signed in
    /// @param clock when requests come
    public RequestAuthenticator(Directory directory, Formats formats, InstantSource clock) {
        this.directory = directory;
        this.formats = formats;
        this.clock = clock;
    }

    /// Checks a request to that endpoint.
    public Passage pass(ApiRequest request, String endpointId) {
        return switch (RequestPreconditions.check(request, formats)) {
            case RequestPreconditions.Checked.Refused(HttpProblem problem) -> new Passage.Out(problem);
            case RequestPreconditions.Checked.Fit(MediaType media) -> prove(request, media, endpointId);
        };
    }

    private Passage prove(ApiRequest request, MediaType media, String endpointId) {
        return switch (formats.signature(request.headers())) {
            case PresentedSignature.Malformed(HttpProblem problem) -> new Passage.Out(problem);
            case PresentedSignature.Unsigned(String detail) -> {
                // who did not sign at all has no key that might be new; the look-up is made all the same
                known(endpointId);
                yield unproven(request, detail);
            }
            case PresentedSignature.Signed signed -> judge(signed, request, media, endpointId);
        };
    }

    private Passage judge(PresentedSignature.Signed signed, ApiRequest request, MediaType media, String endpointId) {
        Optional<Endpoint> endpoint = known(endpointId);
        Optional<SenderProof> proof = signed.check().verify(request, keys(endpoint, signed.scheme()));
        if (proof.isEmpty() && Endpoint.isValidId(endpointId)) {
            Optional<Endpoint> fresh = readable(directory.afterMismatch(endpointId));
            if (fresh.isPresent() && !fresh.equals(endpoint)) {
                endpoint = fresh;
                proof = signed.check().verify(request, keys(endpoint, signed.scheme()));
            }
        }
        if (proof.isEmpty()) {
            return unproven(request, signed.check().unproven());
        }
        return admit(request, media, proof.get(),
                endpoint.orElseThrow(() -> new IllegalStateException("nobody's keys proved a request")));
    }

    private Optional<Endpoint> known(String endpointId) {
        return Endpoint.isValidId(endpointId) ? readable(directory.endpoint(endpointId)) : Optional.empty();
    }

    /// One whose format this release does not know takes nothing, like one that does not exist.
    private Optional<Endpoint> readable(Optional<Endpoint> endpoint) {
        return endpoint.filter(found -> formats.named(found.format()).isPresent());
    }

    /// An endpoint whose format has another scheme than the request has no key for it, like one that does not exist.
    private List<SigningKey> keys(Optional<Endpoint> endpoint, SenderAuthentication scheme) {
        return endpoint.filter(found -> format(found).authentication().equals(scheme))
                .map(Endpoint::keys)
                .orElse(List.of());
    }

    /// Nothing but the request decides what is said.
    private static Passage unproven(ApiRequest request, String detail) {
        return new Passage.Out(BodyReader.isDamaged(request.body())
                ? CommonProblems.NOT_UTF8
                        .because("no signature fits, and the body holds bytes that are not UTF-8, or what stands for "
                                + "them (U+FFFD): write it in UTF-8, a file as \"CSV UTF-8\", and sign those bytes")
                : CommonProblems.UNAUTHORIZED.because(detail));
    }

    private Passage admit(
            ApiRequest request,
            MediaType media,
            SenderProof proven,
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
