package dev.lightup.functions.directory;

import dev.lightup.json.CodecException;
import dev.lightup.json.Json;
import dev.lightup.json.ReadResult;
import dev.lightup.json.codec.Codec;
import dev.lightup.senders.endpoint.ColumnMap;
import java.util.List;

/// Column maps by themselves, as they stand at an endpoint.
public final class ColumnMaps {
    private static final String NAME = "of the file";

    private record Several(List<DirectoryReader.ColumnsEntry> columns) {}

    private ColumnMaps() {}

    /// Reads one map, or an object whose `columns` are several.
    ///
    /// @throws IllegalArgumentException that says what is wrong
    public static List<ColumnMap> read(byte[] utf8) {
        if (!(Json.parse(utf8) instanceof ReadResult.Good<Json>(Json.Obj whole, var _))) {
            throw new IllegalArgumentException("a column map is one JSON object");
        }
        MapNames.check(utf8);
        try {
            List<DirectoryReader.ColumnsEntry> entries = whole.get("columns").isPresent()
                    ? Codec.read(Several.class, utf8).columns()
                    : List.of(Codec.read(DirectoryReader.ColumnsEntry.class, utf8));
            return entries.stream().map(entry -> entry.columnsOf(NAME)).toList();
        } catch (CodecException e) {
            throw new IllegalArgumentException("a column map has `feed` and `map`: " + e.getMessage(), e);
        }
    }
}
