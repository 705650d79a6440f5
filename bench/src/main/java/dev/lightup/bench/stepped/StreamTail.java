package dev.lightup.bench.stepped;

import dev.lightup.local.stream.ShardPosition;
import dev.lightup.local.stream.StreamShards;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// The end of a table's stream: what was written since it was last asked. Not for concurrent use.
final class StreamTail {
    private static final int PAGE = 1_000;

    private final StreamShards shards;
    private final Map<String, Optional<String>> places = new TreeMap<>();

    StreamTail(StreamShards shards) {
        this.shards = shards;
    }

    List<Record> news() {
        var news = new ArrayList<Record>();
        shards.list().stream().map(StreamShards.Shard::id).sorted().forEach(shard -> {
            Optional<String> place = places.computeIfAbsent(shard,
                    id -> Optional.of(shards.iterator(id, new ShardPosition.Start())));
            boolean more = true;
            while (more && place.isPresent()) {
                StreamShards.Page page = shards.read(place.get(), PAGE);
                news.addAll(page.records());
                place = page.next();
                more = !page.records().isEmpty();
            }
            places.put(shard, place);
        });
        return news;
    }
}
