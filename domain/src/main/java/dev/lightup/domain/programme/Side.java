package dev.lightup.domain.programme;

/// Who can be expected to move.
public enum Side {
    PARTNER,
    DISTRIBUTOR,
    VENDOR,
    CUSTOMER
}
