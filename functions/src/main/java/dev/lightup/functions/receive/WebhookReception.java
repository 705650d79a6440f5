package dev.lightup.functions.receive;

import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.http.ApiResponse;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.json.Json;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.senders.Formats;
import dev.lightup.senders.format.ParseResult;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.http.CommonProblems;
import dev.lightup.senders.http.HttpProblem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The use case: verify, read, store once, answer. Everything after the signature is stored, so a 2xx says "kept". Thread-safe.
public final class WebhookReception {
    /// By then a file that was uploaded is kept, in seconds.
    private static final String ROOM = "60";

    private final RequestAuthenticator door;
    private final EventStore store;
    private final UploadDesk uploads;

    /// @param place where announced files are uploaded to
    public WebhookReception(
            Ledger ledger,
            Directory directory,
            Formats formats,
            UploadPlace place,
            InstantSource clock) {
        this.door = new RequestAuthenticator(directory, formats, clock);
        this.store = new EventStore(ledger);
        this.uploads = new UploadDesk(ledger, formats, place);
    }

    /// Receives a request.
    ///
    /// @param deadline a batch that would not end in time is cut short; its repeat finds the stored part
    public ApiResponse receive(HttpEdge.Call call, InvocationDeadline deadline) {
        return switch (door.pass(call.request(), call.endpoint())) {
            case RequestAuthenticator.Passage.Out(HttpProblem problem) -> ApiResponse.problem(problem);
            case RequestAuthenticator.Passage.In(AuthenticatedRequest admitted) -> switch (admitted.reading()) {
                case ParseResult.Single(ParsedEvent.Announcement item, Map<String, Json> _) when !uploads
                        .hasRoom(key(item, admitted)) ->
                    HttpEdge.retry(CommonProblems.TOO_MANY.because("at most " + UploadDesk.MOST_AWAITED
                            + " announced files are waited for at a time: upload those first"), ROOM);
                case ParseResult.Single(ParsedEvent.Announcement item, Map<String, Json> _) ->
                    single(item, admitted,
                            () -> uploads.tell(key(item, admitted), admitted.format().name(), item.file(),
                                    admitted.delivery().received()));
                case ParseResult.Single(ParsedEvent item, Map<String, Json> report) ->
                    single(item, admitted, () -> report);
                case ParseResult.Batch(List<ParsedEvent> items) -> batch(items, admitted, deadline);
            };
        };
    }

    /// @param report what else is told, asked for once it is stored
    private ApiResponse single(ParsedEvent item, AuthenticatedRequest admitted, Supplier<Map<String, Json>> report) {
        StoreResult stored = store.put(item, admitted, 0);
        return ReceiptAnswers.single(stored, beside(stored, item, admitted), report.get(), admitted.format());
    }

    private ApiResponse batch(List<ParsedEvent> items, AuthenticatedRequest admitted, InvocationDeadline deadline) {
        List<StoreResult> stored = new ArrayList<>();
        List<ReceiptAnswers.Beside> beside = new ArrayList<>();
        for (ParsedEvent item : items) {
            if (deadline.isNear()) {
                return HttpEdge.unavailable();
            }
            StoreResult result = store.put(item, admitted, stored.size());
            stored.add(result);
            beside.add(beside(result, item, admitted));
        }
        return ReceiptAnswers.batch(stored, beside, admitted);
    }

    private static RawKey key(ParsedEvent.Announcement item, AuthenticatedRequest admitted) {
        return RawKey.of(admitted.delivery().tenant().id(), item.event().source(), item.event().id());
    }

    private static ReceiptAnswers.Beside beside(StoreResult stored, ParsedEvent item, AuthenticatedRequest admitted) {
        return new ReceiptAnswers.Beside(ShownAt.of(item, admitted.delivery().tenant()),
                LeftOut.of(stored, item, admitted.delivery().endpoint()));
    }
}
