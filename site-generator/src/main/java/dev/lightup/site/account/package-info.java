/// An account's pages: its home, customers, orders.
@NullMarked
package dev.lightup.site.account;

import org.jspecify.annotations.NullMarked;
