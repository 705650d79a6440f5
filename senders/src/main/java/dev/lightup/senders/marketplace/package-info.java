/// The room of the Microsoft marketplace of SaaS offers: its words; its events are not read yet.
@NullMarked
package dev.lightup.senders.marketplace;

import org.jspecify.annotations.NullMarked;
