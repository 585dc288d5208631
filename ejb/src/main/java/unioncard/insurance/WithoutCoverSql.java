package unioncard.insurance;

import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import unioncard.shared.RowStream;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** The persons behind the figure of 有卡无保, of one union: as {@link CoverageCountSql} counts them. */
final class WithoutCoverSql {

    // Card and cover are looked up one by one, as in CandidateSql: the planner does not know how few the members of one union are.
    private static final String FROM = """
            from insurance_year y cross join (select * from member m where m.union_id = :union and m.status = 'ACTIVE' offset 0) m
              join lateral (select c.card_no_date from card c where c.person_id = m.person_id and c.status in ('INACTIVE', 'ACTIVE', 'LOST') offset 0) c on true
            where y.year = :year
              and (select true from cover v where v.person_id = m.person_id and v.year = y.year and v.status in ('PROPOSED', 'CONFIRMED')) is null
            """;

    private WithoutCoverSql() {
    }

    private static Query query(Handle h, String slice, long union, int year) {
        return h.createQuery("""
                select l.*, p.name, p.document_type, p.document_sealed document from (
                  select m.id member_id, m.member_no, m.person_id, c.card_no_date, c.card_no_date between y.starts_on and y.ends_on new_card
                  %s order by m.member_no %s) l join person p on p.id = l.person_id order by l.member_no""".formatted(FROM, slice))
                .bind("union", union).bind("year", year);
    }

    /** Hands over all of them by member number; returns how many. */
    static int each(Handle h, long union, int year, Consumer<HolderWithoutCover> each) {
        return RowStream.each(query(h, "", union, year), ConstructorMapper.of(HolderWithoutCover.class), each);
    }

    /** A slice of them by member number. */
    static Rows<HolderWithoutCover> list(Handle h, long union, int year, Slice slice) {
        return new Rows<>(
                query(h, "limit :size offset :first", union, year).bind("size", slice.size()).bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT))
                        .map(ConstructorMapper.of(HolderWithoutCover.class)).list(),
                h.createQuery("select count(*) from (select " + FROM + " limit :limit) n").bind("union", union).bind("year", year)
                        .bind("limit", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one());
    }
}
