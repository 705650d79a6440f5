/// What happens in a two-tier cloud channel and what it means. Pure Java: no AWS, no JSON, no I/O, time is an argument.
///
/// Data flows `event` -> `fold` -> `state` -> `reading` (with the `programme`); nothing flows back.
@NullMarked
package dev.lightup.domain;

import org.jspecify.annotations.NullMarked;
