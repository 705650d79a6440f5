package dev.lightup.functions.receive;

import dev.lightup.functions.http.ApiResponse;
import dev.lightup.senders.http.ApiRequest;
import java.util.Map;
import java.util.TreeMap;

/// Answers `OPTIONS`: the abuse-protection handshake of CloudEvents HTTP webhooks (section 4). Every path of an endpoint gives the same
/// consent, so it tells nothing; the callback that a sender offers is never called.
final class AbuseHandshake {
    private static final int OK = 200;
    /// Requests a minute that a sender may count on.
    private static final String RATE = "6000";

    private AbuseHandshake() {}

    static ApiResponse answer(ApiRequest request) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("allow", "OPTIONS, POST");
        if (request.headers().value("webhook-request-origin").filter(origin -> !origin.isBlank()).isPresent()) {
            headers.put("webhook-allowed-origin", "*");
            headers.put("webhook-allowed-rate", RATE);
        }
        return ApiResponse.empty(OK, headers);
    }
}
