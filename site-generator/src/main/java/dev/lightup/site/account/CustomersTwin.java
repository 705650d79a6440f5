package dev.lightup.site.account;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.twin.TwinMaker;
import dev.lightup.site.twin.TwinParts;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.NameLookup;
import dev.lightup.site.words.RelativeLinks;
import java.util.List;

/// All customers of an account as JSON, most idle seats first.
public record CustomersTwin(String $schema, String unit, List<TwinParts.CustomerLine> customers) {
    /// The twin of that account's customers.
    public static CustomersTwin of(AccountReading reading, NameLookup known, String unit) {
        RelativeLinks place = RelativeLinks.of(UnitKind.ACCOUNT, 1);
        var twins = new TwinMaker(AccountNames.of(reading, known), place);
        return new CustomersTwin(place.schema("customers"), unit,
                reading.customers().stream().map(twins::line).toList());
    }
}
