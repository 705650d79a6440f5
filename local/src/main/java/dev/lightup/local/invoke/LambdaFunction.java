package dev.lightup.local.invoke;

import dev.lightup.senders.http.ByteString;

/// One Lambda function, as those see it who call it: a name and bytes in, an outcome out. Whether it runs in this process or in one of its
/// own cannot be told from here. Safe for concurrent use.
public interface LambdaFunction {
    /// The function's logical id in the template.
    String name();

    /// Calls the function and waits for its answer, at most as long as the template lets it run.
    ///
    /// @param event the request, as AWS would send it
    /// @throws IllegalStateException when the calling thread is interrupted while it waits
    InvocationOutcome invoke(ByteString event);
}
