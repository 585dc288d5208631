package unioncard.web.organisation;

import java.io.Serializable;
import unioncard.organisation.UnionDetail;
import unioncard.organisation.UnionFields;
import unioncard.organisation.UnionLevel;

/** What is typed about a union, for a new one and for a correction alike. */
public class UnionForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private UnionLevel level;
    private String code;
    private String name;
    private String unitName;
    private String unitCreditCode;
    private String unionCreditCode;
    private String address;
    private String leader;
    private String phone;

    /** An empty form. */
    UnionForm() {
    }

    /** A form filled with what is known. */
    UnionForm(UnionDetail known) {
        level = known.level();
        code = known.code();
        name = known.name();
        unitName = known.unitName();
        unitCreditCode = known.unitCreditCode();
        unionCreditCode = known.unionCreditCode();
        address = known.address();
        leader = known.leader();
        phone = known.phone();
    }

    UnionFields fields() {
        return new UnionFields(name, unitName, unitCreditCode, unionCreditCode, address, phone, leader);
    }

    public UnionLevel getLevel() {
        return level;
    }

    public void setLevel(UnionLevel level) {
        this.level = level;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getUnitName() {
        return unitName;
    }

    public void setUnitName(String unitName) {
        this.unitName = unitName;
    }

    public String getUnitCreditCode() {
        return unitCreditCode;
    }

    public void setUnitCreditCode(String unitCreditCode) {
        this.unitCreditCode = unitCreditCode;
    }

    public String getUnionCreditCode() {
        return unionCreditCode;
    }

    public void setUnionCreditCode(String unionCreditCode) {
        this.unionCreditCode = unionCreditCode;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getLeader() {
        return leader;
    }

    public void setLeader(String leader) {
        this.leader = leader;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }
}
