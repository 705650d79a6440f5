package dev.lightup.local.stack;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.functions.admin.Admin;
import dev.lightup.functions.apply.Apply;
import dev.lightup.functions.apply.ImportRequests;
import dev.lightup.functions.enter.Enter;
import dev.lightup.functions.enter.EvenTime;
import dev.lightup.functions.enter.SettingsSource;
import dev.lightup.functions.handin.HandIn;
import dev.lightup.functions.byhand.HandInAnswer;
import dev.lightup.functions.byhand.HandInPost;
import dev.lightup.functions.importing.Import;
import dev.lightup.functions.leaving.AskedPages;
import dev.lightup.functions.leaving.LeavingPages;
import dev.lightup.functions.mail.MailPost;
import dev.lightup.functions.rebuild.Rebuild;
import dev.lightup.functions.receive.Receive;
import dev.lightup.functions.sweep.Sweep;
import dev.lightup.functions.tryout.Try;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.invoke.PublishRequests;
import dev.lightup.ledger.key.Unit;
import dev.lightup.local.cloud.FunctionClients;
import dev.lightup.local.invoke.EventInvocations;
import dev.lightup.local.invoke.FunctionLog;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.invoke.LambdaFunction;
import dev.lightup.local.invoke.LocalFunction;
import dev.lightup.senders.http.ByteString;
import dev.lightup.site.publish.Publish;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The composition root: the deployment's handlers, by the logical ids of the template, with this machine's collaborators.
final class StackHandlers {
    static final String RECEIVE = "ReceiveFunction";
    static final String TRY = "TryFunction";
    static final String APPLY = "ApplyFunction";
    static final String IMPORT = "ImportFunction";
    static final String PUBLISH = "PublishFunction";
    static final String PUBLISH_UNITS = "PublishUnitsFunction";
    static final String SWEEP = "SweepFunction";
    static final String REBUILD = "RebuildFunction";
    static final String ADMIN = "AdminFunction";
    static final String ENTER = "EnterFunction";
    static final String HAND_IN = "HandInFunction";

    private final FunctionClients with;
    private final String table;
    private final SettingsSource settings;
    private final MailPost mail;
    private final InstantSource clock;

    StackHandlers(FunctionClients with, String table, SettingsSource settings, MailPost mail, InstantSource clock) {
        this.with = with;
        this.table = table;
        this.settings = settings;
        this.mail = mail;
        this.clock = clock;
    }

    Map<String, LambdaFunction> functions(SamTemplate template, FunctionLog log, EventInvocations events) {
        LambdaFunction units = function(PUBLISH_UNITS,
                new Publish(with.dynamo(PUBLISH_UNITS), table, with.bucket(PUBLISH_UNITS), clock), template, log);
        PublishRequests publishing = wanted -> events.accept(units, request(wanted));
        LambdaFunction publish = function(PUBLISH, new Publish(with.dynamo(PUBLISH), table, with.bucket(PUBLISH), clock,
                with.publishing(PUBLISH, publishing)), template, log);
        LambdaFunction importing = function(IMPORT,
                new Import(with.dynamo(IMPORT), table, with.directory(IMPORT), with.uploads(IMPORT), clock), template,
                log);
        LambdaFunction handIn = function(HAND_IN,
                new HandIn(with.dynamo(HAND_IN), table, with.directory(HAND_IN), with.directoryStore(HAND_IN), clock),
                template,
                log);
        ImportRequests imports = tenant -> events.accept(importing, request(tenant));
        return List
                .of(publish, units, importing, handIn,
                        function(RECEIVE,
                                new Receive(with.dynamo(RECEIVE), table, with.directory(RECEIVE), with.uploads(RECEIVE),
                                        clock),
                                template, log),
                        function(TRY, new Try(with.dynamo(TRY), table, with.directory(TRY), clock), template, log),
                        function(APPLY, new Apply(with.dynamo(APPLY), table, with.directory(APPLY),
                                with.imports(APPLY, imports), clock), template, log),
                        function(REBUILD, new Rebuild(with.dynamo(REBUILD), table, with.directory(REBUILD), clock),
                                template, log),
                        function(ADMIN, new Admin(with.dynamo(ADMIN), table, with.directory(ADMIN),
                                with.directoryStore(ADMIN), with.uploads(ADMIN), leaving(units), clock), template, log),
                        function(ENTER, new Enter(with.dynamo(ENTER), table, settings, mail, handingIn(handIn),
                                new EvenTime(Duration.ZERO), clock), template, log),
                        function(SWEEP, new Sweep(with.dynamo(SWEEP), table, with.directory(SWEEP), clock,
                                with.publishing(SWEEP, publishing),
                                with.imports(SWEEP, imports)), template, log))
                .stream()
                .collect(Collectors.toUnmodifiableMap(LambdaFunction::name, Function.identity()));
    }

    private LambdaFunction function(String name, RequestStreamHandler handler, SamTemplate template, FunctionLog log) {
        // time that is left is real, whatever hour the handlers are told
        return new LocalFunction(name, handler, template.timeout(name), InstantSource.system(), log);
    }

    /// Hands files to the function that takes them, and waits.
    private static HandInPost handingIn(LambdaFunction function) {
        return asked -> switch (function.invoke(ByteString.of(Codec.write(asked)))) {
            case InvocationOutcome.Answered(ByteString payload) -> Codec.read(HandInAnswer.class, payload.array());
            case InvocationOutcome.Failed(String type, String _) ->
                throw new IllegalStateException(HAND_IN + " failed: " + type);
        };
    }

    /// Has the publishing function keep and erase pages, and waits.
    private static LeavingPages leaving(LambdaFunction function) {
        return new AskedPages(asked -> switch (function.invoke(ByteString.of(asked))) {
            case InvocationOutcome.Answered(ByteString payload) -> payload.text();
            case InvocationOutcome.Failed(String type, String _) ->
                throw new IllegalStateException(PUBLISH_UNITS + " failed: " + type);
        });
    }

    /// What asks for a lane on AWS.
    static ByteString request(String tenant) {
        return ByteString.utf8(JsonNodeFactory.instance.objectNode().put("tenant", tenant).toString());
    }

    /// What S3 tells the function that reads files in of one that came.
    static ByteString uploaded(String path) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.putObject("detail").putObject("object").put("key", path);
        return ByteString.utf8(told.toString());
    }

    /// What the publishing function is sent on AWS.
    private static ByteString request(List<Unit> units) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ArrayNode list = request.putArray("units");
        units.forEach(unit -> list.add(unit.toString()));
        request.put("inLane", true);
        return ByteString.utf8(request.toString());
    }
}
