package dev.lightup.site.page;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Groups of an account's customers: those whose ids in paths begin alike. A customer's group never changes, and the path of a page says which
/// one it is; there are 1,024 of them.
public final class CustomerGroup {
    private static final String CUSTOMERS = "c/";
    private static final int LENGTH = 2;

    private CustomerGroup() {}

    /// The folder of all customers' pages.
    ///
    /// @param account the account's folder, ending in a slash
    public static String customers(String account) {
        return account + CUSTOMERS;
    }

    /// The folder below an account's in which a customer's pages lie.
    static String folder(String opaque) {
        return CUSTOMERS + opaque + "/";
    }

    /// The group on whose pages a path is; empty where it is the account's own.
    ///
    /// @param account the account's folder, ending in a slash
    static Optional<String> at(String account, String path) {
        String customers = account + CUSTOMERS;
        return path.startsWith(customers)
                ? Optional.of(path.substring(customers.length(), customers.length() + LENGTH))
                : Optional.empty();
    }

    /// What the pages of each group consist of, by group.
    ///
    /// @param pages of customers of one account
    /// @param account the account's folder, ending in a slash
    public static SortedMap<String, String> releases(List<Page> pages, String account) {
        SortedMap<String, String> releases = new TreeMap<>();
        pages.stream()
                .filter(page -> at(account, page.path()).isPresent())
                .collect(Collectors.groupingBy(page -> at(account, page.path()).orElseThrow()))
                .forEach((group, own) -> releases.put(group, UnitPages.release(own, new TreeMap<>())));
        return releases;
    }
}
