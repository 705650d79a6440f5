package dev.lightup.bench.kept;

import dev.lightup.bench.stepped.KeptDirectory;
import dev.lightup.bench.stepped.KeptSender;
import dev.lightup.bench.stepped.SteppedStack;
import dev.lightup.domain.event.Grade;
import dev.lightup.functions.linking.AccountLinks;
import dev.lightup.functions.linking.LinkedUnit;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A partner that buys from both distributors: two of its accounts are linked, and a third that was linked by mistake is by itself again.
/// What is said of links no sender can send: the operator's command says it.
final class LinkedPartner {
    /// What is said of links.
    static final List<String> TYPES = List.of("link.made", "link.ended");

    private static final LinkedUnit FIRST = account(KeptDirectory.NORDVIK, "NV-1");
    private static final LinkedUnit SECOND = account(KeptDirectory.MERIDIAN, "MC-1");
    /// The one that was linked by mistake.
    private static final LinkedUnit OTHER = account(KeptDirectory.NORDVIK, "NV-2");
    private static final Duration STEP = Duration.ofMinutes(5);
    /// A version that no link of the scenario has.
    private static final long FAR = 1_000;

    private final SteppedStack stack;
    private final AccountLinks links;

    LinkedPartner(SteppedStack stack) {
        this.stack = stack;
        this.links = new AccountLinks(stack.ledger(), new KeptDirectory(), stack::now);
    }

    void play(KeptSender meridian) {
        meridian.say("m-opened", "partner.opened", "partner/MC-1", "{}");
        stack.settle();
        Stream.of(FIRST, SECOND, OTHER).forEach(account -> said(account, Optional.of(name())));
        said(OTHER, Optional.empty());
    }

    /// What the accounts have in common: made of accounts of which nothing was said before.
    private String name() {
        var all = new TreeMap<LinkedUnit, AccountLinks.Standing>();
        List.of(FIRST, SECOND).forEach(account -> all.put(account, standing(0)));
        return links.name(all);
    }

    private static LinkedUnit account(String tenant, String account) {
        return LinkedUnit.of(new KeptDirectory().tenant(tenant), account);
    }

    /// Says it, and has it applied and published.
    private void said(LinkedUnit account, Optional<String> partner) {
        say(account, Objects.requireNonNull(links.standings(List.of(account)).get(account)), partner);
        stack.settle();
        stack.pass(STEP);
        stack.sweep();
    }

    /// Says once more what is known of an account's link, whether its state can be read or not.
    void sayOnceMore(LinkedUnit account) {
        say(account, standing(FAR), account.equals(OTHER) ? Optional.empty() : Optional.of(name()));
    }

    private static AccountLinks.Standing standing(long version) {
        return new AccountLinks.Standing(version, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private void say(LinkedUnit account, AccountLinks.Standing read, Optional<String> partner) {
        var sayer = new AccountLinks.Sayer(Grade.B, "operator", "attempt " + account.id() + " " + read.version());
        if (!links.say(account, read, partner, sayer)) {
            throw new IllegalStateException("somebody else said something of " + account.subject());
        }
    }
}
