package dev.lightup.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.shared.access.LocalDBAccess;
import software.amazon.dynamodb.services.local.shared.access.TableInfo;

/// DynamoDB Local asks its database at every call first what the table is like, by way of the one thread that may: a tenth of a test's time.
/// This remembers the answer until anything is done that is neither a look nor an item. Thread-safe.
final class RememberedTables implements InvocationHandler {
    private static final String TABLE = "getTableInfo";
    /// What leaves tables as they are; of everything else it is not known.
    private static final Set<String> HARMLESS = Set.of("getRecord", "putRecord", "deleteRecord", "queryRecords",
            "getLockForTable", "beginTransaction", "commitTransaction", "rollbackTransaction", "getStreamRecords",
            "getStreamInfo", "getLatestSequenceNumberForShard", "getDeletionDateTimeForShard",
            "getEarliestNonExpiredSequenceNumberForShard", "getSequenceNumberStartForShard", "shardIsNotExpired",
            "listTables", "getTableItemCount", "getLSIItemCount", "getGSIItemCount", "getTableByteSize",
            "getLSIByteSize", "getGSIByteSize", "fetchAllTablesWithTimeToLiveEnabled", "getGSIsByStatusFromAllTables",
            "numberOfSubscriberWideInflightOnlineCreateIndexesOperations", "hashCode", "equals", "toString");

    private final LocalDBAccess database;
    private final Map<String, TableInfo> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    private RememberedTables(LocalDBAccess database) {
        this.database = database;
    }

    static LocalDBAccess of(LocalDBAccess database) {
        return (LocalDBAccess) Proxy.newProxyInstance(LocalDBAccess.class.getClassLoader(),
                new Class<?>[]{LocalDBAccess.class}, new RememberedTables(database));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals(TABLE) && arguments != null && arguments[0] instanceof String name) {
            return table(name);
        }
        boolean harmless = HARMLESS.contains(method.getName());
        if (!harmless) {
            forget();
        }
        try {
            return method.invoke(database, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            if (!harmless) {
                forget();
            }
        }
    }

    private @Nullable TableInfo table(String name) {
        TableInfo remembered = known.get(name);
        if (remembered != null) {
            return remembered;
        }
        long before = changes.get();
        TableInfo told = database.getTableInfo(name);
        if (told != null) {
            known.put(name, told);
            if (changes.get() != before) {
                // it may have been looked at before the change
                known.remove(name);
            }
        }
        return told;
    }

    private void forget() {
        changes.incrementAndGet();
        known.clear();
    }
}
