package dev.lightup.ledger.imports;

import dev.lightup.ledger.item.ItemAttributes;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.RawKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Which pieces of a file are done, and which somebody is at. A piece's key names the cut that it is a piece of, so that a release that cuts
/// otherwise does not take it for one of its own. Thread-safe.
public final class ImportPieces {
    /// A piece that somebody is at may be taken by another after this: whoever was at it is gone.
    public static final Duration HOLD = Duration.ofMinutes(3);
    private static final Duration KEPT = Duration.ofDays(30);

    private final ItemStore<Piece> pieces;

    public ImportPieces(DynamoDbClient client, String table) {
        this.pieces = new ItemStore<>(client, table, PIECE);
    }

    /// Which piece of which file.
    ///
    /// @param file the file's raw event
    /// @param of into how many pieces the file is cut
    /// @param number from 0
    public record Place(RawKey file, int of, int number) {
        /// What whoever keeps an uploaded file holds: it is not cut yet.
        public static Place keeping(RawKey file) {
            return new Place(file, 0, 0);
        }

        /// What he holds from the moment at which he has seen that it came.
        public static Place arrived(RawKey file) {
            return new Place(file, 0, 1);
        }
    }

    /// @param by who is at it, so that its taker knows it again after a lost answer
    /// @param until when another may take it; nobody may where it is done
    /// @param expires when nobody asks for it any more
    private record Piece(Place place, boolean done, String by, Instant until, Instant expires) {}

    /// Takes a piece that is not done and that nobody is at.
    ///
    /// @param by who takes it, as no other is
    /// @return whether it is the caller's now
    public boolean take(Place place, String by, Instant now) {
        return switch (pieces.put(new Piece(place, false, by, now.plus(HOLD), now.plus(KEPT)),
                // one that stands too far ahead was put by a clock that was wrong
                "attribute_not_exists(#pk) OR (#done <> :yes AND (#by = :by OR NOT #until BETWEEN :now AND :far))",
                Map.of("#pk", RecordLayout.PK, "#done", "d", "#until", "u", "#by", "by"),
                Map.of(":yes", AttributeValue.fromN("1"), ":by", AttributeValue.fromS(by), ":now", millis(now), ":far",
                        millis(now.plus(HOLD.multipliedBy(2)))))) {
            case ItemStore.Put.Done<Piece>() -> true;
            case ItemStore.Put.Refused<Piece> _ -> false;
        };
    }

    /// Says that a piece is done: all of it is folded.
    public void done(Place place, String by, Instant now) {
        pieces.put(new Piece(place, true, by, now, now.plus(KEPT)));
    }

    /// Gives a piece back that could not be done, unless somebody else is at it by now.
    public void giveBack(Place place, String by) {
        pieces.delete(partition(place.file()), key(place.of(), place.number()), "#done <> :yes AND #by = :by",
                Map.of("#done", "d", "#by", "by"),
                Map.of(":yes", AttributeValue.fromN("1"), ":by", AttributeValue.fromS(by)));
    }

    /// Whether somebody is at a piece.
    public boolean isTaken(Place place, Instant now) {
        return pieces.get(partition(place.file()), key(place.of(), place.number()))
                .filter(piece -> !piece.done() && !piece.until().isBefore(now)
                        && !piece.until().isAfter(now.plus(HOLD.multipliedBy(2))))
                .isPresent();
    }

    /// The numbers of the pieces that are done.
    ///
    /// @param of into how many pieces the file is cut
    public Set<Integer> done(RawKey file, int of) {
        return pieces.beginning(partition(file), prefix(of))
                .filter(Piece::done)
                .map(piece -> piece.place().number())
                .collect(Collectors.toSet());
    }

    private static AttributeValue millis(Instant at) {
        return AttributeValue.fromN(Long.toString(at.toEpochMilli()));
    }

    private static String partition(RawKey file) {
        return ItemKeys.file(file);
    }

    private static String prefix(int of) {
        return ItemKeys.PIECES + of + '#';
    }

    private static String key(int of, int number) {
        return prefix(of) + number;
    }

    private static final RecordSchema<Piece> PIECE = RecordLayout
            .of(Piece.class, "piece", p -> partition(p.place().file()), p -> key(p.place().of(), p.place().number()))
            .number("d", p -> p.done() ? 1L : 0L)
            .text("by", Piece::by)
            .number("u", p -> p.until().toEpochMilli())
            .number("expires", p -> p.expires().getEpochSecond())
            .read(ImportPieces::piece);

    /// One that lost something is not done.
    private static Piece piece(ItemAttributes bag) {
        String[] key = bag.text(RecordLayout.SK).substring(ItemKeys.PIECES.length()).split("#", -1);
        return new Piece(new Place(ItemKeys.fileOf(bag.text(RecordLayout.PK)), Integer.parseInt(key[0]),
                Integer.parseInt(key[1])),
                bag.find("d", Long.class).filter(done -> done == 1).isPresent(),
                bag.find("by", String.class).orElse(""),
                bag.find("u", Long.class).map(Instant::ofEpochMilli).orElse(Instant.EPOCH),
                bag.find("expires", Long.class).map(Instant::ofEpochSecond).orElse(Instant.EPOCH));
    }
}
