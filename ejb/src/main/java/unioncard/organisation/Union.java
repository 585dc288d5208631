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
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import unioncard.shared.DomainException;
import unioncard.shared.Pinyin;

/**
 * A union (工会组织). Its place in the tree is written down three times, so that nobody has to walk the tree: the parent, the path of ids
 * from the root, and the district or bureau above. After {@link #settle} only a change of affiliation or a merger gives it another one, by
 * a statement over the union and all below it ({@link PlaceSql}).
 */
@Entity
@Table(name = "trade_union")
public class Union {

    static final int LONGEST_PATH = 400;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "trade_union_seq")
    @SequenceGenerator(name = "trade_union_seq", sequenceName = "trade_union_seq", allocationSize = 1)
    private Long id;
    @Version
    private int version;
    private String code;
    private String name;
    @Column(name = "name_initials")
    private String nameInitials;
    @Enumerated(EnumType.STRING)
    private UnionLevel level;
    @Column(name = "parent_id")
    private Long parentId;
    private String path;
    @Column(name = "district_id")
    private Long districtId;
    @Enumerated(EnumType.STRING)
    private UnionStatus status;
    @Column(name = "union_credit_code")
    private String unionCreditCode;
    @Column(name = "union_type")
    private String unionType;
    @Column(name = "founded_on")
    private LocalDate foundedOn;
    @Column(name = "declared_members")
    private Integer declaredMembers;
    private String leader;
    private String phone;
    @Column(name = "unit_name")
    private String unitName;
    @Column(name = "unit_credit_code")
    private String unitCreditCode;
    private String address;
    private String region;
    @Column(name = "unit_nature")
    private String unitNature;
    @Column(name = "economy_type")
    private String economyType;
    private String industry;
    @Column(name = "staff_count")
    private Integer staffCount;
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
        requireRoomFor(childLevel);
        return new Union(childLevel, childCode, fields, now);
    }

    /** Refuses what cannot stand below this union: {@code union.level-not-below}, {@code union.parent-closed}. */
    void requireRoomFor(UnionLevel childLevel) {
        if (!level.mayHold(childLevel)) {
            throw new DomainException("union.level-not-below", childLevel.label(), level.label());
        }
        if (status == UnionStatus.CLOSED) {
            throw new DomainException("union.parent-closed", name);
        }
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
        nameInitials = Pinyin.initials(fields.name());
        unionCreditCode = fields.creditCode();
        unionType = fields.type();
        foundedOn = fields.foundedOn();
        declaredMembers = fields.declaredMembers();
        leader = fields.leader();
        phone = fields.phone();
        unitName = fields.unit().name();
        unitCreditCode = fields.unit().creditCode();
        address = fields.unit().address();
        region = fields.unit().region();
        unitNature = fields.unit().nature();
        economyType = fields.unit().economyType();
        industry = fields.unit().industry();
        staffCount = fields.unit().staffCount();
    }

    /** What is filled in, as the history writes it; blank items are absent. */
    Map<UnionItem, String> described() {
        var items = new EnumMap<UnionItem, String>(UnionItem.class);
        put(items, UnionItem.NAME, name);
        put(items, UnionItem.UNION_CREDIT_CODE, unionCreditCode);
        put(items, UnionItem.UNION_TYPE, unionType);
        put(items, UnionItem.FOUNDED_ON, foundedOn);
        put(items, UnionItem.DECLARED_MEMBERS, declaredMembers);
        put(items, UnionItem.LEADER, leader);
        put(items, UnionItem.PHONE, phone);
        put(items, UnionItem.UNIT_NAME, unitName);
        put(items, UnionItem.UNIT_CREDIT_CODE, unitCreditCode);
        put(items, UnionItem.ADDRESS, address);
        put(items, UnionItem.REGION, region);
        put(items, UnionItem.UNIT_NATURE, unitNature);
        put(items, UnionItem.ECONOMY_TYPE, economyType);
        put(items, UnionItem.INDUSTRY, industry);
        put(items, UnionItem.STAFF_COUNT, staffCount);
        return items;
    }

    private static void put(Map<UnionItem, String> items, UnionItem item, Object value) {
        if (value != null) {
            items.put(item, value.toString());
        }
    }

    /** Refuses a change based on an older state, with {@code changed-meanwhile}. */
    void requireVersion(int seen) {
        if (version != seen) {
            throw new DomainException("changed-meanwhile");
        }
    }

    /** Refuses a change of a union that has been closed, with {@code union.closed}. */
    void requireActive() {
        if (status == UnionStatus.CLOSED) {
            throw new DomainException("union.closed", name);
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

    public Long getParentId() {
        return parentId;
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
