package dev.lightup.local.runtime;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The environment variables of a function's process, as AWS sets them. Nothing of this process's own environment but the path and the
/// folder for temporary files is passed on.
final class FunctionEnvironment {
    private static final String REGION = "local";
    private static final String ACCOUNT = "000000000000";

    private FunctionEnvironment() {}

    static String arn(String function) {
        return "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:" + function;
    }

    /// @param root the unpacked package
    /// @param credentials what requests to services are signed with
    static Map<String, String> of(FunctionConfig config, Path root, StartCredentials credentials) {
        var environment = new HashMap<String, String>();
        for (String inherited : new String[]{"PATH", "TMPDIR"}) {
            String value = System.getenv(inherited);
            if (value != null) {
                environment.put(inherited, value);
            }
        }
        environment.putAll(Map.of("LANG", "en_US.UTF-8", "TZ", ":UTC", "LAMBDA_TASK_ROOT", root.toString(),
                "LAMBDA_RUNTIME_DIR", "/var/runtime", "_HANDLER", config.handler(), "AWS_EXECUTION_ENV",
                "AWS_Lambda_java25", "_X_AMZN_TRACE_ID", ""));
        environment.putAll(Map.of("AWS_REGION", REGION, "AWS_DEFAULT_REGION", REGION, "AWS_ACCESS_KEY_ID",
                credentials.keyId(), "AWS_SECRET_ACCESS_KEY", credentials.secret(), "AWS_SESSION_TOKEN",
                credentials.session()));
        environment.putAll(Map.of("AWS_LAMBDA_FUNCTION_NAME", config.name(), "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(config.memoryMb()), "AWS_LAMBDA_LOG_GROUP_NAME",
                "/aws/lambda/" + config.name(), "AWS_LAMBDA_LOG_STREAM_NAME", "local", "AWS_LAMBDA_LOG_FORMAT", "Text",
                "AWS_LAMBDA_INITIALIZATION_TYPE", config.snapStart() ? "snap-start" : "on-demand"));
        environment.putAll(config.variables());
        return environment;
    }
}
