package dev.lightup.local.cli.setup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lightup.functions.directory.ColumnMaps;
import dev.lightup.json.codec.Codec;
import dev.lightup.local.cli.common.CommandFailure;
import dev.lightup.local.cli.common.ExitCodes;
import dev.lightup.local.cli.common.TextFiles;
import java.nio.file.Path;

/// Column maps in a file.
final class MapFile {
    private MapFile() {}

    /// The maps as they are written, one or several.
    ///
    /// @throws CommandFailure that names what is wrong with one
    static ArrayNode read(Path file) {
        try {
            ArrayNode maps = JsonNodeFactory.instance.arrayNode();
            ColumnMaps.documents(TextFiles.bytes(file)).forEach(map -> maps.add(TextFiles.tree(Codec.text(map))));
            return maps;
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCodes.REFUSED, file + ": " + e.getMessage());
        }
    }
}
