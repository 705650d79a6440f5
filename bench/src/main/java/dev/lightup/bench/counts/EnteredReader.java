package dev.lightup.bench.counts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lightup.local.invoke.InvocationOutcome;
import dev.lightup.local.stack.EmbeddedStack;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// A reader of a distributor's own pages, let in by an invitation, who looks for numbers by the field on every page.
final class EnteredReader implements AutoCloseable {
    private final URI site;
    private final HttpClient browser = HttpClient.newHttpClient();
    private final CapacityUnits units;
    /// As a browser sends them, which takes this machine for safe without TLS; the JDK's does not.
    private String cookies = "";

    private EnteredReader(URI site, CapacityUnits units) {
        this.site = site;
        this.units = units;
    }

    static EnteredReader of(EmbeddedStack stack, String tenant, CapacityUnits units) {
        var reader = new EnteredReader(URI.create(stack.running().url()), units);
        reader.enter(stack, tenant);
        return reader;
    }

    private void enter(EmbeddedStack stack, String tenant) {
        String asked = JsonNodeFactory.instance.objectNode()
                .put("command", "invite")
                .put("tenant", tenant)
                .put("address", "manager@" + tenant + ".example")
                .toString();
        if (!(stack.invoke("AdminFunction", ByteString.utf8(asked)) instanceof InvocationOutcome.Answered answered)) {
            throw new IllegalStateException("nobody is invited");
        }
        HttpResponse<String> in = post(link(answered.payload()), "");
        if (in.statusCode() != 303) {
            throw new IllegalStateException("nobody is let in: " + in.statusCode());
        }
        cookies = in.headers()
                .allValues("set-cookie")
                .stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static String link(ByteString answer) {
        try {
            JsonNode invited = new ObjectMapper().readTree(answer.array());
            return invited.path("link").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What looking for a number cost.
    ///
    /// @param calls of the database that read, the session and what it opens included
    /// @param readUnits what the database counted for them
    /// @param milliseconds from the press to the answer that leads to the row
    record Found(double calls, double readUnits, double milliseconds) {}

    /// @throws IllegalStateException where the answer does not lead to a row
    Found find(String number) {
        double calls = of(CapacityUnits::reads);
        double read = of(CapacityUnits::read);
        long from = System.nanoTime();
        HttpResponse<String> answer = post("/enter/find", "q=" + number);
        double took = (System.nanoTime() - from) / 1e6;
        if (answer.statusCode() != 303 || !answer.headers().firstValue("location").orElse("").contains("#")) {
            throw new IllegalStateException(number + " was not found: " + answer.statusCode());
        }
        return new Found(of(CapacityUnits::reads) - calls, of(CapacityUnits::read) - read, took);
    }

    private double of(ToDoubleFunction<CapacityUnits> figure) {
        return figure.applyAsDouble(units);
    }

    private HttpResponse<String> post(String path, String form) {
        try {
            return browser.send(HttpRequest.newBuilder(site.resolve(path))
                    .header("origin", site.toString().replaceFirst("/$", ""))
                    .header("cookie", cookies)
                    .header("content-type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
