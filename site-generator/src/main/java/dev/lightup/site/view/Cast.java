package dev.lightup.site.view;

import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.reading.AccountReading;
import dev.lightup.domain.reading.CustomerReading;
import dev.lightup.domain.state.CustomerState;
import dev.lightup.domain.state.PartnerState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who is who on an account's pages, and how its days are written.
///
/// @param partner the partner's name, or its id at the distributor
/// @param distributor the distributor's name
/// @param customers the customers' names by id
public record Cast(String partner, String distributor, Days days, Map<String, String> customers, Known known) {
    private static final int ANCHOR_BYTES = 15;

    /// The cast of an account; made once for all its pages.
    public static Cast of(AccountReading reading, Known known) {
        String partner = reading.partner().flatMap(PartnerState::name).flatMap(known::name).orElse(reading.account());
        var customers = new HashMap<String, String>();
        for (CustomerReading customer : reading.customers()) {
            customer.state()
                    .flatMap(CustomerState::name)
                    .flatMap(known::name)
                    .ifPresent(name -> customers.put(customer.id(), name));
        }
        return new Cast(partner, reading.distributor().name(),
                new Days(reading.distributor().zone(), reading.lastReceived()), Map.copyOf(customers), known);
    }

    /// The partner's name within a sentence.
    String p() {
        return Words.name(partner);
    }

    /// The distributor's name within a sentence.
    String d() {
        return Words.name(distributor);
    }

    /// A side's name within a sentence.
    String who(Side side) {
        return switch (side) {
            case PARTNER -> p();
            case DISTRIBUTOR -> d();
            case VENDOR -> "the vendor";
            case CUSTOMER -> "the customer";
        };
    }

    /// A customer's name, or its id where the name was not told or was erased.
    String customer(String id) {
        return customers.getOrDefault(id, id);
    }

    /// A customer with the way to its page.
    ///
    /// @param home the way from the page to the account's home (`""`, `"../"`)
    Person person(String id, String home) {
        return new Person(customer(id), known.customer(id).map(opaque -> home + "c/" + opaque + "/"));
    }

    /// The id of a subject's place within a page. So long that no sender finds two names of the same: places named twice stop a page.
    static String anchor(Subject subject) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(subject.toString().getBytes(StandardCharsets.UTF_8));
            return subject.kind().word().charAt(0) + "-"
                    + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, ANCHOR_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The way from an account page to a subject's place on its customer's page, when the customer has one.
    Optional<String> place(Subject subject, Optional<String> customer, String home) {
        return customer.flatMap(known::customer).map(opaque -> home + "c/" + opaque + "/#" + anchor(subject));
    }
}
