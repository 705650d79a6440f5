package dev.lightup.domain.machine;

import dev.lightup.domain.event.CustomerFact;
import dev.lightup.domain.state.CustomerState;
import dev.lightup.domain.state.CustomerState.Gdap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A customer: what it is called, whether it is linked, its agreement, its admin relationship.
final class CustomerFold implements SubjectFold {
    private Optional<String> name = Optional.empty();
    private Optional<String> country = Optional.empty();
    private Optional<String> segment = Optional.empty();
    private boolean linked;
    private Optional<Instant> agreement = Optional.empty();
    private Gdap gdap = Gdap.NONE;
    private Optional<Instant> gdapSince = Optional.empty();
    private Optional<LocalDate> gdapExpires = Optional.empty();

    CustomerFold() {}

    CustomerFold(CustomerState state) {
        name = state.name();
        country = state.country();
        segment = state.segment();
        linked = state.linked();
        agreement = state.agreement();
        gdap = state.gdap();
        gdapSince = state.gdapSince();
        gdapExpires = state.gdapExpires();
    }

    @Override
    public CustomerState state() {
        return new CustomerState(name, country, segment, linked, agreement, gdap, gdapSince, gdapExpires);
    }

    @Override
    public boolean take(FoldStep step) {
        if (!(step.fact() instanceof CustomerFact fact)) {
            return true;
        }
        switch (fact) {
            case CustomerFact.Created told -> {
                name = told.name().or(() -> name);
                country = told.country().or(() -> country);
                segment = told.segment().or(() -> segment);
            }
            case CustomerFact.ResellerLinkAccepted() -> linked = true;
            case CustomerFact.ResellerLinkRemoved() -> linked = false;
            case CustomerFact.AgreementAccepted() -> agreement = agreement.or(() -> Optional.of(step.at()));
            case CustomerFact.GdapRequested() -> gdap(Gdap.REQUESTED, step);
            case CustomerFact.GdapApproved(var expires) -> {
                gdap(Gdap.APPROVED, step);
                gdapExpires = expires;
            }
            case CustomerFact.GdapExpired() -> gdap(Gdap.EXPIRED, step);
            case CustomerFact.GdapTerminated() -> gdap(Gdap.TERMINATED, step);
            case CustomerFact.Snapshot(var called, var where) -> {
                boolean news = isNews(called, name) || isNews(where, country);
                name = called.or(() -> name);
                country = where.or(() -> country);
                return news;
            }
        }
        return true;
    }

    private static boolean isNews(Optional<String> told, Optional<String> known) {
        return told.isPresent() && !told.equals(known);
    }

    private void gdap(Gdap to, FoldStep step) {
        if (gdap != to) {
            gdap = to;
            gdapSince = Optional.of(step.at());
        }
    }
}
