package dev.lightup.site.parts;

import dev.lightup.site.words.StateTag;
import java.util.List;

/// Where something stands, and what else a reader of its row should know.
public record NotedState(StateTag state, List<String> notes) {}
