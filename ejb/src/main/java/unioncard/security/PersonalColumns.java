package unioncard.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Types;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;

/**
 * Teaches Jdbi the two faces of an encrypted column: a row type that asks for {@link Masked} gets the masked text, one that asks for
 * {@link Sealed} the token as stored. So a list can only show more than the mask by asking {@link PersonalData} in so many words.
 */
@Dependent
public class PersonalColumns implements JdbiPlugin {

    private final PersonalData personalData;

    @Inject
    public PersonalColumns(PersonalData personalData) {
        this.personalData = personalData;
    }

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        ColumnMapper<Sealed> sealed = (row, column, context) -> {
            var token = row.getString(column);
            return token == null ? null : new Sealed(token);
        };
        ColumnMapper<Masked> masked = (row, column, context) -> personalData.mask(sealed.map(row, column, context));
        jdbi.registerColumnMapper(Sealed.class, sealed);
        jdbi.registerColumnMapper(Masked.class, masked);
        jdbi.registerArgument(new AbstractArgumentFactory<Sealed>(Types.VARCHAR) {
            @Override
            protected Argument build(Sealed value, ConfigRegistry config) {
                return (position, statement, context) -> statement.setString(position, value.token());
            }
        });
    }
}
