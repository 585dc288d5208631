package unioncard.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import unioncard.shared.DomainException;

/**
 * A union (工会组织). Its place in the tree is decided when it is created and written down three times, so that nobody has to walk the
 * tree: the parent, the path of ids from the root, and the district or bureau above.
 */
@Entity
@Table(name = "trade_union")
public class Union {

    private static final int LONGEST_PATH = 400;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "trade_union_seq")
    @SequenceGenerator(name = "trade_union_seq", sequenceName = "trade_union_seq", allocationSize = 1)
    private Long id;
    @Version
    private int version;
    private String code;
    private String name;
    @Enumerated(EnumType.STRING)
    private UnionLevel level;
    @Column(name = "parent_id")
    private Long parentId;
    private String path;
    @Column(name = "district_id")
    private Long districtId;
    @Enumerated(EnumType.STRING)
    private UnionStatus status;
    @Column(name = "unit_name")
    private String unitName;
    @Column(name = "unit_credit_code")
    private String unitCreditCode;
    @Column(name = "union_credit_code")
    private String unionCreditCode;
    private String address;
    private String phone;
    private String leader;
    @Column(name = "created_at")
    private Instant createdAt;

    /** For JPA. */
    protected Union() {
    }

    private Union(UnionLevel level, String code, UnionFields fields, Instant createdAt) {
        this.level = level;
        this.code = code;
        this.status = UnionStatus.ACTIVE;
        this.createdAt = createdAt;
        describe(fields);
    }

    /** A new union below this one. Refused when the levels do not fit or this union is closed. It gets its place by {@link #settle}. */
    Union found(UnionLevel childLevel, String childCode, UnionFields fields, Instant now) {
        if (!level.mayHold(childLevel)) {
            throw new DomainException("union.level-not-below", childLevel.label(), level.label());
        }
        if (status == UnionStatus.CLOSED) {
            throw new DomainException("union.parent-closed", name);
        }
        return new Union(childLevel, childCode, fields, now);
    }

    /** Takes the generated code. */
    void number(String generated) {
        code = generated;
    }

    /** Takes the place below the parent; the own id is known by now. */
    void settle(Union parent) {
        parentId = parent.id;
        path = parent.path + id + "/";
        districtId = level == UnionLevel.DISTRICT ? id : parent.districtId;
        if (path.length() > LONGEST_PATH) {
            throw new DomainException("union.too-deep");
        }
    }

    /** Takes over what was filled in. */
    final void describe(UnionFields fields) {
        name = fields.name();
        unitName = fields.unitName();
        unitCreditCode = fields.unitCreditCode();
        unionCreditCode = fields.unionCreditCode();
        address = fields.address();
        phone = fields.phone();
        leader = fields.leader();
    }

    /** Refuses a change based on an older state, with {@code changed-meanwhile}. */
    void requireVersion(int seen) {
        if (version != seen) {
            throw new DomainException("changed-meanwhile");
        }
    }

    public Long getId() {
        return id;
    }

    public String getCode() {
        return code;
    }

    public String getName() {
        return name;
    }

    public UnionLevel getLevel() {
        return level;
    }

    public String getPath() {
        return path;
    }

    public Long getDistrictId() {
        return districtId;
    }

    public int getVersion() {
        return version;
    }
}
