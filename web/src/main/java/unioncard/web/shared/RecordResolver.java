package unioncard.web.shared;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/** Lets pages read the components of a record as properties ({@code #{row.name}}); Expression Language 5 cannot by itself. */
public class RecordResolver extends ELResolver {

    private static final ClassValue<Method[]> ACCESSORS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(component -> {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                return accessor;
            }).toArray(Method[]::new);
        }
    };

    private static Optional<Method> accessor(ELContext context, Object base, Object property) {
        if (!(base instanceof Record) || property == null) {
            return Optional.empty();
        }
        var found = Arrays.stream(ACCESSORS.get(base.getClass())).filter(a -> a.getName().equals(property.toString())).findFirst();
        found.ifPresent(a -> context.setPropertyResolved(base, property));
        return found;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        var accessor = accessor(context, base, property);
        if (accessor.isEmpty()) {
            return null;
        }
        try {
            return accessor.get().invoke(base);
        } catch (ReflectiveOperationException e) {
            throw new ELException(e);
        }
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        // Null: the property can be read, never written.
        accessor(context, base, property);
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        // Records are never written; the next resolver refuses.
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return accessor(context, base, property).isPresent();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return base instanceof Record ? String.class : null;
    }
}
