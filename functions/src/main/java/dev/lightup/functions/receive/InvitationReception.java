package dev.lightup.functions.receive;

import dev.lightup.domain.event.Grade;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.inviting.PageTitles;
import dev.lightup.functions.inviting.ReaderInviter;
import dev.lightup.functions.http.ApiResponse;
import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import dev.lightup.json.JsonProblem;
import dev.lightup.json.ReadResult;
import dev.lightup.json.codec.JsonReader;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.access.GrantedPage;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.access.SecretToken;
import dev.lightup.ledger.key.OpaqueId;
import dev.lightup.ledger.key.Unit;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.http.ApiRequest;
import dev.lightup.senders.http.CommonProblems;
import dev.lightup.senders.http.HttpProblem;
import dev.lightup.senders.http.ProblemType;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `POST /v1/invitations`: a distributor invites readers of its own accounts, signed with its endpoint's key as an event is. The links are
/// answered, for the distributor to mail; they are made of the message's id, so that a repeat of the same request gets the same ones, and
/// brings back none that was used or revoked. Thread-safe.
final class InvitationReception {
    static final String PATH = "/v1/invitations";
    /// Names the endpoint whose key signed it; not signed itself, for no other endpoint's key would fit.
    static final String ENDPOINT = "lightup-endpoint";
    private static final int OK = 200;
    private static final String JSON = "application/json";
    private static final ProblemType NOT_ALLOWED = new ProblemType("may-not-invite", 403,
            "This endpoint may invite nobody");
    private static final ProblemType UNREADABLE = new ProblemType("invitation-unreadable", 422,
            "The invitations cannot be read");

    private final RequestAuthenticator door;
    private final ReaderInviter inviter;
    private final PageTitles titles;

    InvitationReception(Ledger ledger, Directory directory, Formats formats, InstantSource clock) {
        this.door = new RequestAuthenticator(directory, formats, clock);
        this.inviter = new ReaderInviter(ledger, clock, new SecureRandom());
        this.titles = new PageTitles(ledger.labels());
    }

    /// Answers a request.
    ///
    /// @param deadline what would not end in time is cut short; its repeat finds what is done
    ApiResponse receive(ApiRequest request, InvocationDeadline deadline) {
        return switch (door.pass(request, request.headers().value(ENDPOINT).orElse(""))) {
            case RequestAuthenticator.Passage.Out(HttpProblem problem) -> ApiResponse.problem(problem);
            case RequestAuthenticator.Passage.In(AuthenticatedRequest admitted) -> mayInvite(admitted)
                    ? invite(admitted.delivery(), deadline)
                    : ApiResponse.problem(NOT_ALLOWED.because(
                            "it is the operator's, is limited to families of events, or signs no bodies"));
        };
    }

    /// An endpoint that may not speak of everything is not trusted with who reads everything.
    private static boolean mayInvite(AuthenticatedRequest admitted) {
        AuthenticatedBody sent = admitted.delivery();
        return admitted.grade() == Grade.A && sent.endpoint().scope().families().isEmpty()
                && !sent.tenant().id().equals(Tenant.OPERATOR);
    }

    private ApiResponse invite(AuthenticatedBody sent, InvocationDeadline deadline) {
        if (!sent.media().equals(JSON)) {
            return ApiResponse.problem(CommonProblems.MEDIA_TYPE_UNKNOWN.because("invitations are " + JSON));
        }
        return switch (Json.parse(sent.body().array())) {
            case ReadResult.Good<Json>(Json.Arr(List<Json> all), var _) when !all.isEmpty()
                    && all.size() <= ReaderInviter.MOST ->
                invite(all, sent, deadline);
            case ReadResult.Good<Json>(Json.Obj one, var _) -> invite(List.of(one), sent, deadline);
            case ReadResult.Good<Json> _, ReadResult.Bad<Json> _ -> ApiResponse
                    .problem(UNREADABLE
                            .because(
                                    "an object with account (or all), address and title, or an array of 1 to "
                                            + ReaderInviter.MOST));
        };
    }

    private ApiResponse invite(List<Json> all, AuthenticatedBody sent, InvocationDeadline deadline) {
        var answers = new ArrayList<Json>();
        for (Json one : all) {
            if (deadline.isNear()) {
                return HttpEdge.unavailable();
            }
            answers.add(invite(one, sent));
        }
        return ApiResponse.json(OK, new Json.Obj(Map.of("invitations", new Json.Arr(answers))));
    }

    private Json invite(Json one, AuthenticatedBody sent) {
        return switch (JsonReader.read(InvitationRequest.class, one, "")) {
            case ReadResult.Bad<InvitationRequest>(List<JsonProblem> problems, var _) -> refused(problems);
            // a part with a typing error must not be left out in silence
            case ReadResult.Good<InvitationRequest>(var _, List<JsonProblem> unread) when !unread.isEmpty() ->
                refused(unread);
            case ReadResult.Good<InvitationRequest>(InvitationRequest asked, var _) -> asked.misplaced(one)
                    .map(pointer -> problem("unreadable", pointer))
                    .orElseGet(() -> invite(asked, sent));
        };
    }

    private static Json refused(List<JsonProblem> problems) {
        return problem("unreadable", problems.getFirst().pointer());
    }

    private Json invite(InvitationRequest asked, AuthenticatedBody sent) {
        Optional<MailAddress> address = MailAddress.parse(asked.address());
        if (address.isEmpty()) {
            return problem("unreadable", "/address");
        }
        Tenant tenant = sent.tenant();
        Unit unit = asked.account()
                .map(id -> Unit.account(tenant.id(), OpaqueId.id(tenant.key().array(), "account", id)))
                .orElseGet(() -> Unit.distributor(tenant.id()));
        String path = "/"
                + asked.account().map(id -> ShownAt.account(tenant, id)).orElseGet(() -> ShownAt.home(tenant));
        GrantedPage page;
        try {
            // a title is whatever somebody wrote
            page = titles.page(tenant, unit, path, asked.account(),
                    asked.title().filter(_ -> !sent.endpoint().scope().nameless()));
        } catch (IllegalArgumentException _) {
            return problem("unreadable", "/title");
        }
        SecretToken token = SecretToken.derived(tenant.key().array(), sent.endpoint().id(), sent.messageId(),
                unit.text(),
                address.get().text());
        Optional<LeftOut> title = LeftOut.of(asked.title().isPresent() ? 1 : 0, sent.endpoint());
        return switch (inviter.invite(unit, address.get(), page, sent.endpoint().id(), token)) {
            case ReaderInviter.Outcome.Invited invited -> answer(asked, address.get(), invited, path, title);
            case ReaderInviter.Outcome.TooMany() -> problem("too-many", "/address");
        };
    }

    private static Json answer(
            InvitationRequest asked,
            MailAddress address,
            ReaderInviter.Outcome.Invited invited,
            String path,
            Optional<LeftOut> leftOut) {
        var answer = new LinkedHashMap<String, Json>();
        asked.account().ifPresent(id -> answer.put("account", new Json.Str(id)));
        asked.all().ifPresent(all -> answer.put("all", new Json.Bool(all)));
        answer.put("address", new Json.Str(address.text()));
        answer.put("link", new Json.Str(invited.path()));
        answer.put("until", new Json.Str(IsoTime.format(invited.until())));
        answer.put("page", new Json.Str(path));
        leftOut.ifPresent(some -> answer.put(LeftOut.MEMBER, some.json()));
        return new Json.Obj(answer);
    }

    /// By the place in what was sent, which is not said back.
    private static Json problem(String what, String pointer) {
        return new Json.Obj(Map.of("problem", new Json.Str(what))).with("pointer", new Json.Str(pointer));
    }
}
