package dev.lightup.senders.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightup.domain.event.Entry;
import dev.lightup.domain.event.Grade;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.ColumnMap;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.endpoint.RowRules;
import dev.lightup.senders.export.column.ExportField;
import dev.lightup.senders.format.UploadFormat;
import dev.lightup.senders.http.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What was kept of a file that was uploaded.
final class CutUpload implements UploadFormat.KeptRows {
    static final Instant RECEIVED = Instant.parse("2026-11-28T12:00:00Z");
    static final Instant ARRIVED = RECEIVED.plusSeconds(1_200);
    static final ByteString KEY = ByteString.of(new byte[32]);

    private final UploadFormat uploads;
    private final RawEvent announced;
    final Map<Integer, StringBuilder> rows = new HashMap<>();
    final Map<String, String> labels = new TreeMap<>();
    final UploadFormat.Cut cut;

    /// @param size what was announced: it decides into how many pieces the file is cut
    CutUpload(UploadFormat uploads, Endpoint endpoint, byte[] file, long size) {
        this.uploads = uploads;
        var begin = new SnapshotBegin("0".repeat(64), size, RECEIVED, Optional.empty(), Optional.empty());
        announced = raw(Codec.text(begin)).with(new RawEvent.FileApart("uploads/nordvik/0", begin.sha256(), size));
        try {
            UploadFormat.Cut first = uploads.cut(announced, KEY, endpoint, new ByteArrayInputStream(file),
                    this);
            cut = first instanceof UploadFormat.Cut.Rows(int _, String how)
                    ? uploads.whole(announced, ARRIVED, how, this::rows)
                    : first;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String rows(int piece) {
        return rows.getOrDefault(piece, new StringBuilder()).toString();
    }

    @Override
    public void begin(String shape, int pieces) {
        assertThat(rows).isEmpty();
    }

    @Override
    public void labels(List<PersonalLabel.Clear> some) {
        some.forEach(label -> assertThat(labels.put(label.token(), label.value())).as("told once").isNull());
    }

    @Override
    public void row(int piece, String line) {
        rows.computeIfAbsent(piece, _ -> new StringBuilder()).append(line);
    }

    List<Entry> entries() {
        var read = (UploadFormat.Cut.Rows) cut;
        List<Entry> entries = new ArrayList<>();
        entries.add(uploads.begun(announced, read.how()));
        for (int piece = 0; piece < read.pieces(); piece++) {
            entries.addAll(uploads.piece(announced, read.how(), piece, rows(piece)));
        }
        entries.addAll(uploads.end(announced, read.how()));
        return entries;
    }

    String report() {
        return uploads.report(((UploadFormat.Cut.Rows) cut).how()).toString();
    }

    String refusal() {
        return ((UploadFormat.Cut.Refused) cut).problem().detail();
    }

    static ColumnMap columns(ColumnMap.Feed feed) {
        Map<String, String> map = ExportField.fields(feed)
                .stream()
                .filter(field -> field != ExportField.AS_OF)
                .collect(Collectors.toMap(ExportField::word, ExportField::word, (one, _) -> one, TreeMap::new));
        return new ColumnMap(1, feed, Optional.of("asOf"), map, Optional.empty(),
                new RowRules(Map.of(), Map.of(), Map.of("On", feed == ColumnMap.Feed.SEATS ? "active" : "fulfilled"),
                        Map.of(), Optional.empty(), false));
    }

    static Endpoint endpoint(ColumnMap.Feed feed, Optional<String> zone) {
        return new Endpoint("ep_files", "nordvik", "export", List.of(), Endpoint.Scope.of(List.of("/nordvik/files")),
                List.of(columns(feed)), true, zone);
    }

    static RawEvent raw(String body) {
        return new RawEvent(RawKey.of("nordvik", "/nordvik/files", "0001-1"), "ep_files", "/nordvik/files", "0001-1",
                "export", 1, "application/json", RECEIVED, Grade.A, "k1", "mac", "request", "e1",
                RawEvent.Standing.ACCEPTED, Optional.empty(), Optional.empty(), Optional.of("Europe/Oslo"), body);
    }
}
