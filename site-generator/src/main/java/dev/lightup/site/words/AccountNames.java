package dev.lightup.site.words;

import dev.lightup.domain.account.AccountFrame;
import dev.lightup.domain.account.AccountReading;
import dev.lightup.domain.account.CustomerReading;
import dev.lightup.domain.event.Subject;
import dev.lightup.domain.programme.CauseRules;
import dev.lightup.domain.programme.Side;
import dev.lightup.domain.state.CustomerState;
import dev.lightup.domain.state.PartnerState;
import dev.lightup.ledger.key.RowAnchor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who is who on an account's pages, and how its days are written.
///
/// @param partner the partner's name, or its id at the distributor
/// @param distributor the distributor's name
/// @param offers what pages call a SKU, where the programme knows it
/// @param background what the account's own pages know beside what waits
/// @param causes why things wait, by the codes that are known
/// @param credit what was told of the partner's credit line; absent on pages that are not its own
public record AccountNames(
        String partner,
        String distributor,
        DisplayDays days,
        CustomerNames customers,
        Map<String, String> offers,
        RowBackground background,
        CauseRules causes,
        Optional<PartnerState.Credit> credit) {
    /// The cast of an account; made once for all its pages.
    public static AccountNames of(AccountReading reading, NameLookup known) {
        return of(reading, AccountFrame.of(reading), known);
    }

    /// The same for pages of some of its customers.
    ///
    /// @param reading what is read of them
    /// @param frame what is the whole account's
    public static AccountNames of(AccountReading reading, AccountFrame frame, NameLookup known) {
        Optional<PartnerState> told = reading.partner().state();
        String partner = told.flatMap(PartnerState::name).flatMap(known::name).orElse(reading.partner().account());
        var customers = new HashMap<String, String>();
        for (CustomerReading customer : reading.customers()) {
            customer.state()
                    .flatMap(CustomerState::name)
                    .flatMap(known::name)
                    .ifPresent(name -> customers.put(customer.id(), name));
        }
        return new AccountNames(partner, reading.basis().distributor().name(),
                DisplayDays.of(reading.basis().distributor().zone(), frame.year(), reading.heard().at()),
                new CustomerNames(customers, namesakes(frame, known), known), reading.basis().offerNames(),
                RowBackground.of(reading),
                reading.basis().causes(),
                told.map(PartnerState::credit));
    }

    private static Set<String> namesakes(AccountFrame frame, NameLookup known) {
        return frame.namesakes().stream().flatMap(token -> known.name(token).stream()).collect(Collectors.toSet());
    }

    /// The partner's name within a sentence.
    public String p() {
        return EnglishText.name(partner);
    }

    /// The distributor's name within a sentence.
    public String d() {
        return EnglishText.name(distributor);
    }

    /// A side's name within a sentence.
    public String who(Side side) {
        return switch (side) {
            case PARTNER -> p();
            case DISTRIBUTOR -> d();
            case VENDOR -> "the vendor";
            case CUSTOMER -> "the customer";
        };
    }

    /// All of a side, within a sentence: an account has several customers.
    public String all(Side side) {
        return side == Side.CUSTOMER ? "customers" : who(side);
    }

    /// Who leads or chases the steps of others; absent of a side's own.
    public Optional<String> led(Side side) {
        return switch (side) {
            case PARTNER, DISTRIBUTOR -> Optional.empty();
            case CUSTOMER -> Optional.of(p() + " moves these on");
            case VENDOR -> Optional.of(d() + " moves these on");
        };
    }

    /// Who leads a side's steps, within a sentence: the partner its customers', the distributor the vendor's.
    String lead(Side side) {
        return switch (side) {
            case PARTNER, CUSTOMER -> p();
            case DISTRIBUTOR, VENDOR -> d();
        };
    }

    /// Whose move it is, within a sentence: who leads it, and with whom.
    public String owner(Side side, Optional<String> customer) {
        return switch (side) {
            case PARTNER, DISTRIBUTOR -> lead(side);
            case VENDOR -> lead(side) + ", with the vendor";
            case CUSTOMER ->
                lead(side) + ", with " + customer.map(c -> EnglishText.name(shown(c))).orElse("the customer");
        };
    }

    /// A customer's name as a list shows it: with its id where another of the same account has the same name.
    public String shown(String id) {
        return customers.shown(id);
    }

    /// A customer's name, or its id where the name was not told or was erased.
    public String customer(String id) {
        return customers.name(id);
    }

    /// What pages call a SKU: its offer's name, else the SKU itself.
    public String offer(String sku) {
        return offers.getOrDefault(sku, sku);
    }

    /// A customer with the way to its page.
    ///
    /// @param home the way from the page to the account's home (`""`, `"../"`)
    public NamedLink person(String id, String home) {
        return new NamedLink(shown(id), customers.page(id, home));
    }

    /// The id of a subject's place within a page.
    public static String anchor(Subject subject) {
        return RowAnchor.of(subject);
    }

    /// The way from an account page to a subject's place on its customer's page, when the customer has one.
    public Optional<String> place(Subject subject, Optional<String> customer, String home) {
        return customer.flatMap(id -> customers.page(id, home)).map(page -> page + "#" + anchor(subject));
    }
}
