"""LocalStack 4.14.0 without Docker: an executor for Java functions, a gateway on the loopback interface, whole Function URLs."""
