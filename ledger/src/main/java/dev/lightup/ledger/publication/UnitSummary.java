package dev.lightup.ledger.publication;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.json.codec.Codec;
import dev.lightup.ledger.item.DeflatedText;
import dev.lightup.ledger.key.StoredRecord;

/// What an account unit leaves for the level above.
///
/// @param distributor the distributor's opaque id: the level above has no other source for it when it has no state of its own
/// @param account the summary
public record UnitSummary(String distributor, AccountSummary account) {
    /// How large it may be in its item, packed: an item holds 400 KB, keys and names included.
    static final int LARGEST = 360 * 1024;
    /// How many characters of it whoever reads it is ready for.
    private static final int CHARACTERS = 4 * 1024 * 1024;

    /// As canonical JSON that fits into its item: of what waits with the most pressing things that find room. Counts are whole in any case.
    public String text() {
        UnitSummary fitting = this;
        String text = Codec.text(fitting);
        while (text.length() > CHARACTERS || DeflatedText.pack(text).length > LARGEST) {
            int needs = fitting.account().needs().size();
            if (needs == 0) {
                throw new IllegalStateException("a summary without what waits is too large: " + text.length());
            }
            fitting = new UnitSummary(distributor, account.withNeeds(needs * 3 / 4));
            text = Codec.text(fitting);
        }
        return text;
    }

    public static StoredRecord<UnitSummary> of(SummaryItem item) {
        return item.read(json -> Codec.read(UnitSummary.class, json));
    }
}
