/// Records as JSON and back: canonical for what we store and publish, strict and patient for what senders give us.
@NullMarked
package dev.lightup.json;

import org.jspecify.annotations.NullMarked;
