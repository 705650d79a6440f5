package dev.lightup.functions.mail;

import dev.lightup.json.Json;
import dev.lightup.ledger.invoke.SignedPost;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Mail by SES, `SendEmail` of its second version. A refused call is not repeated: whoever waits for the letter asks again. Thread-safe.
public final class SesMail implements MailPost {
    /// Where SES takes it, below the service's address.
    public static final String PATH = "/v2/email/outbound-emails";

    private static final int SENT = 200;

    private final SignedPost post;

    /// @param post to SES's outbound mail
    public SesMail(SignedPost post) {
        this.post = post;
    }

    @Override
    public void send(String from, MailLetter letter) {
        var simple = new Json.Obj(Map.of("Subject", text(letter.subject())))
                .with("Body", new Json.Obj(Map.of("Text", text(letter.text()))));
        var request = new Json.Obj(Map.of("FromEmailAddress", new Json.Str(from)))
                .with("Destination", new Json.Obj(
                        Map.of("ToAddresses", new Json.Arr(List.of(new Json.Str(letter.to().text()))))))
                .with("Content", new Json.Obj(Map.of("Simple", simple)));
        int status = post.send(request.write().getBytes(StandardCharsets.UTF_8), Map.of());
        if (status != SENT) {
            throw new IllegalStateException("a letter was not sent: status " + status);
        }
    }

    private static Json text(String data) {
        return new Json.Obj(Map.of("Data", new Json.Str(data))).with("Charset", new Json.Str("UTF-8"));
    }
}
