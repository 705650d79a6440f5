/// LocalStack starts DynamoDB Local with an agent that allows more than twenty indexes. Lightup has two.
public final class NoAgent {
    private NoAgent() {}

    /// Does nothing.
    public static void premain(String options) {}
}
