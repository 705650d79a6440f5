package dev.lightup.domain.account;

import dev.lightup.domain.event.Grade;
import java.time.Instant;

/// One sender that the page's numbers come from.
///
/// @param source its CloudEvents source or feed
/// @param grade the weakest grade among its newest events here
/// @param last when it was last heard of on this account
public record SenderGrade(String source, Grade grade, Instant last) {}
