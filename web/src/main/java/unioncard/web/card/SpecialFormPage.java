package unioncard.web.card;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import unioncard.card.SpecialForm;
import unioncard.card.SpecialForms;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 完善信息 of one entry of the special channel. What is not filled in yet may be saved too. */
@Named
@ViewScoped
public class SpecialFormPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SpecialForms forms;

    private String id;
    private SpecialForm form;
    private String surnameLatin;
    private String givenNameLatin;
    private String nationality;
    private String permitNo;
    private LocalDate permitExpiresOn;
    private String occupation;
    private String address;
    private String taxResidency;
    private String bankName;
    private String namePinyin;

    /** Reads the form once, when the page is opened. */
    public void open() {
        form = forms.find(Views.id(id));
        surnameLatin = form.surnameLatin();
        givenNameLatin = form.givenNameLatin();
        nationality = form.nationality();
        permitExpiresOn = form.permitExpiresOn();
        occupation = form.occupation();
        taxResidency = form.taxResidency();
        bankName = form.bankName();
        namePinyin = form.namePinyin();
    }

    /** Saves, and tells what is still missing. */
    public String save() {
        var filled = new SpecialForm(form.memberId(), form.version(), form.memberNo(), form.name(), form.reason(), upper(surnameLatin),
                upper(givenNameLatin), upper(nationality), permitNo, permitExpiresOn, occupation, address, taxResidency, bankName, namePinyin,
                form.permitStored(), form.addressStored());
        if (forms.save(filled)) {
            Notices.done("special.saved-complete");
        } else {
            Notices.warn("special.saved-draft", filled.missing().stream().map(Texts::of).collect(Collectors.joining("、")));
        }
        return Views.to("/card/pending-list.xhtml?channel=SPECIAL");
    }

    private static String upper(String text) {
        return text == null ? null : text.strip().toUpperCase(Locale.ROOT);
    }

    /** What may be chosen for the tax residency. */
    public List<String> getTaxResidencies() {
        return List.of("RESIDENT", "NON_RESIDENT", "BOTH");
    }

    public SpecialForm getForm() {
        return form;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getSurnameLatin() {
        return surnameLatin;
    }

    public void setSurnameLatin(String surnameLatin) {
        this.surnameLatin = surnameLatin;
    }

    public String getGivenNameLatin() {
        return givenNameLatin;
    }

    public void setGivenNameLatin(String givenNameLatin) {
        this.givenNameLatin = givenNameLatin;
    }

    public String getNationality() {
        return nationality;
    }

    public void setNationality(String nationality) {
        this.nationality = nationality;
    }

    public String getPermitNo() {
        return permitNo;
    }

    public void setPermitNo(String permitNo) {
        this.permitNo = permitNo;
    }

    public LocalDate getPermitExpiresOn() {
        return permitExpiresOn;
    }

    public void setPermitExpiresOn(LocalDate permitExpiresOn) {
        this.permitExpiresOn = permitExpiresOn;
    }

    public String getOccupation() {
        return occupation;
    }

    public void setOccupation(String occupation) {
        this.occupation = occupation;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getTaxResidency() {
        return taxResidency;
    }

    public void setTaxResidency(String taxResidency) {
        this.taxResidency = taxResidency;
    }

    public String getBankName() {
        return bankName;
    }

    public void setBankName(String bankName) {
        this.bankName = bankName;
    }

    public String getNamePinyin() {
        return namePinyin;
    }

    public void setNamePinyin(String namePinyin) {
        this.namePinyin = namePinyin;
    }
}
