package unioncard.web.card;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.primefaces.model.file.UploadedFiles;
import unioncard.card.Attachment;
import unioncard.card.AttachmentKind;
import unioncard.card.SavedForm;
import unioncard.card.SpecialAttachments;
import unioncard.card.SpecialForm;
import unioncard.card.SpecialForms;
import unioncard.card.SpecialItem;
import unioncard.shared.Setting;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** 完善信息 of one entry of the special channel. Each step saves what is filled in so far. */
@Named
@ViewScoped
public class SpecialFormPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SpecialForms forms;
    @Inject
    private transient SpecialAttachments attachments;

    private String id;
    private SpecialForm form;
    private List<SpecialField> fields;
    private List<Attachment> files;
    private AttachmentKind kind;
    private transient UploadedFiles chosen;

    /** Reads the form once, when the page is opened. */
    public void open() {
        form = forms.find(Views.id(id));
        files = attachments.list(form.memberId());
        kind = firstMissing();
        fields = new ArrayList<>();
        for (var item : form.items()) {
            if (item.attachment() == null && !form.known().containsKey(item) && !(item == SpecialItem.DOCUMENT_EXPIRY && form.documentLongTerm())) {
                boolean first = fields.isEmpty() || fields.get(fields.size() - 1).getItem().group() != item.group();
                fields.add(new SpecialField(item, fields.size(), first, form));
            }
        }
    }

    /** 保存: back to the list when nothing is missing, else the page goes on with what is. */
    public String save() {
        var saved = keep();
        if (saved.isComplete()) {
            Notices.done("special.saved-complete");
            return Views.to("/card/pending-list.xhtml?channel=SPECIAL");
        }
        if (saved.refused().isEmpty()) {
            Notices.warn("special.saved-draft", words(saved.missing()));
        }
        return null;
    }

    /** 上传: what is filled in is saved before, so that nothing is lost. */
    public void upload() throws IOException {
        if (chosen == null || chosen.getFiles().isEmpty()) {
            Notices.refused("attachment.no-file");
            return;
        }
        keep();
        int taken = 0;
        try {
            for (var file : chosen.getFiles()) {
                try (var content = file.getInputStream()) {
                    attachments.upload(form.entryId(), kind, file.getFileName(), content);
                    taken++;
                }
            }
        } finally {
            reread();
            kind = taken > 0 ? firstMissing() : kind;
            if (taken > 0) {
                Notices.done("attachment.uploaded", taken);
            }
        }
    }

    /** 删除 of an attachment. */
    public void remove(Attachment file) {
        attachments.remove(form.entryId(), file.id());
        reread();
        Notices.done("attachment.removed");
    }

    private SavedForm keep() {
        var typed = new EnumMap<SpecialItem, String>(SpecialItem.class);
        fields.forEach(field -> typed.put(field.getItem(), field.typed()));
        var saved = forms.save(form.entryId(), form.version(), typed);
        reread();
        if (!saved.refused().isEmpty()) {
            Notices.refused("special.refused", words(saved.refused()));
        }
        for (var field : fields) {
            boolean refused = saved.refused().contains(field.getItem());
            field.mark(refused);
            if (refused) {
                Notices.refusedAt(field.input(), "special.rule." + field.getItem().rule());
            } else {
                field.read(form);
            }
        }
        return saved;
    }

    private void reread() {
        form = forms.find(form.entryId());
        files = attachments.list(form.memberId());
    }

    /** The kind to be attached next; any when none is missing. */
    private AttachmentKind firstMissing() {
        return Stream.concat(form.missing().stream(), form.items().stream()).map(SpecialItem::attachment).filter(Objects::nonNull).findFirst().orElseThrow();
    }

    private static String words(List<SpecialItem> items) {
        return items.stream().map(SpecialItem::label).collect(Collectors.joining("、"));
    }

    /** Whether a field is asked for, by what is chosen at the moment. */
    public boolean shows(SpecialField field) {
        return !field.getItem().isForTaxedAbroad() || fields.stream().filter(other -> other.getItem() == SpecialItem.TAX_RESIDENCY)
                .anyMatch(other -> other.getText() != null && !other.getText().equals("RESIDENT"));
    }

    /** Where an item that is missing is filled in. */
    public String link(SpecialItem item) {
        return fields.stream().filter(field -> field.getItem() == item).map(SpecialField::getLink).findFirst().orElse("#attachments");
    }

    /** Kinds of attachments that the form asks for. */
    public List<AttachmentKind> getKinds() {
        return form.items().stream().map(SpecialItem::attachment).filter(Objects::nonNull).toList();
    }

    /** Megabytes of the largest file that is taken. */
    public int getLargest() {
        return Setting.ATTACHMENT_LARGEST_MB.number();
    }

    public SpecialForm getForm() {
        return form;
    }

    public List<SpecialField> getFields() {
        return fields;
    }

    public List<Attachment> getFiles() {
        return files;
    }

    public AttachmentKind getKind() {
        return kind;
    }

    public void setKind(AttachmentKind kind) {
        this.kind = kind;
    }

    public UploadedFiles getChosen() {
        return chosen;
    }

    public void setChosen(UploadedFiles chosen) {
        this.chosen = chosen;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
