package dev.lightup.senders.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.UsageFact;
import dev.lightup.domain.words.StatusWords;
import dev.lightup.json.Json;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.Tenant;
import dev.lightup.senders.format.AuthenticatedBody;
import dev.lightup.senders.format.ParseResult;
import dev.lightup.senders.format.ParsedEvent;
import dev.lightup.senders.http.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When a row was true: the column that the map names; else the file's own line; else the moment of sending (docs/senders/exports.md).
class OwnMomentTest {
    private static final Instant SENT = Instant.parse("2026-11-28T11:59:58Z");
    private static final Instant RECEIVED = Instant.parse("2026-11-28T12:00:00Z");
    private static final ColumnMap COLUMNS = new ColumnMap(1, ColumnMap.Feed.SEATS, Optional.of("Date"),
            Map.of("customer", "Customer", "sku", "SKU", "sold", "Seats"), Optional.of("dd.MM.yyyy"));
    private static final String ROWS = "Date;Customer;SKU;Seats\n19.11.2026;C-1;S;1\n;C-2;S;2\n";

    private static ParseResult.Single posted(String file, ColumnMap columns) {
        var endpoint = new Endpoint("ep_files", "nordvik", "export", List.of(),
                Endpoint.Scope.of(List.of("/nordvik/files")), List.of(columns), true, Optional.of("Europe/Oslo"));
        var delivery = new AuthenticatedBody(endpoint, new Tenant("nordvik", ByteString.of(new byte[32])),
                ExportFormat.CSV, "m1", SENT, RECEIVED, ByteString.of(file.getBytes(StandardCharsets.UTF_8)));
        return (ParseResult.Single) Formats.all(InstantSource.fixed(RECEIVED))
                .named("export")
                .orElseThrow()
                .read(delivery);
    }

    private static Map<String, Instant> moments(String file) {
        var event = (ParsedEvent.Event) posted(file, COLUMNS).item();
        Map<String, Instant> moments = new TreeMap<>();
        ExportRows.of(StoredExport.read(event.body()), "feed", StatusWords.own()).said().forEach(said -> {
            if (said.fact() instanceof UsageFact.Snapshot told) {
                moments.put(said.subject().id(), told.asOf());
            }
        });
        return moments;
    }

    /// Midnight in Oslo is 23:00 of the day before in UTC.
    @ParameterizedTest
    @CsvSource({"'# asOf: 2026-11-20\n',2026-11-19T23:00:00Z", "'# asOf: 20.11.2026;;;\n',2026-11-19T23:00:00Z",
        "'# asOf: 2026-11-20T08:00:00+01:00\n',2026-11-20T07:00:00Z", "'',2026-11-28T11:59:58Z"})
    void aRowThatDoesNotSayItIsOfTheFilesOwnMomentElseOfThatOfSending(String line, Instant expected) {
        assertThat(moments(line + ROWS)).isEqualTo(
                Map.of("C-1/S", Instant.parse("2026-11-18T23:00:00Z"), "C-2/S", expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-31", "soon", "2031-11-20", "1999-11-20"})
    void aLineThatNamesNoMomentRefusesTheFile(String moment) {
        ParseResult.Single refused = posted("# asOf: " + moment + "\n" + ROWS, COLUMNS);
        assertThat(((ParsedEvent.Unread) refused.item()).problem().type().code()).isEqualTo("as-of-invalid");
        assertThat(checked("# asOf: " + moment + "\n" + ROWS).write()).contains("\"fits\":false", "`# asOf:` line");
    }

    private static Json.Obj checked(String file) {
        return FileCheck.check(List.of(COLUMNS), ByteString.of(file.getBytes(StandardCharsets.UTF_8)), RECEIVED,
                StatusWords.own());
    }

    /// On one's own machine days are of UTC. Told is the newest moment that a row speaks of.
    @Test
    void theCheckOnOnesOwnMachineTellsIt() {
        assertThat(checked("# asOf: 2026-11-20\n" + ROWS).write()).contains("\"asOf\":\"2026-11-20T00:00:00.000Z\"");
    }
}
