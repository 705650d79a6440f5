/// What a distributor's feeds list and leave out, and how they are.
@NullMarked
package dev.lightup.domain.feed;

import org.jspecify.annotations.NullMarked;
