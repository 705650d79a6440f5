package dev.lightup.senders.format;

import dev.lightup.domain.event.Entry;
import dev.lightup.json.Json;
import dev.lightup.ledger.log.PersonalLabel;
import dev.lightup.ledger.log.RawEvent;
import dev.lightup.senders.endpoint.Endpoint;
import dev.lightup.senders.http.HttpProblem;
import dev.lightup.senders.http.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// How a format reads files that are too large to be posted: an event announces one, which is uploaded and then read as a stream. What is kept of it
/// are its rows in pieces, and a text of the format's own that says how to read them. Implementations are pure and thread-safe.
public interface UploadFormat {
    /// The most bytes that an announced file may have.
    long largest();

    /// Cuts a file into rows that are kept.
    ///
    /// @param announced the event that announced it
    /// @param tenantKey what the tokens are made with
    /// @param endpoint where it was announced, as it is today
    /// @param bytes the file, read once and not closed
    /// @throws IOException when the stream fails
    Cut cut(RawEvent announced, ByteString tenantKey, Endpoint endpoint, InputStream bytes, KeptRows to)
            throws IOException;

    /// What the file says as a whole, looked at once all of it is cut.
    ///
    /// @param arrived when all of it was there
    /// @param how as the cut says it
    /// @param rows the rows of a piece
    Cut whole(RawEvent announced, Instant arrived, String how, IntFunction<String> rows);

    /// What the feed is told before the first row.
    Entry begun(RawEvent announced, String how);

    /// What a piece's rows say.
    List<Entry> piece(RawEvent announced, String how, int number, String rows);

    /// What is told when every piece is done.
    List<Entry> end(RawEvent announced, String how);

    /// What the sender is told of its file.
    Map<String, Json> report(String how);

    /// Takes what is kept of a file, while it is cut.
    interface KeptRows {
        /// Comes first.
        ///
        /// @param shape a word for everything that decides what is kept: of two cuts of one file with the same word every row is the same
        /// @param pieces how many there are
        void begin(String shape, int pieces);

        /// The clear values behind tokens of rows to come.
        void labels(List<PersonalLabel.Clear> labels);

        /// A row, which ends its line.
        ///
        /// @param piece from 0
        void row(int piece, String line);
    }

    /// What comes of cutting a file.
    sealed interface Cut {
        /// It can be read.
        ///
        /// @param pieces how many there are
        /// @param how how to read them
        record Rows(int pieces, String how) implements Cut {}

        /// It is not understood.
        record Refused(HttpProblem problem) implements Cut {}
    }
}
