package dev.lightup.functions.directory;

import dev.lightup.functions.Bytes;
import dev.lightup.functions.json.Json;
import dev.lightup.functions.json.JsonReader;
import dev.lightup.functions.signature.Key;
import dev.lightup.functions.signature.Keys;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads the directory's JSON objects. What is wrong is said by the name of the field, never with a secret.
final class DirectoryReader {
    private final JsonReader reader = JsonReader.trusting();

    /// A JSON object.
    Json.Obj object(byte[] utf8, String what) {
        return switch (reader.read(utf8)) {
            case JsonReader.Outcome.Read(Json.Obj object) -> object;
            case JsonReader.Outcome.Read _ -> throw new IllegalArgumentException(what + " is no JSON object");
            case JsonReader.Outcome.Refused(var _, String detail) ->
                throw new IllegalArgumentException(what + ": " + detail);
        };
    }

    Tenant tenant(Json.Obj object) {
        String id = required(object, "tenant", "a tenant");
        return new Tenant(id, Bytes.of(Base64.getDecoder().decode(required(object, "key", "tenant " + id))));
    }

    Endpoint endpoint(Json.Obj object) {
        String id = required(object, "endpoint", "an endpoint");
        String where = "endpoint " + id;
        return new Endpoint(id, required(object, "tenant", where), required(object, "format", where),
                objects(object, "keys").stream().map(key -> key(key, where)).toList(),
                strings(object, "sources"),
                objects(object, "columns").stream().map(columns -> columns(columns, where)).toList(),
                !(object.member("enabled").orElse(new Json.Bool(true)) instanceof Json.Bool(boolean on)) || on);
    }

    private static Key key(Json.Obj object, String where) {
        String id = required(object, "id", "a key of " + where);
        var validity = new Key.Validity(instant(object, "notBefore"), instant(object, "notAfter"));
        Optional<String> secret = object.text("secret");
        if (secret.isPresent()) {
            return new Key.Secret(id, Keys.secret(secret.get()), validity);
        }
        return new Key.Public(id, Keys.publicKey(required(object, "publicKey", "key " + id + " of " + where)),
                validity);
    }

    private static Columns columns(Json.Obj object, String where) {
        String feed = required(object, "feed", "columns of " + where);
        int version = object.member("version").orElse(new Json.Null()) instanceof Json.Num(var number)
                ? number.intValueExact()
                : 1;
        Map<String, String> map = new TreeMap<>();
        if (object.member("map").orElse(new Json.Null()) instanceof Json.Obj(var members)) {
            members.forEach((field, header) -> map.put(field, header.asText()
                    .orElseThrow(() -> new IllegalArgumentException("columns of " + where + ": a header is text"))));
        }
        Optional<String> dates = object.text("dates");
        return new Columns(version,
                Columns.Feed.parse(feed)
                        .orElseThrow(() -> new IllegalArgumentException("columns of " + where
                                + ": feed is `seats` or `orders`")),
                object.text("asOf"), map, dates);
    }

    private static String required(Json.Obj object, String name, String where) {
        return object.text(name).orElseThrow(() -> new IllegalArgumentException(where + " lacks `" + name + "`"));
    }

    private static Optional<Instant> instant(Json.Obj object, String name) {
        try {
            return object.text(name).map(Instant::parse);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("`" + name + "` of a key is no ISO time", e);
        }
    }

    /// The objects in an array member; none when it is absent.
    static List<Json.Obj> objects(Json.Obj object, String name) {
        return items(object, name).stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast).toList();
    }

    private static List<String> strings(Json.Obj object, String name) {
        return items(object, name).stream().flatMap(item -> item.asText().stream()).toList();
    }

    private static List<Json> items(Json.Obj object, String name) {
        return object.member(name).orElse(new Json.Null()) instanceof Json.Arr(var items) ? items : List.of();
    }
}
