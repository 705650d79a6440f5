package dev.lightup.senders.export.first;

import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an export says of the accounts and customers in it: their names, and that the file lists them.
final class FirstPeople {
    private final Map<Subject, FirstRows.Said> named = new LinkedHashMap<>();
    private final Map<String, Instant> listed = new TreeMap<>();

    /// Takes in a row that could be read.
    void see(FirstSheet.Row row, Instant asOf, Optional<String> account, Optional<String> customer) {
        int line = Math.toIntExact(row.line());
        Optional<String> customerName = Optional.ofNullable(row.cells().get(FirstField.CUSTOMER_NAME));
        Optional<String> accountName = Optional.ofNullable(row.cells().get(FirstField.ACCOUNT_NAME));
        if (customer.isPresent() && customerName.isPresent()) {
            var subject = new Subject(Subject.Kind.CUSTOMER, customer.get());
            named.putIfAbsent(subject, new FirstRows.Said(subject, line, asOf, account, customer,
                    new CustomerFact.Snapshot(customerName, Optional.empty())));
        }
        if (account.isPresent() && accountName.isPresent()) {
            var subject = new Subject(Subject.Kind.PARTNER, account.get());
            named.putIfAbsent(subject,
                    new FirstRows.Said(subject, line, asOf, account, Optional.empty(),
                            new PartnerFact.Snapshot(accountName)));
        }
        // the oldest row of the account: no row of this file is taken for one that the file no longer lists
        account.ifPresent(id -> listed.merge(id, asOf, (one, other) -> one.isBefore(other) ? one : other));
    }

    /// What they say together.
    List<FirstRows.Said> said(String feed) {
        List<FirstRows.Said> said = new ArrayList<>(named.values());
        listed.forEach(
                (account, asOf) -> said.add(new FirstRows.Said(new Subject(Subject.Kind.PARTNER, account), 0, asOf,
                        Optional.of(account), Optional.empty(), new PartnerFact.ExportListed(feed, asOf))));
        return said;
    }
}
