package dev.lightup.domain.reading;

/// Orders by phase. `open` includes the stuck ones and those in use but not closed, not the scheduled ones.
public record OrderCount(int open, int stuck, int scheduled, int inUseNotClosed, int fulfilled, int failed,
        int cancelled) {}
