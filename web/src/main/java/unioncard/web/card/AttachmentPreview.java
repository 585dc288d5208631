package unioncard.web.card;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.card.Attachment;
import unioncard.card.SpecialAttachments;

/** Attachments on 会员详情, and the dialog that shows one, there and in 特殊办卡信息. */
@Named
@ViewScoped
public class AttachmentPreview implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SpecialAttachments attachments;

    private List<Attachment> files;
    private Attachment chosen;

    /** 查看材料: fetches the attachments of a member. */
    public void open(long memberId) {
        files = List.copyOf(attachments.list(memberId));
    }

    /** Attachments as fetched; null before. */
    public List<Attachment> getFiles() {
        return files;
    }

    /** Opens the dialog for one; the servlet gives the content and has it audited. */
    public void choose(Attachment attachment) {
        chosen = attachment;
    }

    public Attachment getChosen() {
        return chosen;
    }
}
