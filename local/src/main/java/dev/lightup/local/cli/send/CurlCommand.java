package dev.lightup.local.cli.send;

import dev.lightup.demo.sending.StoryRequest;
import dev.lightup.local.folder.ConnectionFile.EndpointAccess;
import dev.lightup.senders.signature.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// A sending as a command that any shell with curl and openssl runs.
public final class CurlCommand {
    private CurlCommand() {}

    /// The command: it signs the body at the moment at which it runs.
    public static String of(StoryRequest sending, EndpointAccess endpoint) {
        String key = HexFormat.of().formatHex(SigningKeys.secret(endpoint.secret()).array());
        String body = new String(sending.body(), StandardCharsets.UTF_8);
        return """
                body=%s; id=%s; at=$(date +%%s); \\
                sig=$(printf '%%s.%%s.%%s' "$id" "$at" "$body" | openssl dgst -sha256 -mac HMAC -macopt hexkey:%s -binary | openssl base64 -A); \\
                curl -sS %s -H 'content-type: %s' -H "webhook-id: $id" -H "webhook-timestamp: $at" -H "webhook-signature: v1,$sig" --data-binary "$body"\
                """
                .formatted(quoted(body), quoted(sending.id()), key, endpoint.url(), sending.contentType());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
