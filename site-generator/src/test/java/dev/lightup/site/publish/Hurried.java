package dev.lightup.site.publish;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.concurrent.atomic.AtomicInteger;

/// A function's context whose time is up when it was asked so often.
final class Hurried implements Context {
    private final TestContext calm = new TestContext();
    private final AtomicInteger left;

    Hurried(int asked) {
        this.left = new AtomicInteger(asked);
    }

    @Override
    public int getRemainingTimeInMillis() {
        return left.getAndDecrement() > 0 ? calm.millisLeft() : 0;
    }

    @Override
    public String getAwsRequestId() {
        return calm.getAwsRequestId();
    }

    @Override
    public String getLogGroupName() {
        return calm.getLogGroupName();
    }

    @Override
    public String getLogStreamName() {
        return calm.getLogStreamName();
    }

    @Override
    public String getFunctionName() {
        return calm.getFunctionName();
    }

    @Override
    public String getFunctionVersion() {
        return calm.getFunctionVersion();
    }

    @Override
    public String getInvokedFunctionArn() {
        return calm.getInvokedFunctionArn();
    }

    @Override
    public CognitoIdentity getIdentity() {
        return calm.getIdentity();
    }

    @Override
    public ClientContext getClientContext() {
        return calm.getClientContext();
    }

    @Override
    public int getMemoryLimitInMB() {
        return calm.getMemoryLimitInMB();
    }

    @Override
    public LambdaLogger getLogger() {
        return calm.getLogger();
    }
}
