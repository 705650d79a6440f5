/// How it is told: events, heartbeats and weekly files, as a distributor's system would send them.
@NullMarked
package dev.lightup.demo.sending;

import org.jspecify.annotations.NullMarked;
