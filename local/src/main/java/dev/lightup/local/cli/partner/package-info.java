/// The operator says which accounts belong to one partner.
@NullMarked
package dev.lightup.local.cli.partner;

import org.jspecify.annotations.NullMarked;
