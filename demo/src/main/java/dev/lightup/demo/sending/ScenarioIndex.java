package dev.lightup.demo.sending;

import dev.lightup.demo.channel.ScenarioKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who plays in a story and where its troubles are. It covers the first {@link #COHORT} partners at most, so that a large story
/// need not be told to the end to know its cast.
///
/// @param partners the partners, the named ones first
/// @param troubles where each trouble is to be seen
/// @param mover the order that one request moves while somebody watches
public record ScenarioIndex(List<Partner> partners, Map<ScenarioKind, List<Scene>> troubles, Mover mover) {
    /// How many partners are told together, in one chronological order.
    public static final int COHORT = 240;

    public ScenarioIndex {
        partners = List.copyOf(partners);
        troubles = Map.copyOf(troubles);
    }

    /// The scenes of a trouble; none when the story does not have it.
    public List<Scene> of(ScenarioKind trouble) {
        return troubles.getOrDefault(trouble, List.of());
    }

    /// A company that sells, with its account at each distributor it buys from.
    public record Partner(String name, String country, List<Account> accounts) {
        public Partner {
            accounts = List.copyOf(accounts);
        }
    }

    /// A partner at one distributor.
    ///
    /// @param tenant the distributor
    /// @param account the distributor's id of the partner
    public record Account(String tenant, String account, List<Customer> customers) {
        public Account {
            customers = List.copyOf(customers);
        }
    }

    /// A company that uses what is sold.
    public record Customer(String id, String name, String country) {}

    /// Where a trouble is to be seen.
    ///
    /// @param account absent where it is the distributor's own, or where nobody can say
    /// @param subject `kind/id`, or the id of the sending for what cannot be read
    public record Scene(String tenant, Optional<String> account, String subject) {}

    /// An order that has been waiting, and the event that ends its wait.
    ///
    /// @param order the order's id
    /// @param customer the customer's name
    /// @param event fulfils the order; to be signed for the canonical endpoint of the tenant and posted
    public record Mover(
            String tenant,
            String account,
            String partner,
            String order,
            String customer,
            StoryRequest event) {}
}
