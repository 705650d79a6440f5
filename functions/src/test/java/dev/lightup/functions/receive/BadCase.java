package dev.lightup.functions.receive;

/// A request that deserves a refusal, for tests.
///
/// @param name what is wrong with it
/// @param sender what sends it
/// @param status the expected status
/// @param code the expected problem code
record BadCase(String name, Sender sender, int status, String code) {
    /// A word that wrong values carry, so that an answer which repeats them is found out.
    static final String CANARY = "zanzibar";
}
