package unioncard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import unioncard.shared.Slice;

/**
 * What boundary methods are called with: one sample for each meaning of a parameter. The meaning is its name, or {@code Class.name} where the
 * name alone is ambiguous. Records are put together from the samples of their components; what a component has no sample for stays empty.
 */
final class BoundarySamples {

    private static final Map<Class<?>, Object> EMPTY = Map.of(boolean.class, false, int.class, 0, long.class, 0L);

    private final Map<String, Object> samples = new HashMap<>();
    private final Map<String, Object> rows = new HashMap<>();

    BoundarySamples() {
        samples.put("slice", Slice.first(50));
        samples.put("version", 0);
        samples.put("reason", "核对资料");
        samples.put("year", 2026);
        samples.put("type", "A");
        samples.put("digest", "0".repeat(64));
        samples.put("fileName", "样例.xlsx");
        samples.put("number", "310101199001010010");
        samples.put("roles", Set.of("GRASSROOTS_HEAD"));
        samples.put("enabled", false);
        samples.put("NewAccount.login", "newcomer");
        samples.put("NewAccount.name", "新人");
        samples.put("UnionFields.name", "样例新会");
        samples.put("UnionFields.type", null);
        samples.put("KeyRotation.version", "1");
        samples.put("rotation", 1L);
        samples.put("blocks", (Consumer<Object>) block -> { });
        samples.put("each", (Consumer<Object>) row -> { });
        samples.put("Unions.code", null);
        samples.put("LineStatus", null);
        samples.put("CardBatches.status", null);
        samples.put("PendingList.expiresOn", null);
        samples.put("except", List.of());
        samples.put("Enrolments.reason", null);
        samples.put("order", Slice.first(50));
        samples.put("openLines", 1);
        for (var any : List.of("CoverageFilter.batchNo", "CoverageFilter.day", "LedgerFilter.from", "LedgerFilter.to")) {
            samples.put(any, null);
        }
        samples.put("list", "会员管理");
        samples.put("rows", 1);
        samples.put("filters", "name");
        samples.put("fileId", 1L);
        samples.put("alarmId", 1L);
        samples.put("since", Instant.EPOCH);
        samples.put("Settlement.apply", false);
        samples.put("HeldFilter.batchNo", null);
        samples.put("HeldFilter.reason", null);
        samples.put("ReturnCode.code", "0000");
        samples.put("ReturnCode.text", "已办成");
        samples.put("ReturnCode.specialReason", null);
        // What a list is asked for: everything.
        samples.put("text", "");
        for (var filter : List.of("MemberFilter", "CardMemberFilter", "PendingFilter", "BatchFilter", "CoverageFilter", "TransferFilter",
                "RegistrationFilter", "DueFilter", "VoucherFilter", "LedgerFilter", "AllotmentFilter", "QueueFilter", "ExchangeFilter")) {
            for (var field : List.of("name", "number", "type", "year", "memberNo", "status", "channel", "unionId", "reason", "text", "kind", "account")) {
                samples.put(filter + "." + field, null);
            }
        }
    }

    /** A sample that stands for a row of the insider's union. */
    BoundarySamples row(String meaning, Object value) {
        rows.put(meaning, value);
        return this;
    }

    /** A sample that stands for no row. */
    BoundarySamples value(String meaning, Object value) {
        samples.put(meaning, value);
        return this;
    }

    /** A call's arguments, and whether one of them stands for a row. */
    record Arguments(Object[] values, boolean namesRow) {
    }

    /** Arguments for a method. Fails with what to add when a parameter has no sample. */
    Arguments of(Method method) {
        var used = new boolean[1];
        var values = Arrays.stream(method.getParameters()).map(p -> argument(method, p, used)).toArray();
        return new Arguments(values, used[0]);
    }

    private Object argument(Method method, Parameter parameter, boolean[] used) {
        var type = parameter.getType();
        if (type == OutputStream.class) {
            return new ByteArrayOutputStream();
        }
        if (type == InputStream.class) {
            return new ByteArrayInputStream(new byte[] {1});
        }
        var owner = method.getDeclaringClass().getSimpleName();
        var found = find(owner, parameter.getName(), used);
        if (found != null) {
            return found[0];
        }
        if (type.isRecord()) {
            return record(type, used);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        throw new AssertionError(owner + "." + method.getName() + " has a parameter " + parameter.getName() + " (" + type.getSimpleName()
                + ") without a sample. Add it where BoundaryScopeIT makes its samples: row(\"" + parameter.getName()
                + "\", ...) when it names a row of the insider's union, value(\"" + parameter.getName() + "\", ...) otherwise; \"" + owner + "."
                + parameter.getName() + "\" when other methods mean something else by the name.");
    }

    private Object[] find(String owner, String name, boolean[] used) {
        for (var key : List.of(owner + "." + name, name)) {
            if (rows.containsKey(key)) {
                used[0] = true;
                return new Object[] {rows.get(key)};
            }
            if (samples.containsKey(key)) {
                return new Object[] {samples.get(key)};
            }
        }
        return null;
    }

    private Object record(Class<?> type, boolean[] used) {
        var components = type.getRecordComponents();
        var values = Stream.of(components).map(c -> {
            var found = find(type.getSimpleName(), c.getName(), used);
            return found != null ? found[0] : c.getType().isEnum() && !type.getSimpleName().endsWith("Filter") ? c.getType().getEnumConstants()[0]
                    : EMPTY.get(c.getType());
        }).toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Stream.of(components).map(c -> c.getType()).toArray(Class[]::new));
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new AssertionError("the samples make no " + type.getSimpleName() + "; give its components samples of their own", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
