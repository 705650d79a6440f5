package dev.lightup.ledger.imports;

import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.item.BoundedParallelism;
import dev.lightup.ledger.item.DeflatedText;
import dev.lightup.ledger.item.ItemAttributes;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.RawKey;
import dev.lightup.ledger.log.RawEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What is kept of uploaded files: rows in pieces, a few items each, and one item that says that they are all there. Until that one stands nobody
/// reads the others. The key of rows names the shape of the cut, so that cuts that differ, because a column map changed between them, do not mix.
/// Thread-safe.
public final class KeptFiles {
    private static final BoundedParallelism TOGETHER = new BoundedParallelism(8);

    private final ItemStore<KeptFile> files;
    private final ItemStore<Rows> rows;

    public KeptFiles(DynamoDbClient client, String table) {
        this.files = new ItemStore<>(client, table, FILE);
        this.rows = new ItemStore<>(client, table, ROWS);
    }

    /// Which rows of which cut.
    ///
    /// @param shape the cut's
    /// @param piece from 0
    /// @param number from 0, in the order in which they stand in the file
    public record Part(RawKey file, String shape, int piece, int number) {}

    private record Rows(Part part, String text) {}

    /// Puts rows. The same part is always the same text.
    public void put(Part part, String text) {
        rows.put(new Rows(part, text));
    }

    /// The rows of a piece; none where the file has no row for it.
    public String rows(RawKey file, String shape, int piece) {
        return rows.beginning(ItemKeys.file(file), prefix(shape, piece))
                .map(Rows::text)
                .collect(Collectors.joining());
    }

    /// Says that a file is kept.
    ///
    /// @return what stands: another one where somebody was faster
    public KeptFile put(KeptFile file) {
        return switch (files.putNew(file)) {
            case ItemStore.Put.Done<KeptFile>() -> file;
            case ItemStore.Put.Refused<KeptFile>(Optional<KeptFile> stored) -> stored.orElse(file);
        };
    }

    /// A file, if it is kept.
    public Optional<KeptFile> find(RawKey file) {
        return files.get(ItemKeys.file(file), ItemKeys.KEPT);
    }

    /// Takes out rows that nobody will read.
    ///
    /// @param shape of the cut that stays; all go where there is none
    public void discard(RawKey file, Optional<String> shape) {
        Predicate<Part> stays = part -> shape.filter(part.shape()::equals).isPresent();
        List<Part> others = rows.beginning(ItemKeys.file(file), ItemKeys.ROWS)
                .map(Rows::part)
                .filter(stays.negate())
                .toList();
        TOGETHER.each(others, part -> rows.delete(ItemKeys.file(file), key(part)));
    }

    private static String prefix(String shape, int piece) {
        return ItemKeys.ROWS + shape + "#%05d#".formatted(piece);
    }

    private static String key(Part part) {
        return prefix(part.shape(), part.piece()) + "%05d".formatted(part.number());
    }

    private static final RecordSchema<KeptFile> FILE = RecordLayout
            .of(KeptFile.class, "kept", k -> ItemKeys.file(k.file()), _ -> ItemKeys.KEPT)
            .text("sh", KeptFile::shape)
            .number("p", k -> (long) k.pieces())
            .maybeNumber("lo", k -> k.leftOut().map(Integer::longValue))
            .maybe("q", k -> k.refused().map(Codec::text))
            .bytes("b", k -> DeflatedText.pack(k.how()))
            .read(KeptFiles::file);

    private static KeptFile file(ItemAttributes bag) {
        return new KeptFile(ItemKeys.fileOf(bag.text(RecordLayout.PK)), bag.text("sh"),
                Math.toIntExact(bag.number("p")), DeflatedText.unpack(bag.bytes("b")),
                bag.find("q", String.class).map(q -> Codec.read(RawEvent.Quarantine.class, q)),
                bag.find("lo", Long.class).map(Math::toIntExact));
    }

    private static final RecordSchema<Rows> ROWS = RecordLayout
            .of(Rows.class, "rows", r -> ItemKeys.file(r.part().file()), r -> key(r.part()))
            .bytes("b", r -> DeflatedText.pack(r.text()))
            .read(KeptFiles::rows);

    private static Rows rows(ItemAttributes bag) {
        String[] key = bag.text(RecordLayout.SK).substring(ItemKeys.ROWS.length()).split("#", -1);
        return new Rows(new Part(ItemKeys.fileOf(bag.text(RecordLayout.PK)), key[0], Integer.parseInt(key[1]),
                Integer.parseInt(key[2])), DeflatedText.unpack(bag.bytes("b")));
    }
}
