package dev.lightup.functions.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.lightup.ledger.access.MailAddress;
import dev.lightup.ledger.invoke.SignedPost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// What SES is sent, by the shape that its documentation gives `SendEmail`.
class SesMailTest {
    private static final MailLetter LETTER = new MailLetter(new MailAddress("dana@fjordlys.example"), "Your link",
            "It works \"once\".\n");

    @Test
    void aLetterIsOneSignedRequestAndARefusalIsToldWithoutIt() throws IOException {
        var status = new AtomicReference<>(200);
        var seen = new AtomicReference<>("");
        HttpServer ses = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ses.createContext("/", exchange -> {
            try (exchange) {
                seen.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n"
                        + exchange.getRequestHeaders().getFirst("authorization") + "\n"
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(status.get(), -1);
            }
        });
        ses.start();
        try {
            MailPost post = new SesMail(new SignedPost(UrlConnectionHttpClient.create(),
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")), "eu-west-1", "ses",
                    URI.create("http://127.0.0.1:" + ses.getAddress().getPort()).resolve(SesMail.PATH)));
            post.send("Lightup <pages@pages.example>", LETTER);
            var lines = seen.get().lines().toList();
            assertThat(lines.get(0)).isEqualTo("POST /v2/email/outbound-emails");
            assertThat(lines.get(1)).contains("AWS4-HMAC-SHA256", "/eu-west-1/ses/aws4_request");
            assertThat(new ObjectMapper().readTree(lines.get(2))).isEqualTo(new ObjectMapper().readTree(
                    """
                            {"FromEmailAddress":"Lightup <pages@pages.example>","Destination":{"ToAddresses":["dana@fjordlys.example"]},
                            "Content":{"Simple":{"Subject":{"Data":"Your link","Charset":"UTF-8"},
                            "Body":{"Text":{"Data":"It works \\"once\\".\\n","Charset":"UTF-8"}}}}}"""));
            status.set(400);
            assertThatThrownBy(() -> post.send("x@pages.example", LETTER))
                    .hasMessage("a letter was not sent: status 400");
        } finally {
            ses.stop(0);
        }
    }
}
