package dev.lightup.site.account;

import dev.lightup.domain.account.AccountReading;
import dev.lightup.ledger.key.UnitKind;
import dev.lightup.site.twin.TwinMaker;
import dev.lightup.site.twin.TwinParts;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.NameLookup;
import dev.lightup.site.words.RelativeLinks;
import java.util.List;

/// All orders of an account as JSON, newest first.
public record OrdersTwin(String $schema, String unit, TwinParts.OrderCounts count, List<TwinParts.Order> orders) {
    /// The twin of that account's orders.
    public static OrdersTwin of(AccountReading reading, NameLookup known, String unit) {
        RelativeLinks place = RelativeLinks.of(UnitKind.ACCOUNT, 1);
        var twins = new TwinMaker(AccountNames.of(reading, known), place);
        return new OrdersTwin(place.schema("orders"), unit, TwinMaker.count(reading.orders().count()),
                reading.orders().all().stream().map(twins::order).toList());
    }
}
