package dev.lightup.domain.partnerhome;

import dev.lightup.domain.account.AccountSummary;
import dev.lightup.domain.distributor.AccountLine;
import dev.lightup.domain.distributor.DistributorReading;

/// One of a partner's accounts, read by its distributor's calendar.
///
/// @param key of its unit: its distributor's tenant and its word
/// @param reading of what the account tells, alone
public record LinkedAccount(String key, DistributorReading reading) {
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

    /// What its distributor is called.
    public String distributor() {
        return reading.basis().distributor().name();
    }
}
