package dev.lightup.functions.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightup.functions.receive.Stage;
import dev.lightup.functions.upload.UploadAddress;
import dev.lightup.functions.upload.UploadPlace;
import dev.lightup.ledger.FaultyDynamo;
import dev.lightup.ledger.FaultyDynamo.Fault;
import dev.lightup.ledger.imports.ImportTask;
import dev.lightup.ledger.log.RawEvent;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/// Uploads when whoever works at them dies: at the file itself, and at each call to the table.
class UploadCrashTest extends UploadedFiles {
    /// The calls at which each kind of fault happens, spread over the whole of it.
    private static final int POINTS = Integer.getInteger("lightup.points", 2);
    /// The first calls, which are those of announcing and keeping.
    private static final int KEEPING = 36;
    /// How far apart they are among these.
    private static final int APART = POINTS > 2 ? 1 : 14;

    /// A place at whose calls somebody dies.
    private static final class Dying implements UploadPlace {
        private final UploadPlace place;
        private final int struck;
        private final boolean before;
        private int calls;

        Dying(UploadPlace place, int struck, boolean before) {
            this.place = place;
            this.struck = struck;
            this.before = before;
        }

        private void call(boolean now) {
            if (now == before && calls == struck) {
                throw new Dead();
            }
        }

        @Override
        public UploadAddress address(RawEvent.FileApart file, Instant now) {
            return place.address(file, now);
        }

        @Override
        public Optional<InputStream> open(RawEvent.FileApart file) {
            calls++;
            call(true);
            Optional<InputStream> opened = place.open(file);
            call(false);
            return opened;
        }

        @Override
        public void delete(RawEvent.FileApart file) {
            calls++;
            call(true);
            place.delete(file);
            call(false);
        }

        @Override
        public void forget(String tenant) {
            place.forget(tenant);
        }
    }

    private static final class Dead extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void whoeverDiesAtTheFileItselfItIsReadWhole() {
        String csv = csv(20, 5);
        for (int struck = 1; struck <= 2; struck++) {
            for (boolean before : new boolean[]{true, false}) {
                anew();
                RawEvent file = announced(announce(csv));
                put(file, csv);
                var dying = new Dying(place(), struck, before);
                var importer = new FileImporter(ground.ledger(), ground.formats(),
                        ground.applying(dynamo.plainClient()),
                        stage, dying, ground.clock());
                assertThatThrownBy(() -> importer.run("nordvik", () -> true)).isInstanceOf(Dead.class);
                isMarkedOrEmpty(file);
                endsWhole(file);
                SortedMap<String, String> states = ground.states();
                RawEvent posted = asPosted(file, csv);
                isEqual(states, posted);
            }
        }
    }

    @Test
    void whateverKindOfProcessDiesAtWhicheverCallTheFileIsReadWhole() {
        String csv = csv(14, 5);
        List<Fault> faults = List.of(Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.THROTTLE, Fault.SERVER_ERROR_AFTER);
        int calls = dies(csv, Fault.NONE, 0);
        assertThat(calls).isGreaterThan(100);
        SortedMap<String, String> undisturbed = ground.states();
        isEqual(undisturbed, asPosted(announced(announce(csv)), csv));
        for (Fault fault : faults) {
            int at = 1 + faults.indexOf(fault);
            while (at <= calls) {
                dies(csv, fault, at);
                assertThat(ground.states()).as(fault + " at call " + at).isEqualTo(undisturbed);
                at += at < KEEPING ? APART : Math.max(1, Math.ceilDiv(calls, POINTS));
            }
        }
    }

    /// Announces, uploads and reads in, where something happens at one call; then goes on as a stack does, to the end.
    ///
    /// @return how many calls there were
    private int dies(String csv, Fault fault, int struck) {
        anew();
        int[] call = {0};
        dynamo.faults().follow(_ -> ++call[0] == struck ? fault : Fault.NONE);
        try {
            announce(dynamo.client(), begin(csv));
            put(announced(announce(csv)), csv);
            readIn(() -> true);
        } catch (FaultyDynamo.Killed _) {
            isMarkedOrEmpty(announced(announce(csv)));
        } catch (RuntimeException e) {
            assertThat(fault).as(e.toString()).isIn(Fault.THROTTLE, Fault.SERVER_ERROR_AFTER);
        }
        dynamo.faults().heal();
        RawEvent file = announced(announce(csv));
        put(file, csv);
        endsWhole(file);
        return call[0];
    }

    /// Nothing of the file stands, or its mark does.
    private void isMarkedOrEmpty(RawEvent file) {
        if (!ground.states().isEmpty() && !task(file).filter(task -> task.stage() == ImportTask.Stage.READ).isEmpty()) {
            assertThat(share().open()).as("half a file has its mark").isPresent();
        }
    }
}
