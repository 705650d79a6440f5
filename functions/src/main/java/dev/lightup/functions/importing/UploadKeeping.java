package dev.lightup.functions.importing;

import dev.lightup.functions.directory.Directory;
import dev.lightup.functions.receive.LabelWriter;
import dev.lightup.functions.receive.LeftOut;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.Ledger;
import dev.lightup.ledger.imports.ImportPieces;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.imports.KeptFile;
import dev.lightup.ledger.imports.KeptFiles;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.lane.LaneHold;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.Formats;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.format.UploadFormat;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Makes of an uploaded file what is kept of it: reads it once as a stream, checks size and hash, writes labels and rows, and last says that it is
/// kept. Whoever is cut off leaves rows that nobody reads; the next one writes the same again. Thread-safe.
final class UploadKeeping {
    private static final int LONGEST_DETAIL = 300;

    private final Ledger ledger;
    private final Formats formats;
    private final Directory directory;
    private final UploadPlace place;
    private final InstantSource clock;

    UploadKeeping(Ledger ledger, Formats formats, Directory directory, UploadPlace place, InstantSource clock) {
        this.ledger = ledger;
        this.formats = formats;
        this.directory = directory;
        this.place = place;
        this.clock = clock;
    }

    /// What became of it.
    sealed interface Arrival {
        /// It did not come yet.
        record Missing() implements Arrival {}

        /// It did not come in its time: nobody waits for it any longer.
        record GivenUp() implements Arrival {}

        /// Somebody else is at it, or there is no time for it now.
        record Later() implements Arrival {}

        /// Other bytes came than were announced; they are gone, and it can be sent again.
        record Differs(String why) implements Arrival {}

        /// It is kept.
        record Kept(KeptFile file) implements Arrival {}
    }

    /// Keeps a file, if it came.
    ///
    /// @param task how it stands on the list
    Arrival keep(ImportTask task, RawEvent announced, LaneHold lane) {
        RawEvent.FileApart file = announced.file().orElseThrow();
        var hold = ImportPieces.Place.keeping(announced.key());
        if (!ledger.pieces().take(hold, lane.by(), clock.instant())) {
            return new Arrival.Later();
        }
        try (InputStream bytes = place.open(file).orElse(null)) {
            return bytes == null ? missing(task, lane, hold) : read(announced, file, bytes, lane, hold);
        } catch (OutOfTime _) {
            return new Arrival.Later();
        } catch (IOException e) {
            // the way to it, not the file
            throw SdkClientException.create("an upload was not read to its end", e);
        } finally {
            ledger.pieces().giveBack(ImportPieces.Place.arrived(announced.key()), lane.by());
            ledger.pieces().giveBack(hold, lane.by());
        }
    }

    /// What was left by those who were cut off goes while nobody can be at it: it is this lane's hold, and nothing is kept.
    private Arrival missing(ImportTask task, LaneHold lane, ImportPieces.Place hold) {
        Instant now = clock.instant();
        if (!task.isExpired(now)) {
            return new Arrival.Missing();
        }
        if (!ledger.pieces().take(hold, lane.by(), now) || ledger.kept().find(task.file()).isPresent()) {
            return new Arrival.Later();
        }
        ledger.kept().discard(task.file(), Optional.empty());
        return ledger.imports().giveUp(task) ? new Arrival.GivenUp() : new Arrival.Later();
    }

    private Arrival read(
            RawEvent announced,
            RawEvent.FileApart file,
            InputStream bytes,
            LaneHold lane,
            ImportPieces.Place hold) throws IOException {
        Endpoint endpoint = directory.endpoint(announced.endpoint())
                .orElseThrow(() -> new IllegalStateException("the endpoint of an uploaded file is gone"));
        UploadFormat format = formats.uploads(announced.format());
        var arriving = new ArrivingFile(bytes, file);
        var rows = new Rows(announced, endpoint, lane, hold);
        ledger.pieces().take(ImportPieces.Place.arrived(announced.key()), lane.by(), clock.instant());
        UploadFormat.Cut cut = format.cut(announced, directory.tenant(announced.tenant()).key(), endpoint, arriving,
                rows);
        Optional<String> difference = arriving.difference();
        if (difference.isPresent()) {
            // whoever was held up for longer than the hold lasts has nothing to take out
            rows.goOn();
            if (ledger.kept().find(announced.key()).isPresent()) {
                return new Arrival.Later();
            }
            ledger.kept().discard(announced.key(), Optional.empty());
            place.delete(file);
            return new Arrival.Differs(difference.get());
        }
        if (cut instanceof UploadFormat.Cut.Rows(int _, String how)) {
            rows.flush();
            cut = format.whole(announced, clock.instant(), how,
                    number -> ledger.kept().rows(announced.key(), rows.shape, number));
        }
        KeptFile kept = ledger.kept().put(switch (cut) {
            case UploadFormat.Cut.Rows(int pieces, String how) ->
                new KeptFile(announced.key(), rows.shape, pieces, how, Optional.empty(),
                        Optional.of(rows.leftOut).filter(some -> some > 0));
            case UploadFormat.Cut.Refused(var problem) -> KeptFile.refused(announced.key(),
                    new RawEvent.Quarantine(problem.type().code(), problem.detail().length() > LONGEST_DETAIL
                            ? problem.detail().substring(0, LONGEST_DETAIL)
                            : problem.detail(), 1));
        });
        ledger.kept().discard(announced.key(), Optional.of(kept.shape()));
        return new Arrival.Kept(kept);
    }

    /// There is no time to go on: whoever comes next begins anew.
    private static final class OutOfTime extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Rows on their way into the table: some megabytes of them are held, so that a piece is few items.
    private final class Rows implements UploadFormat.KeptRows {
        private static final int HELD = 4 * 1024 * 1024;
        /// So many characters are an item, and those of one row more: an item has at most 400 KB, a character up to three bytes.
        private static final int PART = 100 * 1024;
        private static final BoundedParallelism TOGETHER = new BoundedParallelism(8);

        private final RawEvent announced;
        private final Endpoint endpoint;
        private final LaneHold lane;
        private final ImportPieces.Place hold;
        private int leftOut;
        private String shape = "";
        private @Nullable StringBuilder[] open = new StringBuilder[0];
        private int[] parts = new int[0];
        private int held;

        Rows(RawEvent announced, Endpoint endpoint, LaneHold lane, ImportPieces.Place hold) {
            this.announced = announced;
            this.endpoint = endpoint;
            this.lane = lane;
            this.hold = hold;
        }

        @Override
        public void begin(String word, int pieces) {
            shape = word;
            open = new StringBuilder[pieces];
            parts = new int[pieces];
        }

        @Override
        public void labels(List<PersonalLabel.Clear> labels) {
            goOn();
            leftOut += LeftOut.of(labels.size(), endpoint).map(LeftOut::values).orElse(0);
            new LabelWriter(ledger.labels()).put(endpoint, labels.stream()
                    .collect(
                            Collectors.toMap(PersonalLabel.Clear::token, PersonalLabel.Clear::value, (one, _) -> one)));
        }

        @Override
        public void row(int piece, String line) {
            StringBuilder text = open[piece];
            if (text == null) {
                text = new StringBuilder();
                open[piece] = text;
            }
            text.append(line);
            held += line.length();
            if (text.length() > PART) {
                goOn();
                ledger.kept().put(new KeptFiles.Part(announced.key(), shape, piece, parts[piece]++), text.toString());
                open[piece] = null;
                held -= text.length();
            }
            if (held > HELD) {
                flush();
            }
        }

        /// Writes what is held.
        void flush() {
            goOn();
            record Part(KeptFiles.Part part, String text) {}
            List<Part> full = new ArrayList<>();
            for (int piece = 0; piece < open.length; piece++) {
                StringBuilder text = open[piece];
                if (text != null) {
                    full.add(new Part(new KeptFiles.Part(announced.key(), shape, piece, parts[piece]++),
                            text.toString()));
                    open[piece] = null;
                }
            }
            held = 0;
            TOGETHER.each(full, part -> ledger.kept().put(part.part(), part.text()));
        }

        private void goOn() {
            if (!lane.goesOn() || !ledger.pieces().take(hold, lane.by(), clock.instant())) {
                throw new OutOfTime();
            }
            ledger.pieces().take(ImportPieces.Place.arrived(announced.key()), lane.by(), clock.instant());
        }
    }
}
