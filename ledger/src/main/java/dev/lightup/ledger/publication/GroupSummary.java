package dev.lightup.ledger.publication;

import dev.lightup.domain.account.AccountPart;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.item.DeflatedText;
import dev.lightup.ledger.key.StoredRecord;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a group of customers leaves for its account. Names and what people wrote are tokens in it.
///
/// @param distributor the distributor's opaque id
/// @param account the distributor's id of the partner
/// @param part what the account's own pages need of these customers
/// @param paths opaque ids that pages may name, as they lie beside states
/// @param foreign opaque ids of others that were at hand
/// @param release what the customers' pages consist of; absent where there are none
public record GroupSummary(
        String distributor,
        String account,
        AccountPart part,
        Map<String, String> paths,
        Set<String> foreign,
        Optional<String> release) {
    /// How large it may be in its item, packed: an item holds 400 KB, keys and names included.
    static final int LARGEST = 360 * 1024;

    public GroupSummary {
        paths = new TreeMap<>(paths);
        foreign = new TreeSet<>(foreign);
    }

    /// As canonical JSON.
    ///
    /// @throws IllegalStateException when an item does not hold it
    public String text() {
        String text = Codec.text(this);
        if (DeflatedText.pack(text).length > LARGEST) {
            throw new IllegalStateException("what a group of customers tells is too large: " + text.length());
        }
        return text;
    }

    public static StoredRecord<GroupSummary> of(SummaryItem item) {
        return item.read(json -> Codec.read(GroupSummary.class, json));
    }
}
