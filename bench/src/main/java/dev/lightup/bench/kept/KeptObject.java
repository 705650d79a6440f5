package dev.lightup.bench.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lightup.senders.http.ByteString;
import dev.lightup.site.bucket.Bucket;
import dev.lightup.site.bucket.DirectoryBucket;
import dev.lightup.site.bucket.ObjectContent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// One object of the bucket.
///
/// @param path where it lies
/// @param rev the run that wrote it
/// @param contentType what it is served as
/// @param bytes what it is
record KeptObject(String path, long rev, String contentType, ByteString bytes) {
    /// All objects of a bucket, by path.
    static List<KeptObject> all(DirectoryBucket bucket) {
        var objects = new ArrayList<KeptObject>();
        Deque<String> folders = new ArrayDeque<>(List.of(""));
        while (!folders.isEmpty()) {
            Bucket.Listing listing = bucket.list(folders.pop());
            folders.addAll(listing.folders());
            listing.objects().forEach(path -> objects.add(of(bucket, path)));
        }
        objects.sort(Comparator.comparing(KeptObject::path));
        return List.copyOf(objects);
    }

    private static KeptObject of(DirectoryBucket bucket, String path) {
        return new KeptObject(path, bucket.head(path).orElseThrow().rev(), bucket.contentType(path).orElseThrow(),
                ByteString.of(bucket.get(path).orElseThrow()));
    }

    /// Puts it where nothing is.
    void into(Bucket bucket) {
        if (bucket.put(path, contentType, bytes.array(), rev,
                new Bucket.Condition.IfNoneMatch()) instanceof Bucket.Put.Refused) {
            throw new IllegalStateException("something lies at " + path + " already");
        }
    }

    /// A page is kept as its text, which compresses well and can be looked at; anything else as base64.
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("path", path)
                .put("rev", rev)
                .put("type", contentType)
                .put("hash", ObjectContent.hash(bytes.array()));
        return ByteString.utf8(bytes.text()).equals(bytes)
                ? json.put("text", bytes.text())
                : json.put("base64", Base64.getEncoder().encodeToString(bytes.array()));
    }

    /// @throws IllegalStateException when the bytes are not those that were kept
    static KeptObject read(JsonNode json) {
        ByteString bytes = json.has("text")
                ? ByteString.utf8(json.path("text").asText())
                : ByteString.of(Base64.getDecoder().decode(json.path("base64").asText()));
        var object = new KeptObject(json.path("path").asText(), json.path("rev").asLong(), json.path("type").asText(),
                bytes);
        if (!ObjectContent.hash(bytes.array()).equals(json.path("hash").asText())) {
            throw new IllegalStateException("the kept object " + object.path() + " is not what was kept");
        }
        return object;
    }
}
