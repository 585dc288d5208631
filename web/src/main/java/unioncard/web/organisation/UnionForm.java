package unioncard.web.organisation;

import java.io.Serializable;
import java.time.LocalDate;
import unioncard.organisation.UnionDetail;
import unioncard.organisation.UnionFields;
import unioncard.organisation.UnionLevel;

/** What is typed about a union, for a new one and for a correction alike. */
public class UnionForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private UnionLevel level;
    private String code;
    private String name;
    private String creditCode;
    private String type;
    private LocalDate foundedOn;
    private Integer declaredMembers;
    private String leader;
    private String phone;
    private UnitForm unit;

    /** An empty form. */
    UnionForm() {
        unit = new UnitForm();
    }

    /** A form filled with what is known. */
    UnionForm(UnionDetail known) {
        level = known.level();
        code = known.code();
        name = known.name();
        creditCode = known.unionCreditCode();
        type = known.unionType();
        foundedOn = known.foundedOn();
        declaredMembers = known.declaredMembers();
        leader = known.leader();
        phone = known.phone();
        unit = new UnitForm(known);
    }

    UnionFields fields() {
        return new UnionFields(name, creditCode, type, foundedOn, declaredMembers, leader, phone, unit.fields());
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

    public String getCreditCode() {
        return creditCode;
    }

    public void setCreditCode(String creditCode) {
        this.creditCode = creditCode;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public LocalDate getFoundedOn() {
        return foundedOn;
    }

    public void setFoundedOn(LocalDate foundedOn) {
        this.foundedOn = foundedOn;
    }

    public Integer getDeclaredMembers() {
        return declaredMembers;
    }

    public void setDeclaredMembers(Integer declaredMembers) {
        this.declaredMembers = declaredMembers;
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

    public UnitForm getUnit() {
        return unit;
    }
}
