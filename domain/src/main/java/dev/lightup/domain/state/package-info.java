/// What is known of one subject after its events were folded. Values only.
@NullMarked
package dev.lightup.domain.state;

import org.jspecify.annotations.NullMarked;
