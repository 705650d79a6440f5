package dev.lightup.senders.format;

/// With which status a sender is told what became of what it sent, once that is stored or put aside. Which answers say "not kept, come again" is
/// nobody's choice.
public enum ResultStatus {
    /// 202 when it is understood, and the problem's own status when it is not: the sender reads the answer and mends what it sends.
    BY_RESULT,
    /// 200 whatever became of it: nobody reads the answer, and whoever sends would try for ever or end the subscription. What became of it stands
    /// in the body. From an endpoint that sends references only such a body is neither kept nor sent again: what is not understood is lost there.
    ALWAYS_OK
}
