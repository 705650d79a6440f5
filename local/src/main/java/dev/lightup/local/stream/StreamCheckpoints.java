package dev.lightup.local.stream;

import java.util.Map;

/// Where a subscription keeps how far it has come, so that a restart continues there. One subscription, one keeper, one thread.
public interface StreamCheckpoints {
    /// The positions by shard; empty when nothing was kept, or for another stream.
    Map<String, ShardPosition> load(String stream);

    /// Keeps these positions, and forgets all others.
    void save(String stream, Map<String, ShardPosition> positions);
}
