/// Inputs as senders really wrote them: each is posted as it is, signed, through the whole stack, and what then stands is looked at in the
/// answer, on the page, in its JSON twin and in its tables. The inputs lie under the same name in the test resources.
@NullMarked
package dev.lightup.conformance.inputs;

import org.jspecify.annotations.NullMarked;
