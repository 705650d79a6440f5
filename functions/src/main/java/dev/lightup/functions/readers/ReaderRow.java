package dev.lightup.functions.readers;

import dev.lightup.ledger.access.ReaderGrant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/// A reader of a unit as it is listed.
///
/// @param by whose word the invitation was, in words
/// @param devices how many of its devices open the unit now; none where nobody asks
record ReaderRow(ReaderGrant grant, Standing standing, String by, int devices) {
    /// Who reads first, then who may come, then who does not; who was here last first.
    static final Comparator<ReaderRow> ORDER = Comparator.<ReaderRow>comparingInt(row -> row.standing().rank())
            .thenComparing(row -> row.grant().last().orElse(LocalDate.MIN), Comparator.reverseOrder())
            .thenComparing(row -> row.grant().address().text());

    /// How a reader stands to a unit.
    sealed interface Standing {
        /// Where it is listed.
        int rank();

        /// It reads.
        record Reads(Instant since) implements Standing {
            @Override
            public int rank() {
                return 0;
            }
        }

        /// An invitation waits for it.
        record Waits(Instant until) implements Standing {
            @Override
            public int rank() {
                return 1;
            }
        }

        /// One did, and nobody took it up in time.
        record Late(Instant until) implements Standing {
            @Override
            public int rank() {
                return 2;
            }
        }

        /// It was taken back.
        record TakenBack(Instant at) implements Standing {
            @Override
            public int rank() {
                return 2;
            }
        }

        /// The partner left after it was invited.
        record Left() implements Standing {
            @Override
            public int rank() {
                return 2;
            }
        }

        /// How the reader of a grant stands.
        ///
        /// @param held whether it still stands: not where the partner left since
        static Standing of(ReaderGrant grant, boolean held, Instant now) {
            if (grant.revoked().isPresent()) {
                return new TakenBack(grant.revoked().get());
            }
            if (!held) {
                return new Left();
            }
            Instant until = grant.invited().until();
            return grant.accepted()
                    .<Standing>map(Reads::new)
                    .orElseGet(() -> now.isBefore(until) ? new Waits(until) : new Late(until));
        }
    }

    /// Whether there is something to take back.
    boolean isIn() {
        return switch (standing) {
            case Standing.Reads _, Standing.Waits _ -> true;
            case Standing.Late _, Standing.TakenBack _, Standing.Left _ -> false;
        };
    }
}
