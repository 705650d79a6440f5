package dev.lightup.functions.directory;

import dev.lightup.json.CodecException;
import dev.lightup.json.Json;
import dev.lightup.json.ReadResult;
import dev.lightup.json.codec.Codec;
import dev.lightup.senders.endpoint.ColumnMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Column maps by themselves, as they stand at an endpoint.
public final class ColumnMaps {
    private static final String NAME = "of the file";

    private record Several(List<EndpointDocument.ColumnsDocument> columns) {}

    private ColumnMaps() {}

    /// Reads one map, or an object whose `columns` are several.
    ///
    /// @throws IllegalArgumentException that says what is wrong
    public static List<ColumnMap> read(byte[] utf8) {
        return documents(utf8).stream().map(entry -> entry.columnsOf(NAME)).toList();
    }

    /// The same as they are written.
    ///
    /// @throws IllegalArgumentException that says what is wrong
    public static List<EndpointDocument.ColumnsDocument> documents(byte[] utf8) {
        if (!(Json.parse(utf8) instanceof ReadResult.Good<Json>(Json.Obj whole, var _))) {
            throw new IllegalArgumentException("a column map is one JSON object");
        }
        MapNames.check(utf8);
        try {
            return whole.get("columns").isPresent()
                    ? Codec.read(Several.class, utf8).columns()
                    : List.of(Codec.read(EndpointDocument.ColumnsDocument.class, utf8));
        } catch (CodecException e) {
            throw new IllegalArgumentException("a column map has `feed` and `map`: " + e.getMessage(), e);
        }
    }

    /// One as it is written.
    ///
    /// @throws IllegalArgumentException that says what is wrong
    public static EndpointDocument.ColumnsDocument document(Json map) {
        return documents(new Json.Obj(Map.of("columns", new Json.Arr(List.of(map)))).write()
                .getBytes(StandardCharsets.UTF_8)).getFirst();
    }
}
