package dev.lightup.conformance;

/// One way in which an emulator is not AWS, as far as the product could meet it.
///
/// @param emulator whose way it is
/// @param what it concerns
/// @param aws what AWS does
/// @param here what the emulator does instead
/// @param ours why the product does not mind
/// @param takesTime whether its proof waits: it runs in the long form only
/// @param proof shows that the emulator still does so; when it fails, the row is to be rewritten
record Difference(
        Emulator emulator,
        String what,
        String aws,
        String here,
        String ours,
        boolean takesTime,
        Proof proof) {
    Difference(Emulator emulator, String what, String aws, String here, String ours, Proof proof) {
        this(emulator, what, aws, here, ours, false, proof);
    }

    /// The emulators, with the property that selects them.
    enum Emulator {
        DYNAMODB_LOCAL("DynamoDB Local"),
        MOTO("moto"),
        LOCALSTACK("LocalStack");

        private final String title;

        Emulator(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /// Shows a difference on a ground.
    @FunctionalInterface
    interface Proof {
        void show(Emulated emulated);
    }
}
