package dev.lightup.senders.export;

import dev.lightup.senders.export.column.ExportField;
import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What an export says the accounts and customers in it are called.
final class HolderRows {
    private final Map<Subject, ExportRows.Said> named = new LinkedHashMap<>();

    /// Takes in a row that could be read.
    void see(StoredExport.Row row, Instant asOf, Optional<String> account, Optional<String> customer) {
        int line = Math.toIntExact(row.line());
        Optional<String> customerName = Optional.ofNullable(row.cells().get(ExportField.CUSTOMER_NAME));
        Optional<String> accountName = Optional.ofNullable(row.cells().get(ExportField.ACCOUNT_NAME));
        if (customer.isPresent() && customerName.isPresent()) {
            var subject = new Subject(Subject.Kind.CUSTOMER, customer.get());
            named.putIfAbsent(subject, new ExportRows.Said(subject, line, asOf, account, customer,
                    new CustomerFact.Snapshot(customerName, Optional.empty())));
        }
        account.ifPresent(id -> {
            var subject = new Subject(Subject.Kind.PARTNER, id);
            var said = new ExportRows.Said(subject, line, asOf, account, Optional.empty(),
                    new PartnerFact.Snapshot(accountName));
            // also without a name: the account is known from then on
            named.merge(subject, said, (first, other) -> isNamed(first) ? first : other);
        });
    }

    private static boolean isNamed(ExportRows.Said said) {
        return said.fact() instanceof PartnerFact.Snapshot(Optional<String> name) && name.isPresent();
    }

    /// What they say together.
    Collection<ExportRows.Said> said() {
        return named.values();
    }
}
