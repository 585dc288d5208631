package unioncard.web.organisation;

import java.io.Serializable;
import unioncard.organisation.UnionDetail;
import unioncard.organisation.UnitFields;

/** What is typed about the unit that a union belongs to. */
public class UnitForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private String name;
    private String creditCode;
    private String address;
    private String region;
    private String nature;
    private String economyType;
    private String industry;
    private Integer staffCount;

    /** An empty form. */
    UnitForm() {
    }

    /** A form filled with what is known. */
    UnitForm(UnionDetail known) {
        name = known.unitName();
        creditCode = known.unitCreditCode();
        address = known.address();
        region = known.region();
        nature = known.unitNature();
        economyType = known.economyType();
        industry = known.industry();
        staffCount = known.staffCount();
    }

    UnitFields fields() {
        return new UnitFields(name, creditCode, address, region, nature, economyType, industry, staffCount);
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

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public String getNature() {
        return nature;
    }

    public void setNature(String nature) {
        this.nature = nature;
    }

    public String getEconomyType() {
        return economyType;
    }

    public void setEconomyType(String economyType) {
        this.economyType = economyType;
    }

    public String getIndustry() {
        return industry;
    }

    public void setIndustry(String industry) {
        this.industry = industry;
    }

    public Integer getStaffCount() {
        return staffCount;
    }

    public void setStaffCount(Integer staffCount) {
        this.staffCount = staffCount;
    }
}
