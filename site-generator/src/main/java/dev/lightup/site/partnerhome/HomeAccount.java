package dev.lightup.site.partnerhome;

import dev.lightup.domain.partnerhome.LinkedAccount;
import dev.lightup.domain.programme.Side;
import dev.lightup.site.distributor.PortfolioNames;
import dev.lightup.site.parts.VerdictWords;
import dev.lightup.site.words.AccountNames;
import dev.lightup.site.words.NameLookup;
import dev.lightup.site.words.RelativeLinks;
import java.util.Optional;

/// One of a partner's accounts, with what its pages are called. Labels are a distributor's: none is shown beside another's, so that nothing
/// on a home outlives its erasure. The partner is "the partner" here, and customers have no names.
///
/// @param folder where the account's pages lie, from the site's root
/// @param cast who is who there
public record HomeAccount(LinkedAccount told, String folder, AccountNames cast) {
    /// What stands in the place of a label.
    public static final String CALLED = "partner";

    /// @param told the account, of which nobody is named
    public static HomeAccount of(LinkedAccount told, String folder) {
        return new HomeAccount(told, folder, PortfolioNames.of(told.reading(), new Nobody())
                .cast(told.told().unit(), told.told().account()));
    }

    /// The way to the account's page.
    String page(RelativeLinks place) {
        return place.root() + folder;
    }

    /// The way to a side's list on it.
    String list(Side side, RelativeLinks place) {
        return page(place) + "#" + VerdictWords.id(side);
    }

    /// Knows no name and no way: of nobody anything is shown but that somebody is the partner.
    private record Nobody() implements NameLookup {
        @Override
        public Optional<String> name(String token) {
            return Optional.of("the partner").filter(_ -> token.equals(CALLED));
        }

        @Override
        public Optional<String> customer(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<String> account(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<String> portfolio(String id) {
            return Optional.empty();
        }
    }
}
