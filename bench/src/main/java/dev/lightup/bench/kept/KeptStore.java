package dev.lightup.bench.kept;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.bench.stepped.SteppedStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a release keeps, whole: every item of its table and every object of its bucket, at one moment. In a folder it is three files:
/// `about.json`, `items.jsonl.gz` and `objects.jsonl.gz`, an item or an object a line, sorted by key.
///
/// @param release whose code wrote it
/// @param at the clock when it was written
/// @param types the event types in its log
/// @param items by partition and sort key
/// @param objects by path
record KeptStore(
        String release,
        Instant at,
        SortedSet<String> types,
        List<Map<String, AttributeValue>> items,
        List<KeptObject> objects) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ABOUT = "about.json";
    private static final String ITEMS = "items.jsonl.gz";
    private static final String OBJECTS = "objects.jsonl.gz";

    KeptStore {
        types = new TreeSet<>(types);
        items = List.copyOf(items);
        objects = List.copyOf(objects);
    }

    /// Writes it into a folder that holds no other: what a release has kept is never written anew.
    void write(Path folder) {
        ObjectNode about = JsonNodeFactory.instance.objectNode().put("release", release).put("at", at.toString());
        about.put("items", items.size()).put("objects", objects.size());
        types.forEach(about.putArray("types")::add);
        try {
            Files.createDirectories(folder);
            if (Files.exists(folder.resolve(ABOUT))) {
                throw new IllegalStateException(folder + " holds a kept store already");
            }
            GzipLines.write(folder.resolve(ITEMS),
                    items.stream().map(item -> ItemJson.write(item).toString()).toList());
            GzipLines.write(folder.resolve(OBJECTS),
                    objects.stream().map(object -> object.json().toString()).toList());
            Files.writeString(folder.resolve(ABOUT), about.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + folder, e);
        }
    }

    /// The store that a folder holds.
    static KeptStore read(Path folder) {
        try {
            JsonNode about = JSON.readTree(folder.resolve(ABOUT).toFile());
            var types = new TreeSet<String>();
            about.path("types").forEach(type -> types.add(type.asText()));
            return new KeptStore(about.path("release").asText(), Instant.parse(about.path("at").asText()), types,
                    lines(folder.resolve(ITEMS)).stream().map(ItemJson::read).toList(),
                    lines(folder.resolve(OBJECTS)).stream().map(KeptObject::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static List<JsonNode> lines(Path file) throws JsonProcessingException {
        var lines = new ArrayList<JsonNode>();
        for (String line : GzipLines.read(file)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /// A stack that goes on where this store stands, by the clock as it stood then. The stream has told all that is in it.
    ///
    /// @param site an empty folder
    SteppedStack opened(Path site) {
        var stack = new SteppedStack(site, at, items);
        objects.forEach(object -> object.into(stack.bucket()));
        return stack;
    }
}
