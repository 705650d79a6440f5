package dev.lightup.functions.format.export;

import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.event.PartnerFact;
import dev.lightup.domain.event.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What an export says of the accounts and customers in it: their names, and that the file lists them. An account
/// whose rows were not all read is not taken as listed: nothing of it is gone, since the row that is missed may be the one left out.
final class People {
    private final Map<Subject, Rows.Said> named = new LinkedHashMap<>();
    private final Map<String, Instant> listed = new TreeMap<>();
    private final Set<String> partly = new HashSet<>();
    private boolean anywhere;

    /// Takes in a row that could be read.
    void see(Sheet.Row row, Instant asOf, Optional<String> account, Optional<String> customer) {
        int line = Math.toIntExact(row.line());
        Optional<String> customerName = Optional.ofNullable(row.cells().get(Field.CUSTOMER_NAME));
        Optional<String> accountName = Optional.ofNullable(row.cells().get(Field.ACCOUNT_NAME));
        if (customer.isPresent() && customerName.isPresent()) {
            var subject = new Subject(Subject.Kind.CUSTOMER, customer.get());
            named.putIfAbsent(subject, new Rows.Said(subject, line, asOf, account, customer,
                    new CustomerFact.Snapshot(customerName, Optional.empty())));
        }
        if (account.isPresent() && accountName.isPresent()) {
            var subject = new Subject(Subject.Kind.PARTNER, account.get());
            named.putIfAbsent(subject,
                    new Rows.Said(subject, line, asOf, account, Optional.empty(),
                            new PartnerFact.Snapshot(accountName)));
        }
        // the oldest row of the account: no row of this file is taken for one that the file no longer lists
        account.ifPresent(id -> listed.merge(id, asOf, (one, other) -> one.isBefore(other) ? one : other));
    }

    /// Takes note of a row that was left out.
    ///
    /// @param account whose row it is; where that is not known it may be any account's
    void leaveOut(Optional<String> account) {
        account.ifPresentOrElse(partly::add, () -> anywhere = true);
    }

    /// What they say together.
    List<Rows.Said> said(String feed) {
        List<Rows.Said> said = new ArrayList<>(named.values());
        if (anywhere) {
            return said;
        }
        listed.keySet().removeAll(partly);
        listed.forEach((account, asOf) -> said.add(new Rows.Said(new Subject(Subject.Kind.PARTNER, account), 0, asOf,
                Optional.of(account), Optional.empty(), new PartnerFact.ExportListed(feed, asOf))));
        return said;
    }
}
