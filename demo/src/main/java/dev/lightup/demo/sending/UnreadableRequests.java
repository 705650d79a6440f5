package dev.lightup.demo.sending;

import dev.lightup.demo.channel.ScenarioKind;
import dev.lightup.demo.channel.StoryDistributor;
import dev.lightup.demo.sending.StoryEvent.Odd;
import dev.lightup.demo.sending.StoryEvent.Plain;
import dev.lightup.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Requests that no receiver can understand, and that it must keep all the same.
public final class UnreadableRequests {
    private final EventRecorder diary;
    private int nth;

    public UnreadableRequests(EventRecorder diary) {
        this.diary = diary;
    }

    public void send(ScenarioKind trouble) {
        switch (trouble) {
            case UNKNOWN_TYPE -> {
                odd(trouble, own(), "subscription.repriced", "subscription/" + diary.account() + "-1",
                        data(Map.of("price", number(1_290), "currency", new Json.Str("EUR"))));
                odd(trouble, own(), "order.split", "order/" + diary.account() + "-2",
                        data(Map.of("into", new Json.Arr(List.of(new Json.Str("a"), new Json.Str("b"))))));
                odd(trouble, own(), "partner.tier_changed", "partner/" + diary.account(),
                        data(Map.of("tier", new Json.Str("gold"))));
            }
            case FOREIGN_SOURCE -> odd(trouble, stranger().source("commerce"), "order.cancelled",
                    "order/" + diary.account() + "-9", data(Map.of()));
            case MALFORMED -> malformed();
            default -> throw new IllegalArgumentException(trouble + " is nothing odd");
        }
    }

    private void malformed() {
        var trouble = ScenarioKind.MALFORMED;
        odd(trouble, own(), "subscription.quantity_changed", "subscription/" + diary.account() + "-3",
                data(Map.of("quantity", new Json.Str("forty"))));
        odd(trouble, own(), "order.submitted", "order/" + diary.account() + "-4",
                data(Map.of("lines", new Json.Str("12 x AWP-STD-1Y"))));
        odd(trouble, own(), "usage.snapshot", "order/" + diary.account() + "-5",
                data(Map.of("feed", new Json.Str("usage"))));
        plain("{\"specversion\":\"1.0\",\"id\":\"cut-off\",\"type\":\"order.acc");
        plain("<event type=\"order.accepted\"/>");
        plain("[]");
    }

    private String own() {
        return diary.house().source("commerce");
    }

    private StoryDistributor stranger() {
        return diary.house() == StoryDistributor.NORDVIK ? StoryDistributor.MERIDIAN : StoryDistributor.NORDVIK;
    }

    private void odd(ScenarioKind trouble, String source, String type, String subject, Json.Obj data) {
        Instant at = next();
        String id = diary.eventId();
        diary.repeat(new Odd(diary.house(), source, id, type, subject, at, at.plusSeconds(2), data));
        diary.note(trouble, Optional.of(diary.account()), id);
    }

    private void plain(String body) {
        String id = diary.eventId();
        diary.repeat(
                new Plain(diary.house(), StoryRequest.CANONICAL, id, next(), "application/cloudevents+json", body));
        diary.note(ScenarioKind.MALFORMED, Optional.of(diary.account()), id);
    }

    private Instant next() {
        return diary.calendar().workMoment(4.0 + 3 * nth++, diary.chance());
    }

    private Json.Obj data(Map<String, Json> properties) {
        var data = new LinkedHashMap<String, Json>();
        data.put("account", new Json.Str(diary.account()));
        data.putAll(properties);
        return new Json.Obj(data);
    }

    private static Json number(long value) {
        return new Json.Num(BigDecimal.valueOf(value));
    }
}
