package dev.lightup.ledger.publication;

import dev.lightup.domain.account.AccountFrame;
import dev.lightup.json.CodecException;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.item.ItemStore;
import dev.lightup.ledger.item.RecordLayout;
import dev.lightup.ledger.item.RecordSchema;
import dev.lightup.ledger.key.ItemKeys;
import dev.lightup.ledger.key.Unit;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Which accounts are made in levels, and what each tells its groups of customers: one item an account, which never goes again. Thread-safe.
public final class AccountLevels {
    private final ItemStore<Told> items;

    public AccountLevels(DynamoDbClient client, String table) {
        this.items = new ItemStore<>(client, table, SCHEMA);
    }

    /// That an account is made in levels.
    ///
    /// @param rev the run of the account that says so
    /// @param frame what pages of customers say that is the account's; absent where this release cannot read it
    /// @param rest a hash of what names no customer, on which all their pages rest
    /// @param whole whether all groups have told what the account needs of them
    public record Told(Unit account, long rev, Optional<AccountFrame> frame, String rest, boolean whole) {
        /// Whether it says the same.
        boolean says(Told other) {
            return frame.equals(other.frame) && rest.equals(other.rest) && whole == other.whole;
        }
    }

    /// What an account tells; empty while it is made in one run.
    public Optional<Told> of(Unit account) {
        return items.get(ItemKeys.unit(account), ItemKeys.FRAME);
    }

    /// Tells it, unless a later run told something.
    ///
    /// @return whether it was written
    public boolean put(Told told) {
        Optional<Told> last = of(told.account());
        return last.filter(there -> there.rev() > told.rev() || there.says(told)).isEmpty()
                && items.put(told, "attribute_not_exists(#rev) OR #rev <= :rev", Map.of("#rev", "rev"),
                        Map.of(":rev",
                                AttributeValue.fromN(Long.toString(told.rev())))) instanceof ItemStore.Put.Done;
    }

    private static final RecordSchema<Told> SCHEMA = RecordLayout
            .of(Told.class, "levels", told -> ItemKeys.unit(told.account()), _ -> ItemKeys.FRAME)
            .number("rev", Told::rev)
            .number("whole", told -> told.whole() ? 1L : 0L)
            .text("h", Told::rest)
            .maybe("f", told -> told.frame().map(Codec::text))
            .read(bag -> new Told(ItemKeys.unitOf(bag.text(RecordLayout.PK)), bag.find("rev", Long.class).orElse(0L),
                    bag.find("f", String.class).flatMap(AccountLevels::frame), bag.find("h", String.class).orElse(""),
                    bag.find("whole", Long.class).filter(whole -> whole == 1).isPresent()));

    private static Optional<AccountFrame> frame(String json) {
        try {
            return Optional.of(Codec.read(AccountFrame.class, json));
        } catch (CodecException _) {
            return Optional.empty();
        }
    }
}
