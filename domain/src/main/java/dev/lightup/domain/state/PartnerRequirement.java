package dev.lightup.domain.state;

import java.util.Locale;
import java.util.Optional;

/// What a partner must satisfy at a distributor before it can sell, and per region where the vendor asks so.
public enum PartnerRequirement {
    APPLICATION,
    RESELLER_AGREEMENT,
    CREDIT,
    VERIFICATION,
    MPA,
    RELATIONSHIP,
    POR,
    ACCESS;

    /// The word senders use.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The requirement of that word.
    public static Optional<PartnerRequirement> parse(String word) {
        for (PartnerRequirement requirement : values()) {
            if (requirement.word().equals(word)) {
                return Optional.of(requirement);
            }
        }
        return Optional.empty();
    }
}
