package dev.lightup.local.cloud;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// What each function asked of AWS, in the words of its permissions (`dynamodb:PutItem`). Thread-safe.
public final class AwsCalls {
    /// Where a permission is called otherwise than the operation that needs it.
    private static final Map<String, String> ACTIONS = Map.of("s3:HeadObject", "s3:GetObject", "s3:ListObjectsV2",
            "s3:ListBucket");

    private final ConcurrentSkipListMap<String, ConcurrentSkipListSet<String>> actions = new ConcurrentSkipListMap<>();

    /// Listens to a client of a function.
    ExecutionInterceptor of(String function) {
        return new Listener(function);
    }

    /// A function did what needs this permission.
    void note(String function, String action) {
        actions.computeIfAbsent(function, _ -> new ConcurrentSkipListSet<>()).add(action);
    }

    /// The actions of each function that asked for anything, by its logical id.
    public SortedMap<String, SortedSet<String>> byFunction() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(actions));
    }

    private static String action(String service, String operation) {
        String call = service.replace(" ", "").toLowerCase(Locale.ROOT) + ":" + operation;
        return ACTIONS.getOrDefault(call, call);
    }

    private final class Listener implements ExecutionInterceptor {
        private final String function;

        Listener(String function) {
            this.function = function;
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            note(function, action(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                    attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)));
        }
    }
}
