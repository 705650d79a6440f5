package dev.lightup.functions.receive;

import dev.lightup.functions.upload.UploadAddress;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.json.IsoTime;
import dev.lightup.json.Json;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.imports.ImportPieces;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.imports.KeptFile;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.format.AnnouncedFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Tells whoever announces a file how it stands, the first time and each time again: where it is to be put while it did not come, what is wrong with what
/// came, and, once it is read, what was read. Thread-safe.
final class UploadDesk {
    /// So many announced files of a tenant are waited for at a time.
    static final int MOST_AWAITED = 200;

    private final Ledger ledger;
    private final Formats formats;
    private final UploadPlace place;

    UploadDesk(Ledger ledger, Formats formats, UploadPlace place) {
        this.ledger = ledger;
        this.formats = formats;
        this.place = place;
    }

    /// Where the announced file of an event will lie.
    static RawEvent.FileApart apart(RawKey key, AnnouncedFile file) {
        return new RawEvent.FileApart(UploadPlace.path(key), file.sha256(), file.size());
    }

    /// Whether one file more of the tenant may be waited for, or that one is told of already.
    boolean hasRoom(RawKey key) {
        return ledger.imports().find(key).isPresent() || ledger.kept().find(key).isPresent()
                || ledger.imports()
                        .of(key.tenant())
                        .stream()
                        .filter(task -> task.stage() == ImportTask.Stage.AWAITED)
                        .count() < MOST_AWAITED;
    }

    /// How a file stands. One that is not kept is waited for from now on, however often it was given up.
    Map<String, Json> tell(RawKey key, String format, AnnouncedFile file, Instant now) {
        Optional<KeptFile> kept = ledger.kept().find(key);
        if (kept.isPresent()) {
            return kept(kept.get(), format);
        }
        if (ledger.pieces().isTaken(ImportPieces.Place.arrived(key), now)) {
            return Map.of("upload", new Json.Obj(Map.of("state", new Json.Str("reading"))));
        }
        UploadAddress address = place.address(apart(key, file), now);
        ImportTask task = ledger.imports().await(key, now, address.expires());
        Map<String, Json> upload = new LinkedHashMap<>();
        upload.put("state", new Json.Str("awaited"));
        task.problem().ifPresent(why -> upload.put("problem", new Json.Str(why)));
        upload.put("method", new Json.Str("PUT"));
        upload.put("url", new Json.Str(address.url().toString()));
        Map<String, Json> headers = new LinkedHashMap<>();
        address.headers().forEach((name, value) -> headers.put(name, new Json.Str(value)));
        upload.put("headers", new Json.Obj(headers));
        upload.put("size", new Json.Num(BigDecimal.valueOf(file.size())));
        upload.put("expires", new Json.Str(IsoTime.format(address.expires())));
        return Map.of("upload", new Json.Obj(upload));
    }

    private Map<String, Json> kept(KeptFile file, String format) {
        Map<String, Json> members = new LinkedHashMap<>();
        Map<String, Json> upload = new LinkedHashMap<>();
        members.put("upload", new Json.Obj(Map.of()));
        file.refused().ifPresentOrElse(why -> {
            upload.put("state", new Json.Str("refused"));
            upload.put("problem", new Json.Str(why.problem()));
            upload.put("detail", new Json.Str(why.detail()));
        }, () -> {
            boolean reading = ledger.imports()
                    .find(file.file())
                    .filter(task -> task.stage() != ImportTask.Stage.READ)
                    .isPresent();
            upload.put("state", new Json.Str(reading ? "reading" : "read"));
            members.putAll(formats.uploads(format).report(file.how()));
            file.leftOut()
                    .ifPresent(values -> members.put(LeftOut.MEMBER, new LeftOut(values, false).json()));
        });
        members.put("upload", new Json.Obj(upload));
        return members;
    }
}
