package dev.lightup.site.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.lightup.site.unit.UnitScope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Whether a page's twins can be read, and whether their links are the unit's.
public final class TwinCheck {
    /// The members of twins, and the columns of tables, that hold links or paths of ours. Every other one may hold a sender's words.
    public static final Set<String> LINKS = Set.of("$schema", "unit", "page");
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private TwinCheck() {}

    /// Why the bytes are not one JSON object, or one with somebody else's links.
    static List<String> faultsOfJson(byte[] bytes, UnitScope scope) {
        List<String> faults = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return List.of("json-no-object");
            }
            int depth = 1;
            while (depth > 0) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    return List.of("json-broken at byte " + bytes.length);
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.VALUE_STRING && isLink(parser)
                        && OpaqueIds.foreign(parser.getText(), scope).isPresent()) {
                    faults.add("json-link-names-another at byte " + parser.currentTokenLocation().getByteOffset());
                }
            }
            if (parser.nextToken() != null) {
                faults.add("json-goes-on at byte " + parser.currentTokenLocation().getByteOffset());
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return List.of("json-broken at byte " + (e.getLocation() == null ? 0 : e.getLocation().getByteOffset()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("bytes in memory cannot be read", e);
        }
        return faults;
    }

    private static boolean isLink(JsonParser parser) throws IOException {
        String name = parser.currentName();
        return name != null && LINKS.contains(name);
    }

    /// Why the text is not a CSV table (RFC 4180): every row has as many fields as the first, quotes are closed; or one with somebody
    /// else's links.
    static List<String> faultsOfCsv(String text, UnitScope scope) {
        List<String> faults = new ArrayList<>();
        List<String> head = List.of();
        List<String> row = new ArrayList<>();
        int number = 1;
        int field = text.startsWith("\ufeff") ? 1 : 0;
        boolean quoted = false;
        for (int i = field; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(text.substring(field, i));
                field = i + 1;
                if (c == '\n') {
                    head = number == 1 ? List.copyOf(row) : head;
                    if (row.size() != head.size()) {
                        return List.of("csv-row-length in row " + number);
                    }
                    links(head, row, number, scope, faults);
                    row.clear();
                    number++;
                }
            }
        }
        if (quoted) {
            return List.of("csv-quote-open");
        }
        if (!text.endsWith("\n")) {
            return List.of("csv-row-open");
        }
        return faults;
    }

    private static void links(List<String> head, List<String> row, int number, UnitScope scope, List<String> faults) {
        for (int column = 0; column < head.size(); column++) {
            if (LINKS.contains(head.get(column)) && OpaqueIds.foreign(row.get(column), scope).isPresent()) {
                faults.add("csv-link-names-another in row " + number + " column " + (column + 1));
            }
        }
    }
}
