package dev.lightup.domain.account;

import dev.lightup.domain.state.CustomerState;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a customer's page says that is not the customer's but the account's.
///
/// @param year in which the newest data of the account came: its days are written without it
/// @param namesakes the tokens of the names that several customers have: with these stands the id
/// @param orders whether the account has any orders, and so a page of them
public record AccountFrame(Optional<Integer> year, Set<String> namesakes, boolean orders) {
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
        ZoneId zone = ZoneId.of(reading.basis().distributor().zone());
        return new AccountFrame(reading.heard().at().map(at -> at.atZone(zone).getYear()), namesakes,
                !reading.orders().all().isEmpty());
    }
}
