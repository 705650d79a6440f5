package dev.lightup.domain.partnerhome;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.distributor.AccountLine;
import dev.lightup.domain.distributor.DistributorReading;
import dev.lightup.domain.programme.OperatorNotice;
import java.time.Instant;
import java.util.Optional;

/// One of a partner's accounts, read by its distributor's calendar.
///
/// @param key of its unit: its distributor's tenant and its word
/// @param reading of what the account tells, alone
/// @param heldSince since when its pages stand as they are, so that what it tells is of then; absent while they go on
public record LinkedAccount(String key, DistributorReading reading, Optional<Instant> heldSince) {
    public LinkedAccount {
        if (reading.portfolio().lines().size() != 1) {
            throw new IllegalArgumentException("the reading of one account");
        }
    }

    /// What it tells.
    public AccountSummary told() {
        return line().told();
    }

    /// Its line, with what is late.
    public AccountLine line() {
        return reading.portfolio().lines().getFirst();
    }

    /// What the operator has to say on all pages of its distributor.
    public Optional<String> notice() {
        return reading.basis().distributor().notice().map(OperatorNotice::text);
    }

    /// What its distributor is called.
    public String distributor() {
        return reading.basis().distributor().name();
    }
}
