package dev.lightup.domain.account;

import dev.lightup.domain.state.CustomerState;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a customer's page says that is not the customer's but the account's.
///
/// @param newest when the newest data of the account came: days of its year are written without it
/// @param namesakes the tokens of the names that several customers have: with these stands the id
/// @param orders whether the account has any orders, and so a page of them
public record AccountFrame(Optional<Instant> newest, Set<String> namesakes, boolean orders) {
    public AccountFrame {
        namesakes = Set.copyOf(namesakes);
    }

    public static AccountFrame of(AccountReading reading) {
        Set<String> once = new HashSet<>();
        Set<String> namesakes = new TreeSet<>();
        reading.customers()
                .stream()
                .flatMap(customer -> customer.state().flatMap(CustomerState::name).stream())
                .filter(name -> !once.add(name))
                .forEach(namesakes::add);
        return new AccountFrame(reading.heard().at(), namesakes, !reading.orders().all().isEmpty());
    }
}
