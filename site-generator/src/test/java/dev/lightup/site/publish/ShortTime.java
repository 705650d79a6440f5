package dev.lightup.site.publish;

import java.util.concurrent.atomic.AtomicInteger;

/// An invocation that has time for so many pages.
final class ShortTime {
    private ShortTime() {}

    static InvocationTime forPages(int pages) {
        var left = new AtomicInteger(pages);
        return new InvocationTime(left::getAndDecrement, 0, 0);
    }
}
