/// One integration suite on every ground: this process, moto, a running stack, LocalStack, an AWS account.
@NullMarked
package dev.lightup.conformance;

import org.jspecify.annotations.NullMarked;
