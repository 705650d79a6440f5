package dev.lightup.site.unit;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.key.StoredRecord;
import dev.lightup.ledger.publication.SummaryItem;

/// What an account unit leaves for the level above.
///
/// @param distributor the distributor's opaque id: the level above has no other source for it when it has no state of its own
/// @param account the summary
public record UnitSummary(String distributor, AccountSummary account) {
    public static StoredRecord<UnitSummary> of(SummaryItem item) {
        return item.read(json -> Codec.read(UnitSummary.class, json));
    }
}
