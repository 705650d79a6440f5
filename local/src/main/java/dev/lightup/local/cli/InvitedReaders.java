package dev.lightup.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.demo.channel.StoryDistributor;
import dev.lightup.local.folder.ConnectionFile.ReaderAccess;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Invites the readers of a stack that begins, as an operator would.
public final class InvitedReaders {
    private static final String ADMIN = "AdminFunction";

    private final EmbeddedStack stack;

    public InvitedReaders(EmbeddedStack stack) {
        this.stack = stack;
    }

    /// A distributor's channel manager, who reads all its pages.
    public ReaderAccess manager(String tenant) {
        return invited(tenant, Optional.empty(), "manager@" + tenant + ".example",
                name(tenant) + ", its channel manager");
    }

    /// The owner of a partner, who reads the partner's account.
    public ReaderAccess owner(String tenant, String account, String partner) {
        String host = partner.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return invited(tenant, Optional.of(account), "owner@" + (host.isEmpty() ? "partner" : host) + ".example",
                partner + " at " + name(tenant));
    }

    /// A distributor of the story by its name, another by its tenant.
    private static String name(String tenant) {
        return Stream.of(StoryDistributor.values())
                .filter(one -> one.tenant().equals(tenant))
                .map(StoryDistributor::title)
                .findFirst()
                .orElse(tenant);
    }

    private ReaderAccess invited(String tenant, Optional<String> account, String address, String title) {
        ObjectNode request = JsonNodeFactory.instance.objectNode()
                .put("command", "invite")
                .put("tenant", tenant)
                .put("address", address)
                .put("title", title);
        account.ifPresent(id -> request.put("account", id));
        JsonNode answer = switch (stack.invoke(ADMIN, ByteString.utf8(request.toString()))) {
            case InvocationOutcome.Answered answered -> read(answered.payload());
            case InvocationOutcome.Failed failed ->
                throw new IllegalStateException("nobody was invited: " + failed.message());
        };
        if (!answer.path("answer").asText().equals("invited")) {
            throw new IllegalStateException("nobody was invited: " + answer);
        }
        return new ReaderAccess(title, address, stack.running().url() + answer.path("link").asText(),
                stack.running().url() + answer.path("page").asText());
    }

    private static JsonNode read(ByteString payload) {
        try {
            return new ObjectMapper().readTree(payload.array());
        } catch (IOException e) {
            throw new UncheckedIOException("the operator's function answered what is no JSON", e);
        }
    }
}
