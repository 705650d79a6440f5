package dev.lightup.functions.fjordhandel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Grade;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Cause;
import dev.lightup.domain.state.SubscriptionState;
import dev.lightup.functions.apply.Apply;
import dev.lightup.functions.apply.ApplyOutcome;
import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.receive.Answer;
import dev.lightup.functions.receive.Receive;
import dev.lightup.functions.receive.Sender;
import dev.lightup.functions.receive.Stage;
import dev.lightup.functions.tryout.Try;
import dev.lightup.ledger.LocalDynamo;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.format.SenderRoom;
import dev.lightup.senders.http.ByteString;
import dev.lightup.senders.signature.SigningKey;
import dev.lightup.senders.signature.SigningKeys;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A sender that nobody foresaw: its own signature, words, payload and answers lie in this package, and one line of a register knows them. Nothing
/// else of the product was written for it.
class FjordhandelTest {
    private static final String ENDPOINT = "ep_fjordhandel";
    private static final KeyPair OLD = FjordhandelSignature.pair();
    private static final KeyPair NEW = FjordhandelSignature.pair();
    private static final KeyPair NOBODYS = FjordhandelSignature.pair();

    @RegisterExtension
    final LocalDynamo dynamo = new LocalDynamo();

    private final FjordhandelSignature signature = new FjordhandelSignature();
    private final Formats formats = Formats.with(Stage.clock(),
            List.of(SenderRoom.of(new FjordhandelWords(), _ -> new FjordhandelFormat(signature))));
    private final Known directory = new Known();
    private Receive receive = receive("none");

    @BeforeEach
    void open() {
        receive = receive(dynamo.table());
    }

    private Receive receive(String table) {
        return new Receive(dynamo.client(), table, directory, formats, Stage.clock());
    }

    /// The stage, with this sender's endpoint, whose keys were rotated after it was read.
    private static final class Known implements Directory {
        private final Stage stage = new Stage();
        private final List<String> asked = new ArrayList<>();

        Known() {
            stage.add(endpoint(ENDPOINT, OLD, true));
            stage.add(endpoint("ep_fjord_off", OLD, false));
        }

        static Endpoint endpoint(String id, KeyPair pair, boolean enabled) {
            var key = new SigningKey.Public("k1",
                    SigningKeys.publicKeyInfo(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())),
                    SigningKey.Validity.ALWAYS);
            return new Endpoint(id, "nordvik", "fjordhandel", List.of(key),
                    Endpoint.Scope.of(List.of("/nordvik/fjord")), List.of(), enabled, Optional.empty());
        }

        @Override
        public Optional<Endpoint> endpoint(String id) {
            asked.add("endpoint");
            return stage.endpoint(id);
        }

        @Override
        public Optional<Endpoint> afterMismatch(String id) {
            asked.add("afterMismatch");
            return id.equals(ENDPOINT) ? Optional.of(endpoint(ENDPOINT, NEW, true)) : stage.afterMismatch(id);
        }

        @Override
        public Tenant tenant(String id) {
            return stage.tenant(id);
        }

        @Override
        public void forget() {
            stage.forget();
        }
    }

    private static String delivery(String ref, String status) {
        return """
                {"ref":"%s","tid":"2026-03-02T09:30:00Z","abonnement":"S-1","forhandler":"A-7","kunde":"C-19",\
                "navn":"Fjord Bakery","vare":"M365-BP","plasser":12,"tilstand":"%s"}""".formatted(ref, status);
    }

    private static Sender unsigned(String endpoint, String body) {
        return Sender.to(endpoint, Stage.secretOf(Stage.NORDVIK), Stage.NOW)
                .media("application/json")
                .body(body)
                .without("webhook-id")
                .without("webhook-timestamp")
                .without("webhook-signature");
    }

    private static Sender signed(String endpoint, PrivateKey key, String body) {
        return unsigned(endpoint, body).header("fjord-delivery", "d-1")
                .header("fjord-signature", FjordhandelSignature.sign(key, "d-1", ByteString.utf8(body).array()));
    }

    private Answer post(Sender sender) {
        return directory.stage.call(receive, sender.bytes());
    }

    private RawEvent stored(Answer answer) {
        RawKey.Shelf shelf = answer.receipt().startsWith("e") ? RawKey.Shelf.EVENT : RawKey.Shelf.QUARANTINE;
        return dynamo.ledger()
                .rawEvents()
                .find(new RawKey("nordvik", shelf, answer.receipt().substring(1)))
                .orElseThrow();
    }

    private SubscriptionState folded(Answer answer) {
        assertThat(Apply.applying(dynamo.ledger(), directory, formats, _ -> {}, Stage.clock())
                .apply(List.of(stored(answer)))
                .values()).containsOnly(new ApplyOutcome.Applied());
        return (SubscriptionState) dynamo.ledger()
                .subjects()
                .state("nordvik", new Subject(Subject.Kind.SUBSCRIPTION, "S-1"))
                .orElseThrow()
                .folded()
                .current()
                .state();
    }

    @Test
    void whatItSignsIsStoredWithItsNamesAsTokensAndFoldedByItsWords() {
        Answer answer = post(signed(ENDPOINT, OLD.getPrivate(), delivery("f-1", "FJ/Løper")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.status(0)).isEqualTo("accepted");
        RawEvent raw = stored(answer);
        assertThat(raw.format()).isEqualTo("fjordhandel");
        assertThat(raw.grade()).isEqualTo(Grade.B);
        assertThat(raw.body()).doesNotContain("Bakery");

        SubscriptionState state = folded(answer);
        assertThat(state.listed().orElseThrow().mapped()).isEqualTo(SubscriptionState.Status.ACTIVE);
        assertThat(state.unmapped()).isEmpty();
        assertThat(folded(post(signed(ENDPOINT, OLD.getPrivate(), delivery("f-2", "flyter")))).unmapped())
                .containsExactly("flyter");
    }

    @Test
    void itsReasonCodesAreAmongThoseThatPagesRead() {
        assertThat(formats.vocabulary().reasons().cause().meaning("fj/ubetalt")).contains(Cause.PAYMENT);
    }

    @Test
    void aBadSignatureAnUnknownADisabledAndAnotherKindOfEndpointGetOneAnswerForOneAmountOfWork() {
        String body = delivery("f-1", "løper");
        Answer bad = post(signed(ENDPOINT, NOBODYS.getPrivate(), body));
        assertThat(bad.statusCode()).isEqualTo(401);
        assertThat(bad.json().text("detail")).contains("no key of Fjordhandel fits");
        directory.asked.clear();
        for (String endpoint : List.of("ep_nobody", "ep_fjord_off", Stage.NORDVIK, Stage.NORDVIK_FILES)) {
            int before = signature.checks();
            Answer answer = post(signed(endpoint, OLD.getPrivate(), body));
            assertThat(answer).as(endpoint).isEqualTo(bad);
            assertThat(signature.checks() - before).as(endpoint).isEqualTo(2);
        }
        assertThat(directory.asked).containsExactly("endpoint", "afterMismatch", "endpoint", "afterMismatch",
                "endpoint", "afterMismatch", "endpoint", "afterMismatch");
        assertThat(dynamo.plainClient().scan(r -> r.tableName(dynamo.table())).items()).isEmpty();
    }

    @Test
    void whoSignsAsOthersDoIsJudgedAsOthersAre() {
        int before = signature.checks();
        Answer answer = post(Sender.to(ENDPOINT, Stage.secretOf(ENDPOINT), Stage.NOW).media("application/json"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer).isEqualTo(
                post(Sender.to(Stage.NORDVIK, Stage.secretOf(ENDPOINT), Stage.NOW).media("application/json")));
        assertThat(signature.checks()).isEqualTo(before);
    }

    @Test
    void aMalformedSignatureIsRefusedBeforeAnythingIsLookedUp() {
        Answer answer = post(unsigned(ENDPOINT, "{}").header("fjord-delivery", "d-1").header("fjord-signature", "?"));
        assertThat(answer.problem()).contains("header-malformed");
        assertThat(directory.asked).isEmpty();
    }

    @Test
    void aRotatedKeyIsFoundAndWhoDidNotSignIsNotLookedForAgain() {
        assertThat(post(signed(ENDPOINT, NEW.getPrivate(), delivery("f-1", "løper"))).status(0)).isEqualTo("accepted");
        assertThat(directory.asked).containsExactly("endpoint", "afterMismatch");
        directory.asked.clear();
        assertThat(post(unsigned(ENDPOINT, delivery("f-1", "løper"))).statusCode()).isEqualTo(401);
        assertThat(directory.asked).containsExactly("endpoint");
    }

    @Test
    void whatIsNotUnderstoodOrConflictsIsPutAsideAndAnswered200() {
        for (String body : List.of("not json", "{\"ref\":\"f-1\"}")) {
            Answer answer = post(signed(ENDPOINT, OLD.getPrivate(), body));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.status(0)).isEqualTo("quarantined");
            assertThat(answer.event(0).get("problem")).isPresent();
            assertThat(stored(answer).standing()).isEqualTo(RawEvent.Standing.QUARANTINED);
        }
        post(signed(ENDPOINT, OLD.getPrivate(), delivery("f-1", "løper")));
        Answer other = post(signed(ENDPOINT, OLD.getPrivate(), delivery("f-1", "hviler")));
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.status(0)).isEqualTo("conflict");
    }

    @Test
    void itIsTriedOutLikeAnyOther() {
        var trial = new Try(dynamo.client(), dynamo.table(), directory, formats, Stage.clock());
        Sender sender = signed(ENDPOINT, OLD.getPrivate(), delivery("f-1", "løper"));
        Answer answer = directory.stage.call(trial, sender.path("/v1/hooks/" + ENDPOINT + "/try").bytes());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"would\":\"accepted\"", "\"canonicalEvents\":2");
    }
}
