/// The path of each subscription from provisioned to active use.
@NullMarked
package dev.lightup.domain.milestone;

import org.jspecify.annotations.NullMarked;
