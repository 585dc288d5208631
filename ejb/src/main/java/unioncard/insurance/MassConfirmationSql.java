package unioncard.insurance;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.DomainException;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** The statements over commands for many batches and over the batches in them. */
final class MassConfirmationSql {

    private static final String RUN = """
            select r.id, coalesce(a.name, r.asked_by) asked_by, r.asked_at, r.ended_at, n.batches, n.confirmed, n.refused, n.headcount, n.premium_fen,
                   n.municipal_fen
            from mass_confirmation r left join user_account a on a.login = r.asked_by cross join lateral (
              select count(*) batches, count(*) filter (where i.state = 'CONFIRMED') confirmed, count(*) filter (where i.state = 'REFUSED') refused,
                     coalesce(sum(b.headcount) filter (where i.state = 'CONFIRMED'), 0) headcount,
                     coalesce(sum(b.premium_fen) filter (where i.state = 'CONFIRMED'), 0) premium_fen,
                     coalesce(sum(b.municipal_fen) filter (where i.state = 'CONFIRMED'), 0) municipal_fen
              from mass_confirmation_batch i join enrolment_batch b on b.id = i.batch_id where i.run_id = r.id) n
            where r.union_id = :own""";

    private MassConfirmationSql() {
    }

    /** How many of the batches are in the scope. */
    static int visible(Handle h, UnionScope scope, Collection<Long> ids) {
        return h.createQuery("select count(*) from enrolment_batch b where b.id = any(:ids) and " + scope.sql("b")).bindMethods(scope)
                .bindArray("ids", Long.class, ids).mapTo(Integer.class).one();
    }

    /** A new command of the district. */
    static long open(Handle h, SignedInUser reviewer, Instant now) {
        return h.createQuery("insert into mass_confirmation (union_id, asked_by, asked_at) values (:union, :login, :now) returning id")
                .bind("union", reviewer.unionId()).bind("login", reviewer.login()).bind("now", now).mapTo(Long.class).one();
    }

    /** Takes batches into a command as they are now, but those another one holds. */
    static Taken take(Handle h, long run, UnionScope scope, String which, Map<String, Object> values, Collection<Long> ids) {
        return h.createQuery("with matching as materialized (select b.* from enrolment_batch b where " + which + "),"
                + """
                 taken as (insert into mass_confirmation_batch (run_id, batch_id, batch_version) select :run, id, version from matching order by id
                  on conflict (batch_id) where state = 'WAITING' do nothing returning batch_id)
                select (select count(*) from taken) taken, count(*) batches, coalesce(sum(headcount), 0) headcount,
                       coalesce(sum(premium_fen), 0) premium_fen, coalesce(sum(municipal_fen), 0) municipal_fen, coalesce(sum(lower_fen), 0) lower_fen,
                       coalesce(max(id), 0) last_id, coalesce(sum(id), 0) id_sum from matching""")
                .bindMethods(scope).bindMap(values).bind("run", run).bindArray("ids", Long.class, ids)
                .map((row, context) -> new Taken(row.getInt("taken"), new QueueSum(row.getInt("batches"), row.getLong("headcount"),
                        row.getLong("premium_fen"), row.getLong("municipal_fen"), row.getLong("lower_fen"), row.getLong("last_id"),
                        row.getLong("id_sum")))).one();
    }

    /** The next batch of a command that is still to be handled. */
    static Optional<Item> next(Handle h, long run) {
        return h.createQuery("""
                select r.id run, i.batch_id, i.batch_version, r.union_id district, r.asked_by from mass_confirmation r
                  join mass_confirmation_batch i on i.run_id = r.id and i.state = 'WAITING'
                where r.id = :run order by i.batch_id limit 1""").bind("run", run).map(ConstructorMapper.of(Item.class)).findOne();
    }

    /** Holds a batch of a command until the transaction ends; false when it has been handled meanwhile. */
    static boolean lock(Handle h, Item item) {
        return h.createQuery("select 1 from mass_confirmation_batch where run_id = :run and batch_id = :batchId and state = 'WAITING' for update")
                .bindMethods(item).mapTo(Integer.class).findOne().isPresent();
    }

    static void confirmed(Handle h, Item item) {
        h.createUpdate("update mass_confirmation_batch set state = 'CONFIRMED' where run_id = :run and batch_id = :batchId")
                .bindMethods(item).execute();
    }

    /** Notes why a batch was not confirmed; false when somebody else has handled it meanwhile. */
    static boolean refused(Handle h, Item item, DomainException why) {
        var arguments = why.arguments();
        return h.createUpdate("""
                update mass_confirmation_batch set state = 'REFUSED', code = :code, count = :count
                where run_id = :run and batch_id = :batchId and state = 'WAITING'""").bindMethods(item).bind("code", why.code())
                .bind("count", arguments.length > 1 && arguments[1] instanceof Integer count ? count : null).execute() == 1;
    }

    /** Ends a command; what is still waiting then is told to have been broken off. */
    static void end(Handle h, long run, Instant now) {
        h.createUpdate("update mass_confirmation set ended_at = :now where id = :run and ended_at is null").bind("run", run).bind("now", now).execute();
        h.createUpdate("""
                update mass_confirmation_batch set state = 'REFUSED', code = 'enrolment.broken-off' where run_id = :run and state = 'WAITING'""")
                .bind("run", run).execute();
    }

    /** Ends what commands of a district no job works on any more, as {@link #end} does; nothing else would let go of their batches. */
    static void endAbandoned(Handle h, long union, Instant now) {
        h.createUpdate("""
                with abandoned as (update mass_confirmation r set ended_at = :now where r.union_id = :union and r.ended_at is null
                  and not exists (select from job_run j where j.job = :job and j.subject = cast(r.id as varchar) and j.status = 'RUNNING') returning r.id)
                update mass_confirmation_batch i set state = 'REFUSED', code = 'enrolment.broken-off' from abandoned a
                where i.run_id = a.id and i.state = 'WAITING'""")
                .bind("union", union).bind("job", MassConfirmationRun.JOB).bind("now", now).execute();
    }

    static Optional<MassConfirmation> find(Handle h, long union, long id) {
        return h.createQuery(RUN + " and r.id = :id").bind("own", union).bind("id", id).map(ConstructorMapper.of(MassConfirmation.class)).findOne();
    }

    static List<MassConfirmation> recent(Handle h, long union, int most) {
        return h.createQuery(RUN + " order by r.id desc limit :most").bind("own", union).bind("most", most)
                .map(ConstructorMapper.of(MassConfirmation.class)).list();
    }

    static Rows<RefusedBatch> refused(Handle h, long union, long id, Slice slice) {
        var from = """
                from mass_confirmation r join mass_confirmation_batch i on i.run_id = r.id and i.state = 'REFUSED'
                  join enrolment_batch b on b.id = i.batch_id join trade_union u on u.id = b.union_id where r.id = :id and r.union_id = :own""";
        int total = h.createQuery("select count(*) " + from).bind("id", id).bind("own", union).mapTo(Integer.class).one();
        return new Rows<>(h.createQuery("select i.batch_id, u.name union_name, b.year, b.way, b.headcount, i.code, i.count " + from
                + " order by i.batch_id limit :size offset :first").bind("id", id).bind("own", union).bind("size", slice.size())
                .bind("first", slice.first()).map(ConstructorMapper.of(RefusedBatch.class)).list(), total);
    }

    /**
     * What a command has found.
     *
     * @param batches how many it has taken
     * @param matching what all came to that it was given for, with those another command holds
     */
    record Taken(int batches, QueueSum matching) {
    }

    /** A batch to be confirmed for who has asked; public for Jdbi only. */
    public record Item(long run, long batchId, int batchVersion, long district, String askedBy) {
    }
}
