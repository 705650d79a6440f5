package dev.lightup.local.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lightup.local.cli.InvitedReaders;
import dev.lightup.local.folder.ConnectionFile.ReaderAccess;
import dev.lightup.local.stack.EmbeddedStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The links that `demo` and `dev --doors` print.
@ExtendWith(SharedSite.class)
class InvitedReadersTest {
    @Test
    void bothSidesOfAnAccountGetALinkThatLeadsToTheirPages(ShutSite site) throws Exception {
        EmbeddedStack stack = site.stack();
        var invited = new InvitedReaders(stack);
        ReaderAccess manager = invited.manager("nordvik");
        ReaderAccess owner = invited.owner("nordvik", "NV-1", "Søndre & Sønner AS");
        assertThat(owner.address()).isEqualTo("owner@s-ndre-s-nner-as.example");
        assertThat(manager.page()).isEqualTo(stack.running().site() + stack.published().path("nordvik"));
        assertThat(owner.page()).isEqualTo(stack.running().site() + stack.published().path("nordvik", "NV-1"));
        assertThat(get(owner.link())).contains("Søndre &amp; Sønner AS at Nordvik Lisenshandel", owner.address());
        assertThat(get(owner.page())).contains("/enter/renew");
        JsonNode ready = new ObjectMapper().readTree(stack.running().ready(List.of(manager, owner)));
        assertThat(ready.at("/readers/1/link").asText()).isEqualTo(owner.link());
        assertThat(ready.at("/readers/0/page").asText()).isEqualTo(manager.page());
    }

    private static String get(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
